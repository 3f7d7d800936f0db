/** The normal of a given sd that minimises the forward KL. */
import type { Distribution } from '../distribution/distribution.ts'
import { mean, sd } from '../distribution/moments.ts'
import { kl } from '../divergence/kl.ts'
import { type Fits, onlyMinima } from './fit.ts'

/** The normal of the given sd that minimises KL(p‖q): at p's mean. None where p has no variance: then each costs ∞. */
export function fitForwardMean(p: Distribution, fixedSd: number): Fits {
  if (!Number.isFinite(sd(p))) return onlyMinima([])
  const best = { mean: mean(p), sd: fixedSd }
  return onlyMinima([{ ...best, value: kl(p, { family: 'normal', ...best }), global: true }])
}
