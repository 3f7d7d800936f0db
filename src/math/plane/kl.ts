import { remember } from '../numerics/memoizeRecent.ts'
import { rootOf } from './covarianceRoot.ts'
import { type Distribution2, type Normal2, termsOf } from './distribution.ts'
import { EXACT, hermiteMoments2 } from './hermiteMoments.ts'
import { targetOf2 } from './mixture.ts'
import { alignedRoot } from './rotation.ts'

/**
 * D(p‖q) in the plane, in nats: closed form for two normals, else Σ wᵢ (E_i[log p] − E_i[log q]), whose first part is kept
 * for the last few p. Absolute error about 1e-12. Infinity never occurs: all normals have the whole plane.
 */
export function kl2(p: Distribution2, q: Distribution2): number {
  if (p.family === 'normal2' && q.family === 'normal2') return klNormals2(p, q)
  const { weights, components } = termsOf(p)
  const own = ownExpectations(p)
  const terms = components.map((c, i) => weights[i]! * (own[i]! - expectedLog(q, c)))
  return Math.max(
    0,
    terms.reduce((sum, term) => sum + term, 0),
  )
}

/** E_i[log p] for each component: what KL(p‖q) needs of p alone, whatever q is dragged to. */
const ownExpectations = remember((p: Distribution2) => termsOf(p).components.map(c => expectedLog(p, c)))

const moments = new Float64Array(25)

/** E_c[log p]: in closed form where p is a normal. */
function expectedLog(p: Distribution2, { mean, cov }: Normal2): number {
  const target = targetOf2(p)
  hermiteMoments2(target, mean, alignedRoot(target, mean, rootOf(cov)), EXACT, moments)
  return moments[0]!
}

function klNormals2(p: Normal2, q: Normal2): number {
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
