import { cutAtCrossings } from './crossings.ts'
import type { Distribution } from './distribution.ts'
import { integrateDivergence } from './divergence.ts'
import { piecesFor } from './pieces.ts'
import { totalVariationIntegrand } from './pointwise.ts'
import { sameDistribution } from './same.ts'

/** ½ ∫|p − q|: the largest difference in probability of any event, between 0 and 1. */
export function totalVariation(p: Distribution, q: Distribution): number {
  if (sameDistribution(p, q)) return 0
  const pieces = cutAtCrossings(p, q, piecesFor([p, q], [], 'mass'))
  return Math.min(1, integrateDivergence(p, q, totalVariationIntegrand, pieces))
}
