import type { Distribution } from '../distribution/distribution.ts'
import { componentPeak } from '../distribution/integrationPieces.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { remember } from '../numerics/memoizeRecent.ts'
import type { LogTarget } from './logTarget.ts'
import { normalMixtureTarget } from './normalMixtureTarget.ts'
import { resolvedTarget } from './panelTarget.ts'

/** log p made ready for expectations under normals, kept for the last few p. p must be positive on the whole line. */
export const targetOf = remember((p: Distribution): LogTarget => {
  const prepared = preparedDistribution(p)
  const { components } = prepared
  return components.every(c => c.family === 'normal')
    ? normalMixtureTarget(prepared)
    : resolvedTarget(
        prepared.logDensityAt,
        components.map(componentPeak),
        components.flatMap(c => (c.family === 'laplace' ? [c.location] : [])),
      )
})
