import type { Distribution } from './distribution.ts'
import { lawOf } from './law.ts'
import type { LogTarget } from './logTarget.ts'
import { normalMixtureTarget } from './normalMixtureTarget.ts'
import { componentPeak } from './pieces.ts'
import { remember } from './remember.ts'
import { resolvedTarget } from './resolvedTarget.ts'

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
