/** The normals at which Minka's α-divergence from p has its local minima. */
import type { Distribution } from '../distribution/distribution.ts'
import { type Fit, type Fits, onlyMinima, rank } from '../fit/fit.ts'
import { fitForward } from '../fit/fitForward.ts'
import { fitReverse } from '../fit/fitReverse.ts'
import { requireFinite } from '../numerics/validate.ts'
import { alphaGrids } from './alphaGrid.ts'
import { type AlphaProblem, minimaFrom, type Start } from './alphaSearch.ts'
import { alphaStarts } from './alphaStarts.ts'
import { type AlphaState, divergenceAt } from './alphaState.ts'
import { sdDomain } from './sdDomain.ts'

/**
 * Every local minimum over normals q of Minka's D_α(p‖q), by value, then mean: α = 0 as `fitReverse`, α = 1 as
 * `fitForward`. At each |∇| < 1e-10 in (mean/sd, log sd) and the Hessian is positive. Empty where D_α is infinite for
 * every normal; it may also be least on a bound of sd beyond which it is infinite, and such a q is no fit. Saddles are not
 * looked for. Newton on the log-integral with the moments of the tilted density p^α q^(1−α), from the moments of runs
 * of neighbouring components under true and equal weights. @param near fits to look beside as well, such as the last frame's.
 */
export function fitAlpha(p: Distribution, alpha: number, { near = [] }: { near?: readonly Fit[] } = {}): Fits {
  requireFinite('alpha', alpha)
  if (alpha === 0) return onlyMinima(fitReverse(p).minima)
  if (alpha === 1) return fitForward(p)
  const problem = alphaProblem(p, alpha)
  if (!problem) return onlyMinima([])
  const { origin } = problem.grids.exact
  const starts = near.map(({ mean, sd }): Start => [mean - origin, Math.log(sd)])
  const found = minimaFrom(problem, [...starts, ...alphaStarts(p, problem)])
  return onlyMinima(rank(found.map(state => toFit(problem, state))))
}

/** Undefined where D_α is infinite for every normal. */
export function alphaProblem(p: Distribution, alpha: number): AlphaProblem | undefined {
  const domain = sdDomain(p, alpha)
  if (!domain) return undefined
  const { rough, exact } = alphaGrids(p, alpha)
  // near 0, where p is not everywhere, only many digits tell the way
  const way = Math.abs(alpha) < 0.01 && !(exact.openLeft && exact.openRight) ? exact : rough
  return { alpha, grids: { rough: way, exact }, low: Math.log(domain[0]), high: Math.log(domain[1]) }
}

/** A state as a fit of p. */
export function toFit({ alpha, grids: { exact } }: AlphaProblem, state: AlphaState): Fit {
  return {
    mean: exact.origin + state.mean,
    sd: Math.exp(state.logSd),
    value: divergenceAt(exact, alpha, state),
  }
}
