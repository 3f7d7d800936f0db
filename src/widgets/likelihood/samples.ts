/** The numbers that the likelihood is of, with what every model asks of them. */
import { type Distribution, sample, sampleMoments } from '../../math/index.ts'

export interface Samples {
  /** In the order they were drawn or given. */
  values: readonly number[]
  mean: number
  /** Divided by N, not N − 1: that is the most likely normal's. */
  variance: number
  median(): number
  /** (1/N) Σ |xₙ − a|, in logarithmic time. */
  meanDistance(a: number): number
}

interface Wanted {
  p: Distribution
  n: number
  seed: number
  data: readonly number[]
}

const given = new WeakMap<readonly number[], Samples>()
const drawn = new WeakMap<Distribution, { n: number; seed: number; samples: Samples }>()

/** The data where there are any, else draws from p, to four decimals: the decimals are the data. Kept while unchanged. */
export function samplesOf({ p, n, seed, data }: Wanted): Samples {
  if (data.length > 0) {
    const samples = given.get(data) ?? summary(data)
    given.set(data, samples)
    return samples
  }
  const known = drawn.get(p)
  if (known?.n === n && known.seed === seed) return known.samples
  const samples = summary(sample(p, n, seed).map(toFourDecimals))
  drawn.set(p, { n, seed, samples })
  return samples
}

/** One more draw from p, after those that are there. */
export function nextSample({ p, seed }: Wanted, count: number): number {
  return toFourDecimals(sample(p, count + 1, seed).at(-1) ?? 0)
}

function toFourDecimals(x: number): number {
  return Math.abs(x) < 1e9 ? Math.round(x * 1e4) / 1e4 + 0 : x
}

/** Sorted only where a model asks for what takes sorting: in a drag all numbers are new in every frame. */
function summary(values: readonly number[]): Samples {
  const n = values.length
  let kept: { sorted: Float64Array; below: Float64Array } | undefined
  const order = () => (kept ??= orderOf(values))
  return {
    values,
    ...sampleMoments(values),
    median() {
      const { sorted } = order()
      const middle = (n - 1) / 2
      return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
    },
    meanDistance(a) {
      const { sorted, below } = order()
      const k = countBelow(sorted, a)
      return (a * k - below[k]! + (below[n]! - below[k]!) - a * (n - k)) / n
    },
  }
}

/** The numbers in order, and the sums of those below each. */
function orderOf(values: readonly number[]) {
  const sorted = new Float64Array(values).sort()
  const below = new Float64Array(values.length + 1)
  for (const [i, x] of sorted.entries()) below[i + 1] = below[i]! + x
  return { sorted, below }
}

/** How many of the sorted numbers are less than `a`. */
function countBelow(sorted: Float64Array, a: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < a) low = middle + 1
    else high = middle
  }
  return low
}
