/** The average of −log q over data, with its standard error. */
import type { Distribution } from '../distribution/distribution.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'

/** The mean of −log q over the data, in nats, and its standard error (0 for one point); Infinity outside q's support. */
export function negativeLogLikelihood(data: readonly number[], q: Distribution): { mean: number; error: number } {
  if (!(data.length > 0)) throw new RangeError('data: expected at least one number, got none')
  const { logDensityAt } = preparedDistribution(q)
  const n = data.length
  const terms = new Float64Array(n)
  let mean = 0
  for (let i = 0; i < n; i++) {
    terms[i] = -logDensityAt(data[i]!, 0)
    mean += terms[i]! / n
  }
  if (!Number.isFinite(mean)) return { mean, error: Infinity }
  let squares = 0
  for (const term of terms) squares += (term - mean) ** 2
  return { mean, error: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 }
}
