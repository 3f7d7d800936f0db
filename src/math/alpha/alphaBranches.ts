/** The local minima of the α-divergence followed through α, with the ends of each branch. */
import type { Distribution } from '../distribution/distribution.ts'
import { sd } from '../distribution/moments.ts'
import { klFinite } from '../divergence/kl.ts'
import { type Fit, tied } from '../fit/fit.ts'
import { fitForward } from '../fit/fitForward.ts'
import { requireFinite } from '../numerics/validate.ts'
import { type AlphaProblem, apart, descent, minimaFrom, startAt } from './alphaSearch.ts'
import { alphaStarts } from './alphaStarts.ts'
import type { AlphaState } from './alphaState.ts'
import { type BranchPoint, branchEnds } from './branchEnds.ts'
import { alphaProblem, toFit } from './fitAlpha.ts'

/** A local minimum of D_α(p‖N(mean, sd²)) at one α. `global`: none at this α is lower. */
export interface AlphaPoint extends Fit {
  readonly alpha: number
  readonly global: boolean
}

/** One minimum followed through α, by increasing α. */
export type AlphaBranch = readonly AlphaPoint[]

/**
 * Every local minimum of D_α over normals q as α runs through `alphas` (any order), linked into branches by first α, then
 * mean. A branch that is born or ends between two of them has further points there, ever closer to where it does, so
 * that it can be drawn as it is. At each α the minima are sought from those at the α before and from all starts of
 * `fitAlpha`: no branch depends on another for being found.
 */
export function alphaBranches(p: Distribution, alphas: ArrayLike<number>): AlphaBranch[] {
  for (let i = 0; i < alphas.length; i++) requireFinite(`alphas[${i}]`, alphas[i]!)
  const branches: BranchPoint[][] = []
  let live: BranchPoint[][] = []
  for (const alpha of [...new Set(Array.from(alphas))].sort((a, b) => a - b)) {
    const problem = problemAt(p, alpha)
    live = problem ? advance(p, live, problem) : []
    for (const branch of live) if (!branches.includes(branch)) branches.push(branch)
  }
  return branches
    .map(branch => branch.map(stop => toPoint(p, stop)))
    .sort((a, b) => a[0]!.alpha - b[0]!.alpha || a[0]!.mean - b[0]!.mean)
}

/** Further than this in one step (in units of sd), the step is halved: two branches may be taken for one. */
const JUMP = 0.3
const MOST_HALVINGS = 7

/** The branches that are there at the next α, each with its new point; those that are not get their ends. */
function advance(
  p: Distribution,
  live: readonly BranchPoint[][],
  problem: AlphaProblem,
  halvings = MOST_HALVINGS,
): BranchPoint[][] {
  const last = live.map(branch => branch[branch.length - 1]!)
  const from = last.map(stop => stop.state)
  const back = last[0]?.problem
  const minima = minimaFrom(problem, [...from.map(startAt), ...alphaStarts(p, problem)])
  const lowest = { value: Math.min(...minima.map(m => m.value)) }
  const stopAt = (state: AlphaState): BranchPoint => ({ problem, state, global: tied(lowest, state) })
  const heirs = heirsOf(problem, from, minima, back)
  if (halvings > 0 && heirs.some((heir, i) => heir && apart(heir, from[i]!) > JUMP)) {
    const middle = problemAt(p, (back!.alpha + problem.alpha) / 2)
    if (middle) return advance(p, advance(p, live, middle, halvings - 1), problem, halvings - 1)
  }
  const between = (states: readonly AlphaState[], alive: AlphaProblem, gone: AlphaProblem) =>
    branchEnds(alpha => alphaProblem(p, alpha), states, alive.alpha, gone.alpha)
  const next: BranchPoint[][] = []
  live.forEach((branch, i) => {
    const heir = heirs[i]
    branch.push(...(heir ? [stopAt(heir)] : between(first(from, i), back!, problem)))
    if (heir) next.push(branch)
  })
  minima.forEach((state, i) => {
    if (heirs.includes(state)) return
    const early = back ? between(first(minima, i), problem, back).reverse() : []
    next.push([...early, stopAt(state)])
  })
  return next
}

/** The items with the i-th before the others. */
function first<T>(items: readonly T[], i: number): T[] {
  return [items[i]!, ...items.filter((_, j) => j !== i)]
}

/** So near in one step (in units of sd), a minimum is the same; further, the way there and back is tried. */
const NEAR = 0.1

/** Which of `minima` each state becomes; undefined where another state is nearer to it or the way back leads elsewhere. */
function heirsOf(
  problem: AlphaProblem,
  from: readonly AlphaState[],
  minima: readonly AlphaState[],
  back: AlphaProblem | undefined,
): (AlphaState | undefined)[] {
  const heirs = from.map(state => {
    const near = minima.find(m => apart(m, state) < NEAR)
    if (near) return near
    const heir = leadsTo(problem, state, minima)
    return heir && back && leadsTo(back, heir, [state]) ? heir : undefined
  })
  const distance = (i: number) => apart(from[i]!, heirs[i]!)
  return heirs.map((heir, i) => {
    const nearer = (other: AlphaState | undefined, j: number) =>
      j !== i && other === heir && (distance(j) < distance(i) - 1e-9 || (j < i && distance(j) < distance(i) + 1e-9))
    return heir && !heirs.some(nearer) ? heir : undefined
  })
}

function leadsTo(problem: AlphaProblem, state: AlphaState, minima: readonly AlphaState[]): AlphaState | undefined {
  const end = descent(problem, startAt(state))
  return end && minima.find(m => apart(m, end) < 1e-2)
}

/** At α = 0 and 1, which the power integral does not tell apart from their neighbours, one that differs by rounding. */
const BESIDE = 1e-13

/** Undefined where D_α is infinite for every normal. */
function problemAt(p: Distribution, alpha: number): AlphaProblem | undefined {
  if (alpha === 0) return klFinite({ family: 'normal', mean: 0, sd: 1 }, p) ? alphaProblem(p, BESIDE) : undefined
  if (alpha === 1) return sd(p) < Infinity ? alphaProblem(p, 1 - BESIDE) : undefined
  return alphaProblem(p, alpha)
}

function toPoint(p: Distribution, { problem, state, global }: BranchPoint): AlphaPoint {
  const { alpha } = problem
  if (alpha === 1 - BESIDE) return { alpha: 1, ...fitForward(p).minima[0]!, global }
  return { alpha: alpha === BESIDE ? 0 : alpha, ...toFit(problem, state), global }
}
