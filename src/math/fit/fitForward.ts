import type { Distribution } from '../distribution/distribution.ts'
import { mean, sd } from '../distribution/moments.ts'
import { kl } from '../divergence/kl.ts'
import type { Fit } from './fit.ts'

/**
 * The normal q that minimises KL(p‖q): p's own mean and sd (moment matching). Null where the KL is infinite for every
 * normal, that is where p has no variance.
 */
export function fitForward(p: Distribution): Fit | null {
  const width = sd(p)
  if (!Number.isFinite(width)) return null
  const best = { mean: mean(p), sd: width }
  return { ...best, value: kl(p, { family: 'normal', ...best }), global: true }
}
