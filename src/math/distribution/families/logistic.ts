/** The logistic distribution. */
import { defineFamily } from '../family/familyDefinition.ts'
import { location, scale } from '../family/parameter.ts'
import { tailWith } from '../family/tail.ts'

/** e^(−z) / (scale·(1 + e^(−z))²), z = (x − location) / scale. */
export interface Logistic {
  readonly family: 'logistic'
  readonly location: number
  readonly scale: number
}

export const logistic = defineFamily<Logistic>({
  name: 'logistic',
  parameters: [location, scale],
  /** −|z| − 2 log(1 + e^(−|z|)) − log scale: symmetric, so the exponential never overflows */
  logDensity({ location, scale }) {
    const constant = -Math.log(scale)
    return (anchor, offset) => {
      const z = Math.abs((anchor - location + offset) / scale)
      return constant - z - 2 * Math.log1p(Math.exp(-z))
    }
  },
  tail: d => tailWith({ linear: 1 / d.scale }),
  peak: d => ({ centre: d.location, scale: d.scale }),
  mean: d => d.location,
  variance: d => (Math.PI * d.scale) ** 2 / 3,
  entropy: d => 2 + Math.log(d.scale),
  cdf: (d, x) => 1 / (1 + Math.exp((d.location - x) / d.scale)),
  median: d => d.location,
  draw(d, random) {
    const u = random.uniform()
    return d.location + d.scale * (Math.log(u) - Math.log1p(-u))
  },
  scipy: d => `stats.logistic(${d.location}, ${d.scale})`,
})
