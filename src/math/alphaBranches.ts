import { type AlphaProblem, apart, descent, isMinimum, minimaFrom, polished, type Start } from './alphaSearch.ts'
import { startsFor } from './alphaStarts.ts'
import { type AlphaState, divergenceFrom } from './alphaState.ts'
import { requireFinite } from './check.ts'
import type { Distribution } from './distribution.ts'
import { alphaProblem } from './fitAlpha.ts'

/** A local minimum of D_α(p‖N(mean, sd²)) at one α. `global`: none at this α is lower. */
export interface AlphaPoint {
  readonly alpha: number
  readonly mean: number
  readonly sd: number
  readonly value: number
  readonly global: boolean
}

/** One minimum followed through α, by increasing α. */
export type AlphaBranch = readonly AlphaPoint[]

/** A branch on the way: its points so far and the state at the last of them. */
interface Track {
  readonly points: { alpha: number; state: AlphaState; global: boolean }[]
}

/** How often the gap in which a branch is born or ends is halved. */
const HALVINGS = 14
/** Further than this in one step (in units of sd) the way back is tried too. */
const FAR = 0.2

/**
 * Every local minimum of D_α over normals q as α runs through `alphas` (any order), linked into branches. A branch that is
 * born or ends between two of them has further points there, ever closer to where it does: it can be drawn as it is.
 * Found at each α from the minima at the α before and from all starts of `fitAlpha`. Ordered by first α, then mean.
 */
export function alphaBranches(p: Distribution, alphas: ArrayLike<number>): AlphaBranch[] {
  for (let i = 0; i < alphas.length; i++) requireFinite(`alphas[${i}]`, alphas[i]!)
  const sorted = [...new Set(Array.from(alphas))].sort((a, b) => a - b)
  const tracks: Track[] = []
  let live: Track[] = []
  let before: number | undefined
  let origin = 0
  for (const alpha of sorted) {
    const problem = problemAt(p, alpha)
    if (!problem) {
      live = []
      before = undefined
      continue
    }
    origin = problem.grids.exact.origin
    const from = live.map(lastOf)
    const minima = minimaFrom(problem, [...from.map(startAt), ...startsFor(p, origin)])
    const heirs = heirsOf(problem, from, minima, before === undefined ? undefined : problemAt(p, before))
    const next: Track[] = []
    live.forEach((track, i) => {
      const heir = heirs[i]
      if (heir) next.push(track)
      else if (before !== undefined) track.points.push(...approach(p, from, i, before, alpha))
    })
    const taken = heirs.filter(heir => heir !== undefined)
    const lowest = Math.min(...minima.map(m => m.value))
    const pointAt = (state: AlphaState) => ({
      alpha,
      state,
      global: state.value - lowest <= 1e-11 * (1 + Math.abs(lowest)),
    })
    live.forEach((track, i) => {
      if (heirs[i]) track.points.push(pointAt(heirs[i]))
    })
    for (const state of minima.filter(m => !taken.includes(m))) {
      const others = minima.filter(m => m !== state)
      const early = before === undefined ? [] : approach(p, [state, ...others], 0, alpha, before).reverse()
      const track = { points: [...early, pointAt(state)] }
      tracks.push(track)
      next.push(track)
    }
    live = next
    before = alpha
  }
  return tracks
    .map(({ points }) => points.map(({ alpha, state, global }) => toPoint(alpha, origin, state, global)))
    .sort((a, b) => a[0]!.alpha - b[0]!.alpha || a[0]!.mean - b[0]!.mean)
}

/** At 0 and 1, where the integral says nothing, at an α beside them that differs by rounding; undefined where infinite. */
function problemAt(p: Distribution, alpha: number): AlphaProblem | undefined {
  if (alpha === 0) return alphaProblem(p, -BESIDE) && alphaProblem(p, BESIDE)
  if (alpha === 1) return alphaProblem(p, 1 + BESIDE) && alphaProblem(p, 1 - BESIDE)
  return alphaProblem(p, alpha)
}

const BESIDE = 1e-13

function startAt({ mean, logSd }: AlphaState): Start {
  return [mean, logSd]
}

function lastOf({ points }: Track): AlphaState {
  return points[points.length - 1]!.state
}

/** To which of `minima` each state leads; undefined where another is nearer to it or the way back leads elsewhere. */
function heirsOf(
  problem: AlphaProblem,
  from: readonly AlphaState[],
  minima: readonly AlphaState[],
  back: AlphaProblem | undefined,
): (AlphaState | undefined)[] {
  const heirs = from.map(state => {
    const end = descent(problem, startAt(state))
    const heir = end && minima.find(m => apart(m, end) < 1e-2)
    if (!heir || !back || apart(heir, state) < FAR) return heir
    const home = descent(back, startAt(heir))
    return home && apart(home, state) < 1e-2 ? heir : undefined
  })
  return heirs.map((heir, i) => {
    if (!heir) return undefined
    const rivals = heirs.some((other, j) => j !== i && other === heir && closer(from[j]!, j, from[i]!, i, heir))
    return rivals ? undefined : heir
  })
}

/** Whether state j has the better claim to be the past of the heir. */
function closer(a: AlphaState, j: number, b: AlphaState, i: number, heir: AlphaState): boolean {
  const difference = apart(a, heir) - apart(b, heir)
  return difference < -1e-9 || (difference <= 1e-9 && j < i)
}

/** Points of `states[which]`, a minimum at `alive` that is none at `gone`, by bisection towards where it ends. */
function approach(
  p: Distribution,
  states: readonly AlphaState[],
  which: number,
  alive: number,
  gone: number,
): Track['points'] {
  const points: Track['points'] = []
  let here = states
  let [from, to] = [alive, gone]
  for (let k = 0; k < HALVINGS; k++) {
    const alpha = (from + to) / 2
    const problem = problemAt(p, alpha)
    if (!problem) return points
    const moved = here.map(state => {
      const point = polished(problem, state)
      return point && isMinimum(point, alpha) && apart(point, state) < 0.5 ? point : undefined
    })
    const state = moved[which]
    const alone = state && moved.every((other, i) => i === which || !other || apart(other, state) > 1e-6)
    if (state && alone) {
      const lowest = Math.min(...moved.map(m => m?.value ?? Infinity))
      points.push({ alpha, state, global: state.value <= lowest })
      here = here.map((old, i) => moved[i] ?? old)
      from = alpha
    } else to = alpha
  }
  return points
}

function toPoint(alpha: number, origin: number, { mean, logSd, value }: AlphaState, global: boolean): AlphaPoint {
  const beside = alpha === 0 ? BESIDE : alpha === 1 ? 1 - BESIDE : alpha
  return { alpha, mean: origin + mean, sd: Math.exp(logSd), value: divergenceFrom(value, beside), global }
}
