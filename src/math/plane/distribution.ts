/** Distributions in the plane as plain, immutable data, and what makes one valid. */
import { requireFinite, requirePositive } from '../numerics/validate.ts'

/** A covariance in the plane: var x, cov, var y. */
export type Covariance = readonly [number, number, number]

/** A normal in the plane: mean (x, y) and covariance (var x, cov, var y). */
export interface Normal {
  readonly family: 'normal2'
  readonly mean: readonly [number, number]
  readonly cov: Covariance
}

/** Σ weights[i]·components[i] / Σ weights[i]. */
export interface Mixture {
  readonly family: 'mixture2'
  readonly weights: readonly number[]
  readonly components: readonly Normal[]
}

export type Distribution = Normal | Mixture

/** The components with their weights divided by the sum. Throws a RangeError unless every part is a distribution. */
export function termsOf(d: Distribution): { weights: number[]; components: readonly Normal[] } {
  if (d.family === 'normal2') {
    checkNormal(d)
    return { weights: [1], components: [d] }
  }
  if (!(d.components.length > 0)) throw new RangeError('mixture2: expected at least one component, got none')
  if (d.weights.length !== d.components.length)
    throw new RangeError(`mixture2: expected ${d.components.length} weights, got ${d.weights.length}`)
  d.weights.forEach((w, i) => {
    requirePositive(`weights[${i}]`, w)
  })
  d.components.forEach(checkNormal)
  const sum = d.weights.reduce((total, w) => total + w, 0)
  return { weights: d.weights.map(w => w / sum), components: d.components }
}

/** Throws a RangeError that names the part, the rule and the value unless it is a normal of full rank. */
export function checkNormal({ mean, cov: [xx, xy, yy] }: Normal): void {
  requireFinite('mean x', mean[0])
  requireFinite('mean y', mean[1])
  requirePositive('var x', xx)
  requirePositive('var y', yy)
  if (!(xy * xy < xx * yy)) throw new RangeError(`cov: expected cov² < var x · var y (${xx * yy}), got cov ${xy}`)
}
