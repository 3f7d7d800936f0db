/** The distribution function. */
import type { Component, Distribution } from '../distribution/distribution.ts'
import { familyOf } from '../distribution/familyOf.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { componentSupport } from '../distribution/support.ts'
import { componentExpectation } from './componentExpectation.ts'

/** P(X ≤ x). Closed forms, else quadrature, which is right to about 1e-15 absolute. */
export function cdf(p: Distribution, x: number): number {
  const { components, weights } = preparedDistribution(p)
  return components.reduce((sum, c, i) => sum + weights[i]! * componentCdf(c, x), 0)
}

function componentCdf(d: Component, x: number): number {
  const { low, high } = componentSupport(d)
  if (x <= low) return 0
  if (x >= high) return 1
  return familyOf(d).cdf(d, x) ?? cdfByQuadrature(d, x)
}

function cdfByQuadrature(d: Component, x: number): number {
  return componentExpectation(d, x, (anchor, offset) => (anchor - x + offset <= 0 ? 1 : 0))
}
