import { alphaDivergence } from './alphaDivergence.ts'
import { type AlphaProblem, type AlphaState, alphaState, gradientSize, hessian } from './alphaState.ts'
import { requireFinite } from './check.ts'
import type { Distribution, Normal } from './distribution.ts'
import { type Fit, rank } from './fit.ts'
import { fitForward } from './fitForward.ts'
import { fitReverse } from './fitReverse.ts'
import { type Law, lawOf } from './law.ts'
import { targetOf } from './targetOf.ts'

const COARSE = 1e-4
const EXACT = 1e-10
const MOST_STEPS = 80
const LONGEST_STEP = 0.5

/** mean and log sd */
type Start = readonly [number, number]

/**
 * Every local minimum over normals q of Minka's D_α(p‖q), by value, then mean: α = 0 as `fitReverse`, α = 1 as
 * `fitForward`. At each |∇| < 1e-10 in (mean/sd, log sd) and the Hessian is positive. For other α p must be a mixture of
 * normals, else a RangeError. Descent from the moments of runs of neighbouring components under true and equal weights,
 * and from the fits at 0 and 1 followed through α; then Newton on the log-integral with the tilted moments.
 */
export function fitAlpha(p: Distribution, alpha: number): { minima: Fit[] } {
  requireFinite('alpha', alpha)
  if (alpha === 0) return { minima: fitReverse(p).minima }
  if (alpha === 1) {
    const fit = fitForward(p)
    return { minima: fit ? [fit] : [] }
  }
  const law = lawOf(p)
  const other = law.components.find(c => c.family !== 'normal')
  if (other) throw new RangeError(`p: expected a mixture of normals for alpha other than 0 and 1, got ${other.family}`)
  const problem: AlphaProblem = { target: targetOf(p), law, alpha }
  const found: AlphaState[] = []
  for (const near of coarseMinima(problem, startsFor(p, law, problem))) {
    const point = polish(problem, near)
    if (point && !found.some(f => apart(f, point) < 1e-6)) found.push(point)
  }
  const fits = found.map(({ mean, logSd, value }) => ({ mean, sd: Math.exp(logSd), value }))
  return {
    minima: rank(fits).map(fit => ({
      ...fit,
      value: alphaDivergence(p, { family: 'normal', mean: fit.mean, sd: fit.sd }, alpha),
    })),
  }
}

function coarseMinima(problem: AlphaProblem, starts: readonly Start[]): AlphaState[] {
  const ends: AlphaState[] = []
  for (const start of starts) {
    const end = descend(problem, start)
    if (end && !ends.some(e => apart(e, end) < 1e-4)) ends.push(end)
  }
  return ends
}

function startsFor(p: Distribution, law: Law, problem: AlphaProblem): Start[] {
  const { alpha } = problem
  const forward = fitForward(p)!
  const reverse = fitReverse(p).minima.map(({ mean, sd }): Start => [mean, Math.log(sd)])
  const starts: Start[] = [...runs(law), ...reverse, [forward.mean, Math.log(forward.sd)]]
  starts.push(...follow({ ...problem, alpha: 0 }, reverse, alpha))
  if (alpha > 0) starts.push(...follow({ ...problem, alpha: 1 }, [[forward.mean, Math.log(forward.sd)]], alpha))
  return starts
}

/** The fits followed from `problem.alpha` towards `alpha` in steps that grow with the distance. */
function follow(problem: AlphaProblem, fits: readonly Start[], alpha: number): Start[] {
  const from = problem.alpha
  const sign = Math.sign(alpha - from)
  let now = fits
  for (let away = 0.1; away < Math.abs(alpha - from); away += Math.max(0.1, 0.4 * away)) {
    const at = from + sign * away
    if (at === 0 || at === 1) continue
    const ends = coarseMinima({ ...problem, alpha: at }, now)
    now = ends.map(({ mean, logSd }): Start => [mean, logSd])
  }
  return [...now]
}

/** Mean and log sd of every run of neighbouring components, under their weights and under equal ones. */
function runs({ components, weights }: Law): Start[] {
  const parts = (components as readonly Normal[])
    .map(({ mean, sd }, i) => ({ mean, sd, weight: weights[i]! }))
    .sort((a, b) => a.mean - b.mean)
  const starts: Start[] = []
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= parts.length; to++) {
      const run = parts.slice(from, to)
      starts.push(momentsOf(run))
      if (run.length > 1) starts.push(momentsOf(run.map(part => ({ ...part, weight: 1 }))))
    }
  }
  return starts
}

function momentsOf(parts: readonly { mean: number; sd: number; weight: number }[]): Start {
  const total = parts.reduce((sum, c) => sum + c.weight, 0)
  const centre = parts.reduce((sum, c) => sum + (c.weight / total) * c.mean, 0)
  const spread = parts.reduce((sum, c) => sum + (c.weight / total) * (c.sd ** 2 + (c.mean - centre) ** 2), 0)
  return [centre, 0.5 * Math.log(spread)]
}

