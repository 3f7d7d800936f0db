import type { Distribution } from './distribution.ts'
import { lawOf } from './preparedDistribution.ts'

/** log p(x), in nats; −Infinity outside the support. The law is prepared once per object, so calling often is cheap. */
export function logDensity(p: Distribution, x: number): number {
  return lawOf(p).logDensityAt(x, 0)
}

/** p(x). */
export function density(p: Distribution, x: number): number {
  return Math.exp(logDensity(p, x))
}
