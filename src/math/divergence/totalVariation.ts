/** The total variation distance. */
import type { Distribution } from '../distribution/distribution.ts'
import { sameDistribution } from '../distribution/equality.ts'
import { integrationPieces } from '../distribution/integrationPieces.ts'
import { cutAtCrossings } from './cutAtCrossings.ts'
import { totalVariationIntegrand } from './divergenceIntegrands.ts'
import { integrateDivergence } from './integrateDivergence.ts'

/** ½ ∫|p − q|: the largest difference in probability of any event, between 0 and 1. */
export function totalVariation(p: Distribution, q: Distribution): number {
  if (sameDistribution(p, q)) return 0
  const pieces = cutAtCrossings(p, q, integrationPieces([p, q], [], 'mass'))
  return Math.min(1, integrateDivergence(p, q, totalVariationIntegrand, pieces, resolvable))
}

/** What rounding leaves: total variation is linear in d = log p − log q, each wrong by about 1e-15. */
function resolvable(size: number): number {
  return 1e-15 + 1e-15 / size
}
