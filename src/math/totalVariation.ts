import type { Distribution } from './distribution.ts'
import { integrateDivergence } from './divergence.ts'
import { totalVariationIntegrand } from './pointwise.ts'
import { sameDistribution } from './same.ts'

/** ½ ∫|p − q|: the largest difference in probability of any event, between 0 and 1. */
export function totalVariation(p: Distribution, q: Distribution): number {
  if (sameDistribution(p, q)) return 0
  return Math.min(1, integrateDivergence(p, q, totalVariationIntegrand))
}
