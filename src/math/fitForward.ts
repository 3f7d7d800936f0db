import type { Distribution } from './distribution.ts'
import type { Fit } from './fit.ts'
import { kl } from './kl.ts'
import { mean, sd } from './moments.ts'

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
