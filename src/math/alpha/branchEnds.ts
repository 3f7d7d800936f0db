/** The points of a branch of minima ever closer to the α at which it is born or ends. */
import { type AlphaProblem, apart, isMinimum, polished } from './alphaSearch.ts'
import type { AlphaState } from './alphaState.ts'

/** A minimum of one branch, before it is told as a point. */
export interface BranchPoint {
  readonly problem: AlphaProblem
  readonly state: AlphaState
  readonly global: boolean
}

/** How often the gap in which a branch is born or ends is halved: α to 1e-4 of a step. */
const HALVINGS = 14

/**
 * Points of the branch of `states[0]`, a minimum at `alive` that is none at `gone`, by bisection in α towards where it ends:
 * there Newton's method from the last point finds no minimum nearby, or one of the others. By the rough rule: to about 1e-7.
 */
export function branchEnds(
  problemAt: (alpha: number) => AlphaProblem | undefined,
  states: readonly AlphaState[],
  alive: number,
  gone: number,
): BranchPoint[] {
  const stops: BranchPoint[] = []
  let here = states
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (alive + gone) / 2
    const problem = problemAt(middle)
    const moved = problem ? here.map(state => followed(problem, state)) : []
    const state = moved[0]
    if (problem && state && !moved.some((other, i) => i > 0 && other && apart(other, state) < 1e-6)) {
      stops.push({ problem, state, global: moved.every(other => !other || state.value <= other.value) })
      here = here.map((old, i) => moved[i] ?? old)
      alive = middle
    } else gone = middle
  }
  return stops
}

function followed(problem: AlphaProblem, from: AlphaState): AlphaState | undefined {
  const point = polished(problem, from, 'rough')
  return point && isMinimum(point, problem.alpha) ? point : undefined
}
