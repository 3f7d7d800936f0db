/** The Rényi divergence. */
import type { Distribution } from '../distribution/distribution.ts'
import { sameDistribution } from '../distribution/equality.ts'
import { requireFinite } from '../numerics/validate.ts'
import { alphaDivergenceByQuadrature, LARGE, nearKl } from './alphaDivergence.ts'
import { kl } from './kl.ts'
import { logPowerIntegral, powerIntegralFinite, supportsDisjoint } from './powerIntegral.ts'

/**
 * Rényi's R_α(p‖q) = log ∫ p^α q^(1−α) / (α − 1), in nats, α > 0; R_1 is KL(p‖q). Infinity for disjoint supports and
 * where the integral diverges.
 */
export function renyi(p: Distribution, q: Distribution, alpha: number): number {
  requireFinite('alpha', alpha)
  if (!(alpha > 0)) throw new RangeError(`alpha: expected a number > 0, got ${alpha}`)
  if (alpha === 1) return kl(p, q)
  if (sameDistribution(p, q)) return 0
  if (!powerIntegralFinite(p, q, alpha) || supportsDisjoint(p, q)) return Infinity
  const change = alpha * (alpha - 1)
  if (!nearKl(alpha)) {
    const logPower = logPowerIntegral(p, q, alpha)
    if (!(Math.expm1(logPower) / change < LARGE)) return logPower / (alpha - 1)
  }
  // near equality the logarithm is that of 1 + α(α−1)·D with D small: through D no digits are lost
  return Math.log1p(change * alphaDivergenceByQuadrature(p, q, alpha)) / (alpha - 1)
}
