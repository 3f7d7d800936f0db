/** The skew normal distribution. */
import { LN_SQRT_2PI, logNormalCdf } from '../../numerics/special.ts'
import { defineFamily } from '../family/familyDefinition.ts'
import { location, scale } from '../family/parameter.ts'
import { gaussianTail } from '../family/tail.ts'

/** 2 φ(z) Φ(shape·z) / scale, z = (x − location) / scale. */
export interface SkewNormal {
  readonly family: 'skewnormal'
  readonly location: number
  readonly scale: number
  readonly shape: number
}

export const skewNormal = defineFamily<SkewNormal>({
  name: 'skewnormal',
  parameters: [location, scale, { name: 'shape', kind: 'skew' }],
  /** log 2 − ½z² + log Φ(shape·z) − log(scale √2π) */
  logDensity({ location, scale, shape }) {
    const constant = Math.log(2) - LN_SQRT_2PI - Math.log(scale)
    return (anchor, offset) => {
      const z = (anchor - location + offset) / scale
      // no 0·∞ where z overflows
      return constant - 0.5 * z * z + logNormalCdf(shape === 0 ? 0 : shape * z)
    }
  },
  tail(d, side) {
    const tail = gaussianTail(d.location, d.scale, side)
    if (!(d.shape * side < 0)) return tail
    // log Φ(shape·z) adds −½ shape² z² − log |z| on the short side
    const factor = 1 + d.shape * d.shape
    return { ...tail, quadratic: tail.quadratic * factor, linear: tail.linear * factor, log: 1 }
  },
  peak: d => ({ centre: d.location, scale: d.scale / Math.sqrt(1 + Math.min(d.shape * d.shape, 1e12)) }),
  mean: d => d.location + d.scale * skewness(d.shape) * Math.sqrt(2 / Math.PI),
  variance: d => d.scale * d.scale * (1 - (2 / Math.PI) * skewness(d.shape) ** 2),
  draw(d, random) {
    const delta = d.shape / Math.hypot(1, d.shape)
    const first = Math.abs(random.normal())
    return d.location + d.scale * (delta * first + Math.sqrt(1 - delta * delta) * random.normal())
  },
  scipy: d => `stats.skewnorm(${d.shape}, ${d.location}, ${d.scale})`,
})

/** δ = shape / √(1 + shape²). */
function skewness(shape: number): number {
  return Math.abs(shape) > 1e150 ? Math.sign(shape) : shape / Math.sqrt(1 + shape * shape)
}
