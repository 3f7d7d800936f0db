/** An expectation under one component by quadrature. */
import type { Component } from '../distribution/distribution.ts'
import { componentPeak, integrationPieces } from '../distribution/integrationPieces.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { integrate } from '../numerics/integrate.ts'

/** E[f(X)] of one component by quadrature, in pieces that break at `at`. */
export function componentExpectation(d: Component, at: number, f: (anchor: number, offset: number) => number): number {
  const { logDensityAt } = preparedDistribution(d)
  return integrate(
    (anchor, offset) => {
      const density = Math.exp(logDensityAt(anchor, offset))
      return density === 0 ? 0 : density * f(anchor, offset)
    },
    integrationPieces([d], [{ centre: at, scale: componentPeak(d).scale }]),
  )
}
