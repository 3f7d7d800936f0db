/** The squared Hellinger distance. */
import type { Distribution } from '../distribution/distribution.ts'
import { sameDistribution } from '../distribution/equality.ts'
import { hellingerIntegrand } from './divergenceIntegrands.ts'
import { integrateDivergence } from './integrateDivergence.ts'
import { logPowerIntegral } from './powerIntegral.ts'

/** 1 − ∫√(pq) = ½ ∫(√p − √q)², the squared Hellinger distance, between 0 and 1. */
export function hellinger(p: Distribution, q: Distribution): number {
  if (sameDistribution(p, q)) return 0
  if (p.family === 'normal' && q.family === 'normal') return -Math.expm1(logPowerIntegral(p, q, 0.5))
  return Math.min(1, integrateDivergence(p, q, hellingerIntegrand))
}
