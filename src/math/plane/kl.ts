/** The Kullback–Leibler divergence in the plane. */
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { alignedRoot } from './alignedRoot.ts'
import { covarianceRoot } from './covarianceRoot.ts'
import { type Distribution, type Normal, termsOf } from './distribution.ts'
import { EXACT, hermiteMoments } from './hermiteMoments.ts'
import { targetOf } from './mixtureTarget.ts'

/**
 * D(p‖q) in the plane, in nats: closed form for two normals, else Σ wᵢ (E_i[log p] − E_i[log q]), whose first part is kept
 * for the last few p. Absolute error about 1e-12. Infinity never occurs: all normals have the whole plane.
 */
export function kl(p: Distribution, q: Distribution): number {
  if (p.family === 'normal2' && q.family === 'normal2') return klNormals(p, q)
  const { weights, components } = termsOf(p)
  const own = ownExpectations(p)
  const terms = components.map((c, i) => weights[i]! * (own[i]! - expectedLog(q, c)))
  return Math.max(
    0,
    terms.reduce((sum, term) => sum + term, 0),
  )
}

/** E_i[log p] for each component: what KL(p‖q) needs of p alone, whatever q is dragged to. */
const ownExpectations = memoizeRecent((p: Distribution) => termsOf(p).components.map(c => expectedLog(p, c)))

const moments = new Float64Array(25)

/** E_c[log p]: in closed form where p is a normal. */
function expectedLog(p: Distribution, { mean, cov }: Normal): number {
  const target = targetOf(p)
  hermiteMoments(target, mean, alignedRoot(target, mean, covarianceRoot(cov)), EXACT, moments)
  return moments[0]!
}

function klNormals(p: Normal, q: Normal): number {
  termsOf(p)
  termsOf(q)
  const [a, b, c] = q.cov
  const determinant = a * c - b * b
  const [xx, xy, yy] = p.cov
  const dx = p.mean[0] - q.mean[0]
  const dy = p.mean[1] - q.mean[1]
  const trace = (c * xx - 2 * b * xy + a * yy) / determinant
  const away = (c * dx * dx - 2 * b * dx * dy + a * dy * dy) / determinant
  return Math.max(0, 0.5 * (trace - 2 + away - Math.log((xx * yy - xy * xy) / determinant)))
}
