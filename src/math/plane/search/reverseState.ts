/** The reverse KL of one plane normal with the moments its derivatives need. */
import { alignedRoot } from '../alignedRoot.ts'
import type { Precision } from '../boundaryStep.ts'
import { covarianceOf, determinant, type Root } from '../covarianceRoot.ts'
import { hermiteMoments } from '../hermiteMoments.ts'
import type { MixtureTarget } from '../mixtureTarget.ts'
import type { Shape } from '../shape.ts'

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
