/** How a distribution begins and ends: the order of its density beside a point. */
import type { Component, Distribution } from './distribution.ts'
import type { Side } from './family/tail.ts'
import { familyOf } from './familyOf.ts'
import { preparedDistribution } from './preparedDistribution.ts'
import { componentSupport } from './support.ts'

/**
 * The order k of p just beside x: p ~ |h|^k at x + side·h. Infinity where p is zero there, 0 where it is positive and
 * bounded, negative where it has a pole.
 */
export function endpointOrder(p: Distribution, x: number, side: Side): number {
  return Math.min(...preparedDistribution(p).components.map(c => componentOrder(c, x, side)))
}

/** The finite ends of the components of p. */
export function endpoints(p: Distribution): number[] {
  return preparedDistribution(p)
    .components.flatMap(c => {
      const { low, high } = componentSupport(c)
      return [low, high]
    })
    .filter(Number.isFinite)
}

/** The order of one component beside x. */
export function componentOrder(d: Component, x: number, side: Side): number {
  const { low, high } = componentSupport(d)
  const inside = side > 0 ? low <= x && x < high : low < x && x <= high
  if (!inside) return Infinity
  if (x !== low && x !== high) return 0
  return familyOf(d).orderAtEnd(d, x === low ? -1 : 1)
}
