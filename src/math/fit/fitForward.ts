/** The normal that minimises the forward KL. */
import type { Distribution } from '../distribution/distribution.ts'
import { mean, sd } from '../distribution/moments.ts'
import { kl } from '../divergence/kl.ts'
import { type Fits, onlyMinima } from './fit.ts'

/**
 * The normal q that minimises KL(p‖q): p's own mean and sd (moment matching). None where the KL is infinite for every
 * normal, that is where p has no variance.
 */
export function fitForward(p: Distribution): Fits {
  const width = sd(p)
  if (!Number.isFinite(width)) return onlyMinima([])
  const best = { mean: mean(p), sd: width }
  return onlyMinima([{ ...best, value: kl(p, { family: 'normal', ...best }), global: true }])
}
