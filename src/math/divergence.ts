import type { Distribution } from './distribution.ts'
import { integrate } from './integrate.ts'
import { lawOf } from './law.ts'
import { type Peak, piecesFor } from './pieces.ts'
import type { Pointwise } from './pointwise.ts'

/** ∫ of a pointwise divergence of p and q over the whole line, to about 1e-14 of its value. */
export function integrateDivergence(p: Distribution, q: Distribution, f: Pointwise, peaks?: readonly Peak[]): number {
  const logP = lawOf(p).logDensityAt
  const logQ = lawOf(q).logDensityAt
  return integrate((anchor, offset) => f(logP(anchor, offset), logQ(anchor, offset)), piecesFor([p, q], peaks))
}
