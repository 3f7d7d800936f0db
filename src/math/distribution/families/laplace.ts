/** The Laplace distribution: two exponentials back to back. */
import { defineFamily } from '../family/familyDefinition.ts'
import { location, scale } from '../family/parameter.ts'
import { tailWith } from '../family/tail.ts'

/** exp(−|x − location| / scale) / (2·scale). */
export interface Laplace {
  readonly family: 'laplace'
  readonly location: number
  readonly scale: number
}

export const laplace = defineFamily<Laplace>({
  name: 'laplace',
  parameters: [location, scale],
  /** −|z| − log(2 scale) */
  logDensity({ location, scale }) {
    const constant = -Math.log(2) - Math.log(scale)
    return (anchor, offset) => constant - Math.abs((anchor - location + offset) / scale)
  },
  tail: d => tailWith({ linear: 1 / d.scale }),
  kinks: d => [d.location],
  peak: d => ({ centre: d.location, scale: d.scale }),
  detail: 2,
  mean: d => d.location,
  variance: d => 2 * d.scale * d.scale,
  entropy: d => 1 + Math.LN2 + Math.log(d.scale),
  cdf(d, x) {
    const z = (x - d.location) / d.scale
    return z < 0 ? 0.5 * Math.exp(z) : 1 - 0.5 * Math.exp(-z)
  },
  median: d => d.location,
  meanDistance(d, a) {
    const r = Math.abs(a - d.location)
    return r + d.scale * Math.exp(-r / d.scale)
  },
  draw(d, random) {
    const u = random.uniform() - 0.5
    return d.location - d.scale * Math.sign(u) * Math.log1p(-2 * Math.abs(u))
  },
  scipy: d => `stats.laplace(${d.location}, ${d.scale})`,
  placed: (middle, spread) => ({ family: 'laplace', location: middle, scale: spread }),
})
