/** A density and its logarithm at a point. */
import type { Distribution } from './distribution.ts'
import { preparedDistribution } from './preparedDistribution.ts'

/** log p(x), in nats; −Infinity outside the support. It is made ready once per object, so calling often is cheap. */
export function logDensity(p: Distribution, x: number): number {
  return preparedDistribution(p).logDensityAt(x, 0)
}

/** p(x). */
export function density(p: Distribution, x: number): number {
  return Math.exp(logDensity(p, x))
}
