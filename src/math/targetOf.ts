import type { Distribution } from './distribution.ts'
import { lawOf } from './law.ts'
import type { LogTarget } from './logTarget.ts'
import { normalMixtureTarget } from './normalMixtureTarget.ts'
import { componentPeak } from './pieces.ts'
import { resolvedTarget } from './resolvedTarget.ts'

const targets = new WeakMap<Distribution, LogTarget>()

/** log p made ready for expectations under normals; kept with p. p must be positive on the whole line. */
export function targetOf(p: Distribution): LogTarget {
  let target = targets.get(p)
  if (!target) {
    const law = lawOf(p)
    const { components } = law
    target = components.every(c => c.family === 'normal')
      ? normalMixtureTarget(law)
      : resolvedTarget(
          law.logDensityAt,
          components.map(componentPeak),
          components.flatMap(c => (c.family === 'laplace' ? [c.location] : [])),
        )
    targets.set(p, target)
  }
  return target
}
