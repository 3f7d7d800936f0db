/** Minka's α-divergence between two distributions on the line. */
import type { Distribution } from '../distribution/distribution.ts'
import { sameDistribution } from '../distribution/equality.ts'
import { integrationPieces } from '../distribution/integrationPieces.ts'
import { requireFinite } from '../numerics/validate.ts'
import { alphaIntegrand } from './divergenceIntegrands.ts'
import { integrateDivergence } from './integrateDivergence.ts'
import { kl } from './kl.ts'
import { logPowerIntegral, powerIntegralFinite, tiltedPeaks } from './powerIntegral.ts'

/** Where the divergence exceeds this, 1 − ∫p^α q^(1−α) loses nothing and the integral is taken in logarithms. */
export const LARGE = 0.05

/**
 * Minka's D_α(p‖q) = (1 − ∫ p^α q^(1−α)) / (α(1−α)) ≥ 0. α → 1 is KL(p‖q), α → 0 is KL(q‖p), α = ½ is 4(1 − BC), α = 2 is
 * half of χ². D_α(p‖q) = D_(1−α)(q‖p). Infinity where the integral diverges or leaves the range of doubles.
 */
export function alphaDivergence(p: Distribution, q: Distribution, alpha: number): number {
  requireFinite('alpha', alpha)
  if (alpha === 1) return kl(p, q)
  if (alpha === 0) return kl(q, p)
  if (sameDistribution(p, q)) return 0
  if (!powerIntegralFinite(p, q, alpha)) return Infinity
  if (!nearKl(alpha)) {
    const large = Math.expm1(logPowerIntegral(p, q, alpha)) / (alpha * (alpha - 1))
    if (!(large < LARGE)) return large
  }
  return alphaDivergenceByQuadrature(p, q, alpha)
}

/** Whether 1 − ∫p^α q^(1−α) loses digits whatever p and q are. */
export function nearKl(alpha: number): boolean {
  return Math.abs(alpha * (alpha - 1)) < 1e-3
}

/** D_α(p‖q) where finite, by its non-negative integrand: no digits are lost for p near q or α near 0 or 1. */
export function alphaDivergenceByQuadrature(p: Distribution, q: Distribution, alpha: number): number {
  const pieces = integrationPieces([p, q], tiltedPeaks(p, q, alpha), 'mass')
  return integrateDivergence(p, q, alphaIntegrand(alpha), pieces)
}
