import type { Distribution } from './distribution.ts'
import { lawOf } from './law.ts'

/** The mean of −log q over the data, in nats, and its standard error (0 for one point); Infinity outside q's support. */
export function negativeLogLikelihood(data: readonly number[], q: Distribution): { mean: number; error: number } {
  if (!(data.length > 0)) throw new RangeError('data: expected at least one number, got none')
  const { logDensityAt } = lawOf(q)
  const terms = data.map(x => -logDensityAt(x, 0))
  const n = terms.length
  const mean = terms.reduce((sum, t) => sum + t / n, 0)
  if (!Number.isFinite(mean)) return { mean, error: Infinity }
  const squares = terms.reduce((sum, t) => sum + (t - mean) ** 2, 0)
  return { mean, error: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 }
}