/** log of the bound on sd where α/s_max² + (1−α)/sd² = 0: sd is below it for α < 0, above it for α > 1. */
function boundOf({ law, alpha }: AlphaProblem): number {
  const widest = Math.max(...(law.components as readonly Normal[]).map(c => c.sd))
  return Math.log(widest) + 0.5 * Math.log1p(-1 / alpha)
}

/** Newton's method made to go downhill; undefined where it arrives nowhere. */
function descend(problem: AlphaProblem, [mean, logSd]: Start): AlphaState | undefined {
  const { alpha } = problem
  const bound = alpha < 0 || alpha > 1 ? boundOf(problem) : undefined
  const inside = (wanted: number, now?: number) => {
    if (bound === undefined) return wanted
    const margin = now === undefined ? 0.05 * Math.abs(bound - Math.log(narrow(problem))) || 0.01 : (bound - now) / 2
    const gap = now === undefined ? Math.min(0.02, margin) : Math.abs(margin)
    return alpha < 0 ? Math.min(wanted, bound - gap) : Math.max(wanted, bound + gap)
  }
  let state = alphaState(problem, mean, inside(logSd), COARSE)
  for (let k = 0; k < MOST_STEPS && Number.isFinite(state.value); k++) {
    if (gradientSize(state) < 1e-5) return state
    const [along, wider] = downhill(state, alpha)
    const slope = -(state.moments[0] * along + state.moments[1] * wider)
    let next: AlphaState | undefined
    for (let length = 1; length > 1e-6; length /= 3) {
      const to = inside(state.logSd + length * wider, state.logSd)
      const trial = alphaState(problem, state.mean + Math.exp(state.logSd) * length * along, to, COARSE)
      if (trial.value <= state.value + 1e-4 * length * slope + 1e-9) {
        next = trial
        break
      }
    }
    if (!next) return gradientSize(state) < 1e-2 ? state : undefined
    state = next
  }
  return Number.isFinite(state.value) ? state : undefined
}

function narrow({ law }: AlphaProblem): number {
  return Math.min(...(law.components as readonly Normal[]).map(c => c.sd))
}

/** −H⁻¹∇ with H made positive by Fisher's metric diag(1, 2), no longer than a step may be. */
function downhill(state: AlphaState, alpha: number): [number, number] {
  const [a1, a2] = state.moments
  let [h11, h12, h22] = hessian(state, alpha)
  const middle = (h11 + h22) / 2
  const least = middle - Math.hypot((h11 - h22) / 2, h12)
  if (!(least > 1e-3)) {
    const lift = 0.1 + 0.1 * Math.abs(least) - least
    h11 += lift
    h22 += 2 * lift
  }
  const determinant = h11 * h22 - h12 * h12
  const along = (h22 * a1 - h12 * a2) / determinant
  const wider = (h11 * a2 - h12 * a1) / determinant
  const shrink = Math.min(1, LONGEST_STEP / Math.hypot(along, wider))
  return [along * shrink, wider * shrink]
}

/** Newton's method from nearby; undefined unless it ends at a minimum. */
function polish(problem: AlphaProblem, near: AlphaState): AlphaState | undefined {
  const { alpha } = problem
  let state = alphaState(problem, near.mean, near.logSd, EXACT)
  let best: AlphaState | undefined
  for (let k = 0; k < 40; k++) {
    const size = gradientSize(state)
    if (!Number.isFinite(size)) break
    if (!best || size < gradientSize(best)) best = state
    else if (gradientSize(best) < 1e-10) break
    const [h11, h12, h22] = hessian(state, alpha)
    const determinant = h11 * h22 - h12 * h12
    const [a1, a2] = state.moments
    let along = (h22 * a1 - h12 * a2) / determinant
    let wider = (h11 * a2 - h12 * a1) / determinant
    const shrink = Math.min(1, 0.2 / Math.hypot(along, wider))
    if (!Number.isFinite(shrink)) break
    along *= shrink
    wider *= shrink
    state = alphaState(problem, state.mean + Math.exp(state.logSd) * along, state.logSd + wider, EXACT)
  }
  if (!best || !(gradientSize(best) < 1e-10 + best.rounding)) return undefined
  const [h11, h12, h22] = hessian(best, alpha)
  return h11 + h22 > 0 && h11 * h22 - h12 * h12 > 0 ? best : undefined
}

function apart(a: AlphaState, b: AlphaState): number {
  return Math.hypot((a.mean - b.mean) / Math.exp(Math.min(a.logSd, b.logSd)), a.logSd - b.logSd)
}
