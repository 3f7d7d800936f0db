/** The triangular distribution. */
import { defineFamily } from '../family/familyDefinition.ts'

/** Rises linearly from `low` to `mode`, falls linearly to `high`. */
export interface Triangular {
  readonly family: 'triangular'
  readonly low: number
  readonly mode: number
  readonly high: number
}

export const triangular = defineFamily<Triangular>({
  name: 'triangular',
  parameters: [
    { name: 'low', kind: 'low' },
    { name: 'mode', kind: 'inside', atLeast: ['low'] },
    { name: 'high', kind: 'high', atLeast: ['mode'], above: ['low'] },
  ],
  /** log of 2(x − low)/((high − low)(mode − low)) left of the mode, mirrored right of it */
  logDensity({ low, mode, high }) {
    const peak = Math.log(2) - Math.log(high - low)
    return (anchor, offset) => {
      const above = anchor - low + offset
      const below = high - anchor - offset
      if (above < 0 || below < 0) return -Infinity
      if (anchor - mode + offset < 0) return peak + Math.log(above / (mode - low))
      return high === mode ? peak : peak + Math.log(Math.min(1, below / (high - mode)))
    }
  },
  support: ({ low, high }) => ({ low, high }),
  orderAtEnd: (d, end) => ((end < 0 ? d.low : d.high) === d.mode ? 0 : 1),
  kinks: d => [d.mode],
  peak: d => ({ centre: d.mode, scale: d.high - d.low }),
  detail: 12,
  mean: d => d.low + (d.mode - d.low + (d.high - d.low)) / 3,
  variance(d) {
    const left = d.mode - d.low
    const right = d.high - d.mode
    return (left * left + left * right + right * right) / 18
  },
  entropy: d => 0.5 - Math.LN2 + Math.log(d.high - d.low),
  cdf: (d, x) =>
    x < d.mode
      ? (x - d.low) ** 2 / ((d.high - d.low) * (d.mode - d.low))
      : 1 - (d.high - x) ** 2 / ((d.high - d.low) * (d.high - d.mode)),
  draw(d, random) {
    const u = random.uniform()
    const width = d.high - d.low
    const below = (d.mode - d.low) / width
    if (u < below) return d.low + Math.sqrt(u * width * (d.mode - d.low))
    return d.high - Math.sqrt((1 - u) * width * (d.high - d.mode))
  },
  scipy: d => `stats.triang(${(d.mode - d.low) / (d.high - d.low)}, ${d.low}, ${d.high - d.low})`,
})
