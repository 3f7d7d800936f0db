/** The Kullback–Leibler divergence and the cross-entropy of two distributions on the line. */
import type { Distribution, Normal } from '../distribution/distribution.ts'
import { sameDistribution } from '../distribution/equality.ts'
import { crossEntropyFinite } from '../distribution/family/tail.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { supportWithin } from '../distribution/support.ts'
import { tailOf } from '../distribution/tailOf.ts'
import { excessMinusLog1p } from '../numerics/special.ts'
import { klIntegrand } from './divergenceIntegrands.ts'
import { entropy } from './entropy.ts'
import { integrateDivergence } from './integrateDivergence.ts'
import { crossEntropyOfNormals, crossEntropyToNormal } from './normalCrossEntropy.ts'

/**
 * D(p‖q) = ∫ p log(p/q), in nats, ≥ 0. Zero exactly where p is q; Infinity exactly where it is infinite, decided from
 * supports and tails before anything is integrated. Closed form for two normals; against a normal −H(p) is integrated
 * once per p and the rest is closed, of a normal against a mixture of normals E_p[log q] alone; else quadrature.
 */
export function kl(p: Distribution, q: Distribution): number {
  if (p.family === 'normal' && q.family === 'normal') return klNormals(checked(p), checked(q))
  if (!klFinite(p, q)) return Infinity
  const cross = quickCrossEntropy(p, q)
  if (cross !== undefined) {
    const value = cross - entropy(p)
    if (value > NEAR * (1 + Math.abs(cross))) return value
  }
  return sameDistribution(p, q) ? 0 : integrateDivergence(p, q, klIntegrand)
}

/** −∫ p log q where it costs less than ∫ p log(p/q). */
function quickCrossEntropy(p: Distribution, q: Distribution): number | undefined {
  if (q.family === 'normal') return crossEntropyToNormal(p, q.mean, q.sd)
  return preparedDistribution(p).ofNormals && preparedDistribution(q).ofNormals
    ? crossEntropyOfNormals(p, q)
    : undefined
}

/** Below this a difference of entropies has lost digits and the non-negative integrand is integrated instead. */
const NEAR = 1e-4

/** D(p‖q) as `kl`, but always by quadrature, to be shown beside a closed form. */
export function klByQuadrature(p: Distribution, q: Distribution): number {
  if (!klFinite(p, q)) return Infinity
  return integrateDivergence(p, q, klIntegrand)
}

/** Whether D(p‖q) is finite: p lives where q does, and has the moments that −log q asks for in both tails. */
export function klFinite(p: Distribution, q: Distribution): boolean {
  if (preparedDistribution(p).ofNormals && preparedDistribution(q).ofNormals) return true
  if (!supportWithin(p, q)) return false
  return ([-1, 1] as const).every(side => {
    const tail = tailOf(p, side)
    return !tail || crossEntropyFinite(tail, tailOf(q, side)!)
  })
}

/** ½(δ − log(1 + δ)) + ½((m₁ − m₂)/s₂)², δ = s₁²/s₂² − 1: no digits lost for nearly equal normals. */
export function klNormals(p: Normal, q: Normal): number {
  const away = (p.mean - q.mean) / q.sd
  const ratio = p.sd / q.sd
  const excess = ((p.sd - q.sd) / q.sd) * (ratio + 1)
  const shape = Math.abs(excess) < 0.3 ? excessMinusLog1p(excess) : excess - 2 * Math.log(ratio)
  return 0.5 * (shape + away * away)
}

function checked(p: Normal): Normal {
  preparedDistribution(p)
  return p
}

/** −∫ p log q, in nats; Infinity exactly where KL(p‖q) is. */
export function crossEntropy(p: Distribution, q: Distribution): number {
  if (q.family === 'normal') return crossEntropyToNormal(p, q.mean, q.sd)
  return entropy(p) + kl(p, q)
}
