import { alignedRoot } from '../alignedRoot.ts'
import type { Precision } from '../boundaryStep.ts'
import { covarianceOf, determinant, expSymmetric, type Root } from '../covarianceRoot.ts'
import { hermiteMoments } from '../hermiteMoments.ts'
import type { MixtureTarget } from '../mixtureTarget.ts'
import type { Shape } from '../shape.ts'
import type { QuadraticModel } from './quadraticModel.ts'

/** What a search for stationary points of KL(q‖p) needs: p, which q are allowed, how precise the moments are to be. */
export interface Search {
  readonly target: MixtureTarget
  readonly shape: Shape
  readonly precision: Precision
  /** How many nodes the search has summed over. */
  readonly spent: { nodes: number }
}

/** A plane normal q with KL(q‖p) in nats and the fifteen Hermite moments of ℓ = log p under it. */
export interface ReverseState {
  readonly mean: readonly [number, number]
  readonly root: Root
  readonly value: number
  readonly moments: Float64Array
}

export function reverseState(
  { target, shape, precision, spent }: Search,
  mean: readonly [number, number],
  root: Root,
): ReverseState {
  const turned = shape.turns ? alignedRoot(target, mean, root) : root
  const moments = new Float64Array(25)
  spent.nodes += NODES_A_STATE + hermiteMoments(target, mean, turned, precision, moments)
  return { mean, root: turned, value: -ENTROPY - Math.log(Math.abs(determinant(turned))) - moments[0]!, moments }
}

/** What a state costs besides the nodes of its moments. */
const NODES_A_STATE = 100
/** The entropy of N(0, I): log 2πe. */
const ENTROPY = 1 + Math.log(2 * Math.PI)

/** The mean and root a step away, `steps` along the model's directions. */
export function placeBeside(
  { directions }: Shape,
  { mean, root }: ReverseState,
  { vectors }: QuadraticModel,
  steps: Float64Array,
): { mean: [number, number]; root: Root } {
  const n = directions.length
  const local = [0, 0, 0, 0, 0]
  for (let r = 0; r < n; r++) {
    let sum = 0
    for (let k = 0; k < n; k++) sum += steps[k]! * vectors[n * k + r]!
    for (const i of directions[r]!) local[i] = sum
  }
  const [a1, a2, s11, s12, s22] = local as [number, number, number, number, number]
  const [a, b, c, d] = root
  const [e11, e12, e22] = expSymmetric(s11, s12, s22)
  return {
    mean: [mean[0] + a * a1 + b * a2, mean[1] + c * a1 + d * a2],
    root: [a * e11 + b * e12, a * e12 + b * e22, c * e11 + d * e12, c * e12 + d * e22],
  }
}

/** The state there. */
export function moved(search: Search, state: ReverseState, model: QuadraticModel, steps: Float64Array): ReverseState {
  const { mean, root } = placeBeside(search.shape, state, model, steps)
  return reverseState(search, mean, root)
}

/** The larger of distances in mean (by b's sds) and in covariance (by b's variances). */
export function apart(a: ReverseState, b: ReverseState): number {
  const [p, q] = [covarianceOf(a.root), covarianceOf(b.root)]
  const [sx, sy] = [Math.sqrt(q[0]), Math.sqrt(q[2])]
  return Math.max(
    Math.abs(a.mean[0] - b.mean[0]) / sx,
    Math.abs(a.mean[1] - b.mean[1]) / sy,
    Math.abs(p[0] - q[0]) / q[0],
    Math.abs(p[2] - q[2]) / q[2],
    Math.abs(p[1] - q[1]) / (sx * sy),
  )
}
