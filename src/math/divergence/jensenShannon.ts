/** The Jensen–Shannon divergence. */
import type { Distribution } from '../distribution/distribution.ts'
import { sameDistribution } from '../distribution/equality.ts'
import { jensenShannonIntegrand } from './divergenceIntegrands.ts'
import { integrateDivergence } from './integrateDivergence.ts'

/** ½ KL(p‖m) + ½ KL(q‖m), m = (p + q)/2, in nats: between 0 and log 2, always finite. */
export function jensenShannon(p: Distribution, q: Distribution): number {
  if (sameDistribution(p, q)) return 0
  return Math.min(Math.LN2, integrateDivergence(p, q, jensenShannonIntegrand))
}
