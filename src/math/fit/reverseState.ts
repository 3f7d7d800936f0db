/** The reverse KL of one normal with its gradient and Hessian. */
import { hermiteMoments, type Rule } from '../expectation/hermiteMoments.ts'
import type { LogTarget } from '../expectation/logTarget.ts'

/** log 2πe / 2: the entropy of the standard normal. */
export const STANDARD_ENTROPY = 1.4189385332046727

/**
 * KL(N(mean, sd²)‖p) = −½ log 2πe − log sd − E_q[ℓ] at a point, with gradient and Hessian in (mean/sd, log sd):
 * ∂ = (−M₁, −1 − M₂), H = [[−M₂, −M₃], [−M₃, −(2M₂ + M₄)]].
 */
export interface ReverseState {
  readonly mean: number
  readonly logSd: number
  readonly moments: Float64Array | number[]
}

export function reverseState(target: LogTarget, mean: number, logSd: number, rule: Rule = 'exact'): ReverseState {
  const moments = new Float64Array(6)
  hermiteMoments(target, mean, Math.exp(logSd), moments, rule)
  return { mean, logSd, moments }
}

export function reverseValue({ logSd, moments }: ReverseState): number {
  return -STANDARD_ENTROPY - logSd - moments[0]!
}

export function gradientSize({ moments }: ReverseState): number {
  const along = moments[1]!
  const wider = 1 + moments[2]!
  return Math.sqrt(along * along + wider * wider)
}

/** Determinant of the Hessian: positive at minima (there are no maxima), negative at saddles. */
export function hessianDeterminant({ moments }: ReverseState): number {
  const m2 = moments[2]!
  const m3 = moments[3]!
  return m2 * (2 * m2 + moments[4]!) - m3 * m3
}
