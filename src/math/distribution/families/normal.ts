/** The normal distribution. */
import { erfc, LN_SQRT_2PI } from '../../numerics/special.ts'
import { defineFamily } from '../family/familyDefinition.ts'
import { gaussianTail } from '../family/tail.ts'

/** exp(−½((x − mean)/sd)²) / (sd √2π). */
export interface Normal {
  readonly family: 'normal'
  readonly mean: number
  readonly sd: number
}

/** That of N(0, 1), ½ log 2πe. */
const STANDARD_ENTROPY = 0.5 + LN_SQRT_2PI

export const normal = defineFamily<Normal>({
  name: 'normal',
  parameters: [
    { name: 'mean', kind: 'location', handle: 'mean' },
    { name: 'sd', kind: 'scale', handle: 'standard deviation' },
  ],
  /** −½z² − log(sd √2π) */
  logDensity({ mean, sd }) {
    const constant = -LN_SQRT_2PI - Math.log(sd)
    return (anchor, offset) => {
      const z = (anchor - mean + offset) / sd
      return constant - 0.5 * z * z
    }
  },
  tail: ({ mean, sd }, side) => gaussianTail(mean, sd, side),
  peak: ({ mean, sd }) => ({ centre: mean, scale: sd }),
  mean: d => d.mean,
  variance: d => d.sd * d.sd,
  entropy: d => STANDARD_ENTROPY + Math.log(d.sd),
  cdf: (d, x) => 0.5 * erfc(((d.mean - x) / d.sd) * Math.SQRT1_2),
  median: d => d.mean,
  meanDistance(d, a) {
    const z = (a - d.mean) / d.sd
    const balance = 1 - erfc(z * Math.SQRT1_2) // Φ(z) − Φ(−z)
    return (a - d.mean) * balance + 2 * d.sd * Math.exp(-0.5 * z * z - LN_SQRT_2PI)
  },
  draw: (d, random) => d.mean + d.sd * random.normal(),
  scipy: d => `stats.norm(${d.mean}, ${d.sd})`,
  scipyReach: 38,
  placed: (middle, spread) => ({ family: 'normal', mean: middle, sd: spread }),
})
