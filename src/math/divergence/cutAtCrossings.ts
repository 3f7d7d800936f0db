/** Pieces of an integral cut where two densities cross. */
import type { Distribution } from '../distribution/distribution.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { bisect } from '../numerics/findRoot.ts'
import type { Piece } from '../numerics/integrate.ts'

/** Looks for a change of sign between so many points of a piece. */
const LOOKS = 8
/** Of the distance between two looks: to 1e-9 of it. */
const HALVINGS = 30

/**
 * The pieces, cut once more where p and q cross and |p − q| has its kink. A cut that is off by δ costs δ² of the
 * integral, so eight digits are enough; crossings too near each other to be seen are left to bisection.
 */
export function cutAtCrossings(p: Distribution, q: Distribution, pieces: readonly Piece[]): Piece[] {
  const logP = preparedDistribution(p).logDensityAt
  const logQ = preparedDistribution(q).logDensityAt
  const cut: Piece[] = []
  for (const piece of pieces) {
    const { anchor, map, from, to } = piece
    const difference = (t: number) => {
      const offset = map === 'linear' ? t : map === 'right' ? Math.exp(t) : -Math.exp(t)
      return logP(anchor, offset) - logQ(anchor, offset)
    }
    let start = from
    let low = from
    let atLow = difference(low)
    for (let i = 1; i <= LOOKS; i++) {
      const high = from + ((to - from) * i) / LOOKS
      const atHigh = difference(high)
      if (atLow * atHigh < 0) {
        const sign = atLow
        const [, crossing] = bisect(low, high, t => !(difference(t) * sign > 0), { halvings: HALVINGS })
        cut.push({ ...piece, from: start, to: crossing })
        start = crossing
      }
      low = high
      atLow = atHigh
    }
    cut.push({ ...piece, from: start, to })
  }
  return cut
}
