/** The exponential distribution, from any point on. */
import { defineFamily } from '../family/familyDefinition.ts'
import { tailWith } from '../family/tail.ts'

/** rate·exp(−rate·(x − low)) from `low` on. */
export interface Exponential {
  readonly family: 'exponential'
  readonly rate: number
  readonly low: number
}

export const exponential = defineFamily<Exponential>({
  name: 'exponential',
  parameters: [
    { name: 'rate', kind: 'rate' },
    { name: 'low', kind: 'location', otherwise: 0 },
  ],
  logDensity({ rate, low }) {
    const constant = Math.log(rate)
    return (anchor, offset) => {
      const above = anchor - low + offset
      return above < 0 ? -Infinity : constant - rate * above
    }
  },
  support: d => ({ low: d.low, high: Infinity }),
  tail: d => tailWith({ linear: d.rate }),
  peak: d => ({ centre: d.low, scale: 1 / d.rate }),
  detail: 6,
  mean: d => d.low + 1 / d.rate,
  variance: d => 1 / (d.rate * d.rate),
  entropy: d => 1 - Math.log(d.rate),
  cdf: (d, x) => -Math.expm1(-d.rate * (x - d.low)),
  draw: (d, random) => d.low - Math.log(random.uniform()) / d.rate,
  scipy: d => `stats.expon(${d.low}, ${1 / d.rate})`,
})
