import type { Distribution } from '../distribution/distribution.ts'
import { componentPeak } from '../distribution/integrationPieces.ts'
import { lawOf } from '../distribution/preparedDistribution.ts'
import { remember } from '../numerics/memoizeRecent.ts'
import type { LogTarget } from './logTarget.ts'
import { normalMixtureTarget } from './normalMixtureTarget.ts'
import { resolvedTarget } from './panelTarget.ts'

/** log p made ready for expectations under normals, kept for the last few p. p must be positive on the whole line. */
export const targetOf = remember((p: Distribution): LogTarget => {
  const law = lawOf(p)
  const { components } = law
  return components.every(c => c.family === 'normal')
    ? normalMixtureTarget(law)
    : resolvedTarget(
        law.logDensityAt,
        components.map(componentPeak),
        components.flatMap(c => (c.family === 'laplace' ? [c.location] : [])),
      )
})
