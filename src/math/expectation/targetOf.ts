/** The log density of a distribution, made ready for expectations under normals. */
import type { Component, Distribution } from '../distribution/distribution.ts'
import { familyOf } from '../distribution/familyOf.ts'
import { componentPeak } from '../distribution/integrationPieces.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import type { LogTarget } from './logTarget.ts'
import { normalMixtureTarget } from './normalMixtureTarget.ts'
import { panelTarget } from './panelTarget.ts'

/** log p made ready for expectations under normals, kept for the last few p. p must be positive on the whole line. */
export const targetOf = memoizeRecent((p: Distribution): LogTarget => {
  const prepared = preparedDistribution(p)
  const { components } = prepared
  return components.every(c => c.family === 'normal')
    ? normalMixtureTarget(prepared)
    : panelTarget(
        prepared.logDensityAt,
        components.map(componentPeak),
        components.filter(isPositiveEverywhere).flatMap(c => familyOf(c).kinks(c)),
      )
})

/** Ends, and kinks between them, are found by bisection. */
function isPositiveEverywhere(c: Component): boolean {
  const { low, high } = familyOf(c).support(c)
  return low === -Infinity && high === Infinity
}
