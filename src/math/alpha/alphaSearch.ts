/** The search for local minima of the α-divergence: downhill by a rough rule, then Newton's method by an exact one. */
import type { AlphaGrids } from './alphaGrid.ts'
import { type AlphaState, alphaState, gradientSize, hessian } from './alphaState.ts'

/** mean (from the grid's origin) and log sd */
export type Start = readonly [mean: number, logSd: number]

/** p made ready; α neither 0 nor 1; the logs of sd between which D_α is finite. */
export interface AlphaProblem {
  readonly alpha: number
  readonly grids: AlphaGrids
  readonly low: number
  readonly high: number
}

export function startAt({ mean, logSd }: AlphaState): Start {
  return [mean, logSd]
}

const LONGEST_STEP = 0.25
const MOST_STEPS = 60
const MOST_POLISH = 9
const FAR = 0.5
/** How far inside the bound on log sd a descent starts. */
const MARGIN = 0.15
/** So near an end that is known (in units of sd), a descent would end there. */
const KNOWN = 0.02
const INSIDE = 1e-4
/** So near the bound a descent is on its way to it. */
const WALL = 1e-4

/** Distance in units of the narrower sd and in log sd. */
export function apart(a: { mean: number; logSd: number }, b: { mean: number; logSd: number }): number {
  return Math.hypot((a.mean - b.mean) * Math.exp(-Math.min(a.logSd, b.logSd)), a.logSd - b.logSd)
}

/** Every local minimum to which the starts lead, exactly: downhill by the rough rule, then Newton by the exact one. */
export function minimaFrom(problem: AlphaProblem, starts: readonly Start[]): AlphaState[] {
  const ends: AlphaState[] = []
  for (const start of starts) {
    const end = descent(problem, start, ends)
    if (end && !ends.some(e => apart(e, end) < 1e-3)) ends.push(end)
  }
  const found: AlphaState[] = []
  for (const end of ends) {
    const point = polished(problem, end, 'exact')
    if (point && isMinimum(point, problem.alpha) && !found.some(f => apart(f, point) < 1e-6)) found.push(point)
  }
  return found
}

/**
 * Newton's method made to go descentVelocity, by the rough rule, until |∇| < 1e-4; undefined where it arrives nowhere, or
 * comes so near one of the ends that are known already that it would end there.
 */
export function descent(
  problem: AlphaProblem,
  [mean, logSd]: Start,
  known: readonly AlphaState[] = [],
): AlphaState | undefined {
  const { alpha, grids, low, high } = problem
  let state = alphaState(grids.rough, alpha, mean, Math.min(high - MARGIN, Math.max(low + MARGIN, logSd)))
  for (let k = 0; k < MOST_STEPS && Number.isFinite(state.value); k++) {
    if (gradientSize(state) < 1e-4) return state
    if (state.logSd > high - WALL || state.logSd < low + WALL) return undefined
    const [along, wider] = direction(problem, state)
    const target = { mean: state.mean + Math.exp(state.logSd) * along, logSd: state.logSd + wider }
    if (known.some(end => apart(end, target) < KNOWN)) return undefined
    const next = downhillStep(problem, state, along, wider)
    if (!next) return gradientSize(state) < 1e-2 ? state : undefined
    state = next
  }
  return undefined
}

/** The first of ever shorter steps that goes down far enough. */
function downhillStep(
  { alpha, grids, low, high }: AlphaProblem,
  state: AlphaState,
  along: number,
  wider: number,
): AlphaState | undefined {
  const slope = -(state.moments[0] * along + state.moments[1] * wider)
  for (let length = 1; length > 1e-4; length /= 3) {
    const logSd = state.logSd + length * wider
    if (!(logSd > low && logSd < high)) continue
    const next = alphaState(grids.rough, alpha, state.mean + Math.exp(state.logSd) * length * along, logSd)
    if (next.value <= state.value + 1e-4 * length * slope + 1e-9) return next
  }
  return undefined
}

/**
 * −H⁻¹∇ with H made positive by Fisher's metric diag(1, 2), no longer than a step may be. Near the bound on sd F rises like
 * a wall: there H is that in u with e^(−2u) = 1/sd² − 1/bound² (α < 0) or e^(2u) = sd² − bound² (α > 1) for log sd.
 */
function direction({ alpha, low, high }: AlphaProblem, state: AlphaState): readonly [number, number] {
  const bound = alpha > 1 ? low : high
  const room = -Math.expm1(-2 * Math.abs(bound - state.logSd))
  const [a1, a2] = state.moments
  let [h11, h12, h22] = hessian(state, alpha)
  h22 -= (2 * Math.sign(alpha) * a2 * (1 - room)) / room
  const least = (h11 + h22) / 2 - Math.hypot((h11 - h22) / 2, h12)
  if (!(least > 1e-3)) {
    const lift = 0.1 + 0.1 * Math.abs(least) - least
    h11 += lift
    h22 += 2 * lift
  }
  return newton(a1, a2, h11, h12, h22, LONGEST_STEP)
}

/** −H⁻¹∇ for ∇ = −(a₁, a₂), no longer than `longest`. */
function newton(
  a1: number,
  a2: number,
  h11: number,
  h12: number,
  h22: number,
  longest: number,
): readonly [number, number] {
  const determinant = h11 * h22 - h12 * h12
  const along = (h22 * a1 - h12 * a2) / determinant
  const wider = (h11 * a2 - h12 * a1) / determinant
  const shrink = Math.min(1, longest / Math.hypot(along, wider))
  return [along * shrink, wider * shrink]
}

/**
 * The stationary point nearby, by Newton's method; undefined where there is none within `FAR` (in units of sd). By the
 * exact rule the gradient there is rounding.
 */
export function polished(
  { alpha, grids, low, high }: AlphaProblem,
  near: AlphaState,
  rule: keyof AlphaGrids,
): AlphaState | undefined {
  const grid = grids[rule]
  let state = near
  let best: AlphaState | undefined
  for (let k = 0; k < MOST_POLISH && apart(state, near) < FAR; k++) {
    const [h11, h12, h22] = hessian(state, alpha)
    const [along, wider] = newton(state.moments[0], state.moments[1], h11, h12, h22, 0.2)
    if (!Number.isFinite(along)) break
    let logSd = state.logSd + wider
    if (!(logSd < high)) logSd = (Math.min(state.logSd, high - INSIDE) + high) / 2
    if (!(logSd > low)) logSd = (Math.max(state.logSd, low + INSIDE) + low) / 2
    state = alphaState(grid, alpha, state.mean + Math.exp(state.logSd) * along, logSd)
    const size = gradientSize(state)
    if (!best || size < gradientSize(best)) best = state
    else if (gradientSize(best) < 1e-10) break
    if (!(size > 1e-12)) break
  }
  return best && gradientSize(best) < 1e-10 + best.rounding ? best : undefined
}

/** At a stationary point F always bends upwards along the mean: it is a minimum or a saddle, by the sign of det H. */
export function isMinimum(state: AlphaState, alpha: number): boolean {
  const [h11, h12, h22] = hessian(state, alpha)
  return h11 + h22 > 0 && h11 * h22 - h12 * h12 > 0
}
