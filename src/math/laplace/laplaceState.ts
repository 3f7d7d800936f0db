/** The reverse KL of one Laplace law with its gradient and Hessian. */
import type { Distribution, Laplace } from '../distribution/distribution.ts'
import { kl } from '../divergence/kl.ts'
import type { Fit } from '../fit/fit.ts'
import { type LaplaceRule, type LaplaceTarget, laplaceMoments, MOMENTS } from './laplaceMoments.ts'

/**
 * KL(Laplace(m, b)‖p) = −1 − log 2b − E[ℓ] at a point, with gradient and Hessian in (m/b, log b) by `laplaceMoments` M:
 * ∂ = (−M₁, −1 − M₂), H = [[ℓ(m) − M₀, −M₃], [−M₃, −M₄]]. There Fisher's metric is the identity.
 */
export interface LaplaceState {
  readonly location: number
  readonly logScale: number
  readonly moments: Float64Array
}

export function laplaceState(
  target: LaplaceTarget,
  location: number,
  logScale: number,
  rule: LaplaceRule = 'exact',
): LaplaceState {
  const moments = new Float64Array(MOMENTS)
  laplaceMoments(target, location, Math.exp(logScale), moments, rule)
  return { location, logScale, moments }
}

export function laplaceValue({ logScale, moments }: LaplaceState): number {
  return -1 - Math.LN2 - logScale - moments[0]!
}

export function laplaceGradientSize({ moments }: LaplaceState): number {
  return Math.hypot(moments[1]!, 1 + moments[2]!)
}

/** The Hessian's entries: both along the location, mixed, both along the log of the scale. */
export function laplaceHessian({ moments }: LaplaceState): [number, number, number] {
  return [moments[5]! - moments[0]!, -moments[3]!, -moments[4]!]
}

/** A standard deviation of a Laplace law in scales. */
export const SD_PER_SCALE = Math.SQRT2

/** The state as a fit: mean, standard deviation √2·b, divergence. */
export function laplaceFit(state: LaplaceState, p: Distribution): Fit {
  const { location } = state
  const scale = Math.exp(state.logScale)
  const value = laplaceValue(state)
  const q: Laplace = { family: 'laplace', location, scale }
  // nearly nothing is left: the difference of entropies has no digits there
  return { mean: location, sd: SD_PER_SCALE * scale, value: value < NEAR ? kl(q, p) : value }
}

const NEAR = 1e-6
