import type { Precision } from '../boundarySteps.ts'
import { covOf, determinant, expSymmetric, type Root } from '../covarianceRoot.ts'
import { hermiteMoments2 } from '../hermiteMoments.ts'
import type { Mixture2Target } from '../mixture.ts'
import { alignedRoot } from '../rotation.ts'
import type { Shape } from '../shape.ts'
import type { QuadraticModel } from './quadraticModel.ts'

/** What a search for stationary points of KL(q‖p) needs: p, which q are allowed, how precise the moments are to be. */
export interface Search2 {
  readonly target: Mixture2Target
  readonly shape: Shape
  readonly precision: Precision
  /** How many nodes the search has summed over. */
  readonly spent: { nodes: number }
}

/** A plane normal q with KL(q‖p) in nats and the fifteen Hermite moments of ℓ = log p under it. */
export interface ReverseState2 {
  readonly mean: readonly [number, number]
  readonly root: Root
  readonly value: number
  readonly moments: Float64Array
}

export function reverseState2(
  { target, shape, precision, spent }: Search2,
  mean: readonly [number, number],
  root: Root,
): ReverseState2 {
  const turned = shape.turns ? alignedRoot(target, mean, root) : root
  const moments = new Float64Array(25)
  spent.nodes += NODES_A_STATE + hermiteMoments2(target, mean, turned, precision, moments)
  return { mean, root: turned, value: -ENTROPY - Math.log(Math.abs(determinant(turned))) - moments[0]!, moments }
}

/** What a state costs besides the nodes of its moments. */
const NODES_A_STATE = 100
/** The entropy of N(0, I): log 2πe. */
const ENTROPY = 1 + Math.log(2 * Math.PI)

/** The mean and root a step away, `steps` along the model's directions. */
export function placeBeside(
  { directions }: Shape,
  { mean, root }: ReverseState2,
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
export function moved(
  search: Search2,
  state: ReverseState2,
  model: QuadraticModel,
  steps: Float64Array,
): ReverseState2 {
  const { mean, root } = placeBeside(search.shape, state, model, steps)
  return reverseState2(search, mean, root)
}

/** The larger of distances in mean (by b's sds) and in covariance (by b's variances). */
export function apart(a: ReverseState2, b: ReverseState2): number {
  const [p, q] = [covOf(a.root), covOf(b.root)]
  const [sx, sy] = [Math.sqrt(q[0]), Math.sqrt(q[2])]
  return Math.max(
    Math.abs(a.mean[0] - b.mean[0]) / sx,
    Math.abs(a.mean[1] - b.mean[1]) / sy,
    Math.abs(p[0] - q[0]) / q[0],
    Math.abs(p[2] - q[2]) / q[2],
    Math.abs(p[1] - q[1]) / (sx * sy),
  )
}
