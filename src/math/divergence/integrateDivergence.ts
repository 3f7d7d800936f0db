/** The integral of a divergence's integrand over the line. */
import type { Distribution } from '../distribution/distribution.ts'
import { integrationPieces } from '../distribution/integrationPieces.ts'
import { logDensitiesOf } from '../distribution/logDensities.ts'
import { integratePanels, NODES, type PanelIntegrand, type Piece } from '../numerics/integrate.ts'
import type { DivergenceIntegrand } from './divergenceIntegrands.ts'

const atP = new Float64Array(NODES)
const atQ = new Float64Array(NODES)

/** ∫ of a pointwise divergence of p and q over the whole line, to about 1e-14 of its value. */
export function integrateDivergence(
  p: Distribution,
  q: Distribution,
  f: DivergenceIntegrand,
  pieces: readonly Piece[] = integrationPieces([p, q], [], 'mass'),
  tolerance: (size: number) => number = resolvable,
): number {
  const logP = logDensitiesOf(p)
  const logQ = logDensitiesOf(q)
  const integrand: PanelIntegrand = (anchor, offsets, out) => {
    logP(anchor, offsets, atP)
    logQ(anchor, offsets, atQ)
    f(atP, atQ, out)
  }
  return integratePanels(integrand, pieces, tolerance)
}

/**
 * What rounding leaves of a divergence D that is quadratic in d = log p − log q: the d are about √D, each wrong by about
 * 1e-15, so that D is right to 1e-15/√D of itself and no panel need be better.
 */
function resolvable(size: number): number {
  return 1e-15 + 2e-15 / Math.sqrt(size)
}
