/** The uniform distribution. */
import { defineFamily } from '../family/familyDefinition.ts'

/** 1 / (high − low) from `low` to `high`. */
export interface Uniform {
  readonly family: 'uniform'
  readonly low: number
  readonly high: number
}

export const uniform = defineFamily<Uniform>({
  name: 'uniform',
  parameters: [
    { name: 'low', kind: 'low', handle: 'lower end' },
    { name: 'high', kind: 'high', above: ['low'], handle: 'upper end' },
  ],
  logDensity({ low, high }) {
    const constant = -Math.log(high - low)
    return (anchor, offset) => (anchor - low + offset < 0 || anchor - high + offset > 0 ? -Infinity : constant)
  },
  support: ({ low, high }) => ({ low, high }),
  peak: d => ({ centre: d.low + (d.high - d.low) / 2, scale: d.high - d.low }),
  detail: 12,
  mean: d => d.low + (d.high - d.low) / 2,
  variance: d => (d.high - d.low) ** 2 / 12,
  entropy: d => Math.log(d.high - d.low),
  cdf: (d, x) => (x - d.low) / (d.high - d.low),
  meanDistance(d, a) {
    const [left, right] = [a - d.low, d.high - a]
    if (left <= 0 || right <= 0) return Math.abs((d.low - a + (d.high - a)) / 2)
    return (left * left + right * right) / (2 * (d.high - d.low))
  },
  draw: (d, random) => d.low + (d.high - d.low) * random.uniform(),
  scipy: d => `stats.uniform(${d.low}, ${d.high - d.low})`,
  placed: (middle, spread) => ({ family: 'uniform', low: middle - 2 * spread, high: middle + 2 * spread }),
})
