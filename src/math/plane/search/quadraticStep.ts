/** Steps of a plane normal along the directions of a quadratic model. */
import { expSymmetric, type Root } from '../covarianceRoot.ts'
import type { Shape } from '../shape.ts'
import type { QuadraticModel } from './quadraticModel.ts'
import { type ReverseState, reverseState, type Search } from './reverseState.ts'

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
