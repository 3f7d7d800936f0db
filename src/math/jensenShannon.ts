import type { Distribution } from './distribution.ts'
import { integrateDivergence } from './divergence.ts'
import { jensenShannonIntegrand } from './pointwise.ts'
import { sameDistribution } from './same.ts'

/** ½ KL(p‖m) + ½ KL(q‖m), m = (p + q)/2, in nats: between 0 and log 2, always finite. */
export function jensenShannon(p: Distribution, q: Distribution): number {
  if (sameDistribution(p, q)) return 0
  return Math.min(Math.LN2, integrateDivergence(p, q, jensenShannonIntegrand))
}
