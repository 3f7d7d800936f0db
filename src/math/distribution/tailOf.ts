/** The tail of a distribution on one side: that of its heaviest component there. */
import type { Component, Distribution } from './distribution.ts'
import { compareTails, type Side, type Tail } from './family/tail.ts'
import { familyOf } from './familyOf.ts'
import { preparedDistribution } from './preparedDistribution.ts'

/** The tail of p on a side; undefined where the support ends. */
export function tailOf(p: Distribution, side: Side): Tail | undefined {
  let heaviest: Tail | undefined
  for (const component of preparedDistribution(p).components) {
    const tail = componentTail(component, side)
    if (tail && (!heaviest || compareTails(tail, heaviest) < 0)) heaviest = tail
  }
  return heaviest
}

/** The tail of one component on a side; undefined where its support ends. */
export function componentTail(d: Component, side: Side): Tail | undefined {
  const family = familyOf(d)
  const { low, high } = family.support(d)
  return (side < 0 ? low : high) === side * Infinity ? family.tail(d, side) : undefined
}
