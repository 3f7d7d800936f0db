import { hermiteMoments, type Rule } from './hermiteMoments.ts'
import type { LogTarget } from './logTarget.ts'

/** log 2πe / 2: the entropy of the standard normal. */
export const STANDARD_ENTROPY = 1.4189385332046727

/**
 * KL(N(mean, sd²)‖p) = −½ log 2πe − log sd − E_q[ℓ] at a point, with gradient and Hessian in (mean/sd, log sd):
 * ∂ = (−M₁, −1 − M₂), H = [[−M₂, −M₃], [−M₃, −(2M₂ + M₄)]].
 */
export interface ReverseState {
  readonly mean: number
  readonly logSd: number
  readonly moments: Float64Array
}

export function reverseState(target: LogTarget, mean: number, logSd: number, rule: Rule = 'exact'): ReverseState {
  const moments = new Float64Array(5)
  hermiteMoments(target, mean, Math.exp(logSd), moments, rule)
  return { mean, logSd, moments }
}

export function reverseValue({ logSd, moments }: ReverseState): number {
  return -STANDARD_ENTROPY - logSd - moments[0]!
}

export function gradientSize({ moments }: ReverseState): number {
  return Math.hypot(moments[1]!, 1 + moments[2]!)
}

/** Determinant of the Hessian: positive at minima (there are no maxima), negative at saddles. */
export function hessianDeterminant({ moments }: ReverseState): number {
  const [, , m2, m3, m4] = moments as unknown as [number, number, number, number, number]
  return m2 * (2 * m2 + m4) - m3 * m3
}

const MOST_STEPS = 40

/** Newton's method for a stationary point of either kind from nearby; undefined where it does not get there. */
export function polish(target: LogTarget, start: ReverseState): ReverseState | undefined {
  let state = start
  let best: ReverseState | undefined
  for (let step = 0; step < MOST_STEPS; step++) {
    const size = gradientSize(state)
    if (!Number.isFinite(size)) break
    if (!best || size < gradientSize(best)) best = state
    else if (gradientSize(best) < 1e-12) break
    if (size === 0) break
    const [, m1, m2, m3, m4] = state.moments as unknown as [number, number, number, number, number]
    const determinant = m2 * (2 * m2 + m4) - m3 * m3
    // H δ = −∇ by Cramer's rule, both signs of H turned
    let along = (-(2 * m2 + m4) * m1 + m3 * (1 + m2)) / determinant
    let wider = (-m2 * (1 + m2) + m3 * m1) / determinant
    const longest = Math.max(Math.abs(along), Math.abs(wider))
    if (!Number.isFinite(longest)) break
    if (longest > 0.4) {
      along *= 0.4 / longest
      wider *= 0.4 / longest
    }
    state = reverseState(target, state.mean + Math.exp(state.logSd) * along, state.logSd + wider)
  }
  return best && gradientSize(best) < 1e-10 + roundingOf(best) ? best : undefined
}

/** What rounding leaves of a gradient whose terms are large: far-apart spikes have curvatures of 1e6. */
function roundingOf({ moments }: ReverseState): number {
  return 2e-15 * (Math.abs(moments[2]!) + Math.abs(moments[4]!))
}
