import { requireFinite, requirePositive } from './check.ts'
import type { Direction } from './descend.ts'
import type { Distribution } from './distribution.ts'
import { crossEntropyToNormal, entropy } from './entropy.ts'
import { hermiteMoments } from './hermiteMoments.ts'
import { klFinite } from './kl.ts'
import { STANDARD_ENTROPY } from './reverseState.ts'
import { targetOf } from './targetOf.ts'

/**
 * The divergence between p and N(mean, sd²) on a grid, row by row: entry [i·means.length + j] is at sds[i], means[j].
 * Forward KL(p‖q), reverse KL(q‖p), in nats, to about 1e-14; Infinity where infinite.
 */
export function landscape(
  direction: Direction,
  p: Distribution,
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
): Float64Array {
  for (let j = 0; j < means.length; j++) requireFinite(`means[${j}]`, means[j]!)
  for (let i = 0; i < sds.length; i++) requirePositive(`sds[${i}]`, sds[i]!)
  const values = new Float64Array(means.length * sds.length)
  const at = direction === 'forward' ? forwardAt(p) : reverseAt(p)
  for (let i = 0; i < sds.length; i++) {
    for (let j = 0; j < means.length; j++) values[i * means.length + j] = at(means[j]!, sds[i]!)
  }
  return values
}

type At = (mean: number, sd: number) => number

function forwardAt(p: Distribution): At {
  const own = entropy(p)
  return (mean, sd) => Math.max(0, crossEntropyToNormal(p, mean, sd) - own)
}

function reverseAt(p: Distribution): At {
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p)) return () => Infinity
  const target = targetOf(p)
  const moments = new Float64Array(5)
  return (mean, sd) => {
    hermiteMoments(target, mean, sd, moments)
    return Math.max(0, -STANDARD_ENTROPY - Math.log(sd) - moments[0]!)
  }
}
