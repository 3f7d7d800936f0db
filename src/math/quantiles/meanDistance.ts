/** The mean distance from a point. */
import type { Component, Distribution } from '../distribution/distribution.ts'
import { familyOf } from '../distribution/familyOf.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { componentExpectation } from './componentExpectation.ts'

/** E|X − a|; Infinity where p has no mean. Closed for families that have a form, else quadrature. */
export function meanDistance(p: Distribution, a: number): number {
  if (!hasMean(p)) return Infinity
  const { components, weights } = preparedDistribution(p)
  return components.reduce((sum, c, i) => sum + weights[i]! * componentDistance(c, a), 0)
}

function hasMean(p: Distribution): boolean {
  return preparedDistribution(p).components.every(c => !Number.isNaN(familyOf(c).mean(c)))
}

function componentDistance(d: Component, a: number): number {
  const closed = familyOf(d).meanDistance(d, a)
  return closed ?? componentExpectation(d, a, (anchor, offset) => Math.abs(anchor - a + offset))
}
