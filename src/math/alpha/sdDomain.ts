/** The standard deviations of q for which the α-divergence is finite. */
import type { Distribution } from '../distribution/distribution.ts'
import { endpointOrder, endpoints } from '../distribution/endpointOrder.ts'
import { supportParts } from '../distribution/support.ts'
import { tailOf } from '../distribution/tailOf.ts'

/**
 * The open interval of sds for which D_α(p‖N(mean, sd²)) is finite, the same for every mean, from supports, edges and
 * tails; undefined where there is none. All of (0, ∞) for 0 < α < 1. For α > 1 every tail of p must fall at least as fast
 * as a normal's, sd² > (1 − 1/α)·s² for a tail like that of N(·, s²); for α < 0 p must be positive everywhere and its
 * tails no lighter than that, sd² < (1 − 1/α)·s².
 */
export function sdDomain(p: Distribution, alpha: number): readonly [low: number, high: number] | undefined {
  if (alpha >= 0 && alpha <= 1) return [0, Infinity]
  const above = alpha > 1
  if (above ? poleTooStrong(p, alpha) : !everywhere(p)) return undefined
  let low = 0
  let high = Infinity
  for (const side of [-1, 1] as const) {
    const tail = tailOf(p, side)
    if (!tail) continue
    if (tail.growth > 0) {
      if (above) continue
      return undefined
    }
    const bound = Math.sqrt((1 - 1 / alpha) / (2 * tail.quadratic))
    if (above) low = Math.max(low, bound)
    else high = Math.min(high, bound)
  }
  return low < Infinity ? [low, high] : undefined
}

/** Whether p^α is not integrable beside an edge where p has a pole. */
function poleTooStrong(p: Distribution, alpha: number): boolean {
  return endpoints(p).some(edge => ([-1, 1] as const).some(side => alpha * endpointOrder(p, edge, side) <= -1))
}

function everywhere(p: Distribution): boolean {
  const [first, ...others] = supportParts(p)
  return others.length === 0 && first!.low === -Infinity && first!.high === Infinity
}
