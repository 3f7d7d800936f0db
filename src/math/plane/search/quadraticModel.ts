/** The reverse KL in the plane to second order about one normal. */
import { symmetricEigen } from '../../numerics/symmetricEigen.ts'
import type { Shape } from '../shape.ts'
import type { ReverseState } from './reverseState.ts'

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

export function quadraticModel({ moments: h }: ReverseState, { directions }: Shape): QuadraticModel {
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

export function gradientSize({ slopes }: QuadraticModel): number {
  return Math.hypot(...slopes)
}

/** How many directions go down: 0 at a minimum. */
export function indexOf({ curvatures }: QuadraticModel): number {
  return curvatures.filter(value => value < 0).length
}
