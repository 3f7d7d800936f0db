import type { Precision } from './corners2.ts'
import type { Covariance2 } from './distribution2.ts'
import { hermiteMoments2 } from './hermiteMoments2.ts'
import type { Mixture2Target, Root } from './mixture2.ts'
import { alignedRoot } from './rotation2.ts'
import type { Shape } from './shape2.ts'
import { symmetricEigen } from './symmetricEigen.ts'

/** What a search for stationary points of KL(q‖p) needs: p, which q are allowed, how precise the moments are to be. */
export interface Search2 {
  readonly target: Mixture2Target
  readonly shape: Shape
  readonly precision: Precision
}

/** A plane normal q with KL(q‖p) in nats and the fifteen Hermite moments of ℓ = log p under it. */
export interface ReverseState2 {
  readonly mean: readonly [number, number]
  readonly root: Root
  readonly value: number
  readonly moments: Float64Array
}

export function reverseState2(
  { target, shape, precision }: Search2,
  mean: readonly [number, number],
  root: Root,
): ReverseState2 {
  const turned = shape.turns ? alignedRoot(target, mean, root) : root
  const moments = new Float64Array(25)
  hermiteMoments2(target, mean, turned, precision, moments)
  return { mean, root: turned, value: -ENTROPY - Math.log(Math.abs(determinant(turned))) - moments[0]!, moments }
}

/** The entropy of N(0, I): log 2πe. */
const ENTROPY = 1 + Math.log(2 * Math.PI)

function determinant([a, b, c, d]: Root): number {
  return a * d - b * c
}

/** The lower triangular root of a covariance. */
export function rootOf([xx, xy, yy]: Covariance2): Root {
  const first = Math.sqrt(xx)
  const cross = xy / first
  return [first, 0, cross, Math.sqrt(yy - cross * cross)]
}

export function covOf([a, b, c, d]: Root): [number, number, number] {
  return [a * a + b * b, a * c + b * d, c * c + d * d]
}

const ORDERS = [
  [1, 0, 1],
  [0, 1, 1],
  [2, 0, 1],
  [1, 1, 2],
  [0, 2, 1],
] as const

/**
 * KL(q‖p) to second order in local coordinates: mean + R a, root R exp(S), S symmetric, on the directions of the shape.
 * With h_ij = E_q[ℓ He_i He_j]: ∂ = −h − I, and the second derivative along (a, S) is −E[(a·∇ + S:∇∇)²ℓ] − 2E[S²:∇∇ℓ].
 */
export interface QuadraticModel {
  /** Curvatures, ascending, and the slopes along their directions, which are the rows of `vectors`. */
  readonly curvatures: Float64Array
  readonly slopes: Float64Array
  readonly vectors: Float64Array
}

export function quadraticModel({ moments: h }: ReverseState2, { directions }: Shape): QuadraticModel {
  const gradient = [-h[5]!, -h[1]!, -1 - h[10]!, -2 * h[6]!, -1 - h[2]!]
  const hessian = fullHessian(h)
  const n = directions.length
  const reduced = new Float64Array(n * n)
  const slopes = new Float64Array(n)
  for (let r = 0; r < n; r++)
    for (const i of directions[r]!) {
      slopes[r]! += gradient[i]!
      for (let c = 0; c < n; c++) for (const j of directions[c]!) reduced[n * r + c]! += hessian[5 * i + j]!
    }
  const { values, vectors } = symmetricEigen(reduced, n)
  const along = new Float64Array(n)
  for (let k = 0; k < n; k++) for (let r = 0; r < n; r++) along[k]! += vectors[n * k + r]! * slopes[r]!
  return { curvatures: values, slopes: along, vectors }
}

function fullHessian(h: Float64Array): Float64Array {
  const matrix = new Float64Array(25)
  for (let r = 0; r < 5; r++)
    for (let s = 0; s < 5; s++) {
      const [i, j, c] = ORDERS[r]!
      const [k, l, d] = ORDERS[s]!
      matrix[5 * r + s] = -c * d * h[5 * (i + k) + j + l]!
    }
  const [h20, h11, h02] = [h[10]!, h[6]!, h[2]!]
  matrix[12]! -= 2 * h20
  matrix[18]! -= 2 * (h20 + h02)
  matrix[24]! -= 2 * h02
  for (const at of [13, 17, 19, 23]) matrix[at]! -= 2 * h11
  return matrix
}

export function gradientSize2({ slopes }: QuadraticModel): number {
  return Math.hypot(...slopes)
}

/** How many directions go down: 0 at a minimum. */
export function indexOf({ curvatures }: QuadraticModel): number {
  return curvatures.filter(value => value < 0).length
}

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

/** exp of [[a, b], [b, c]]: e^m (cosh r + sinh r / r · (S − m)), m the mean of the diagonal, ±r the rest's eigenvalues. */
function expSymmetric(a: number, b: number, c: number): [number, number, number] {
  const m = (a + c) / 2
  const half = (a - c) / 2
  const r = Math.hypot(half, b)
  const scale = Math.exp(m)
  const slope = r > 1e-8 ? Math.sinh(r) / r : 1
  const cosh = Math.cosh(r)
  return [scale * (cosh + slope * half), scale * slope * b, scale * (cosh - slope * half)]
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
