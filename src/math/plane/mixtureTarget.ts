/** A mixture of plane normals, made ready to be seen from any plane normal. */
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import type { Root } from './covarianceRoot.ts'
import { type Distribution, termsOf } from './distribution.ts'

/** Coefficients of 1, z₁, z₂, z₁², z₁z₂, z₂². */
export const QUADRATIC = 6

/** The components of the mixture as arrays of numbers, and room for what they are as seen from a q. */
export interface MixtureTarget {
  readonly count: number
  /** log weight − log 2π − ½ log det, a component. */
  readonly constant: Float64Array
  readonly meanX: Float64Array
  readonly meanY: Float64Array
  /** Inverse covariances, three numbers a component. */
  readonly precision: Float64Array
  /** Filled by `seenFrom`: log(wᵢNᵢ) as quadratics in z, six coefficients a component. */
  readonly seen: Float64Array
}

export const targetOf = memoizeRecent((p: Distribution): MixtureTarget => {
  const { weights, components } = termsOf(p)
  const count = components.length
  const precision = new Float64Array(3 * count)
  const constant = new Float64Array(count)
  components.forEach(({ cov: [xx, xy, yy] }, i) => {
    const determinant = xx * yy - xy * xy
    precision.set([yy / determinant, -xy / determinant, xx / determinant], 3 * i)
    constant[i] = Math.log(weights[i]!) - Math.log(2 * Math.PI) - 0.5 * Math.log(determinant)
  })
  return {
    count,
    constant,
    meanX: Float64Array.from(components, c => c.mean[0]),
    meanY: Float64Array.from(components, c => c.mean[1]),
    precision,
    seen: new Float64Array(QUADRATIC * count),
  }
})

/**
 * Writes log(wᵢNᵢ)(mean + R z) into `seen` for every component, as its differences from the one that is largest on
 * average over z ~ N(0, I); returns that one, whose own quadratic stays as it is. A spike at the mean of a wide q is
 * small on average, and what it adds is only near it.
 */
export function seenFrom(target: MixtureTarget, mean: readonly [number, number], root: Root): number {
  const { count, constant, meanX, meanY, precision, seen } = target
  const [a, b, c, d] = root
  let main = 0
  for (let i = 0, at = 0; i < count; i++, at += QUADRATIC) {
    const pxx = precision[3 * i]!
    const pxy = precision[3 * i + 1]!
    const pyy = precision[3 * i + 2]!
    const u = mean[0] - meanX[i]!
    const v = mean[1] - meanY[i]!
    const slopeX = pxx * u + pxy * v
    const slopeY = pxy * u + pyy * v
    seen[at] = constant[i]! - 0.5 * (u * slopeX + v * slopeY)
    seen[at + 1] = -(a * slopeX + c * slopeY)
    seen[at + 2] = -(b * slopeX + d * slopeY)
    seen[at + 3] = -0.5 * (a * a * pxx + 2 * a * c * pxy + c * c * pyy)
    seen[at + 4] = -(a * b * pxx + (a * d + b * c) * pxy + c * d * pyy)
    seen[at + 5] = -0.5 * (b * b * pxx + 2 * b * d * pxy + d * d * pyy)
    if (averageOf(seen, i) > averageOf(seen, main)) main = i
  }
  for (let i = 0; i < count; i++)
    if (i !== main) for (let k = 0; k < QUADRATIC; k++) seen[QUADRATIC * i + k]! -= seen[QUADRATIC * main + k]!
  return main
}

function averageOf(seen: Float64Array, i: number): number {
  const at = QUADRATIC * i
  return seen[at]! + seen[at + 3]! + seen[at + 5]!
}
