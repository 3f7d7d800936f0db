/** Members of a family of greatest likelihood for data. */
import type { Laplace, Normal } from '../distribution/distribution.ts'
import { requirePositive } from '../numerics/validate.ts'

/** Mean and biased variance (1/n) of the data; the mean in two passes, so that no digits are lost far from 0. */
export function sampleMoments(data: readonly number[]): { mean: number; variance: number } {
  requireData(data)
  const n = data.length
  let first = 0
  for (const x of data) first += x / n
  let rest = 0
  for (const x of data) rest += x - first
  const mean = first + rest / n
  let squares = 0
  for (const x of data) squares += (x - mean) ** 2
  return { mean, variance: squares / n }
}

/** The normal of greatest likelihood: the sample mean, and the root of the biased variance. RangeError if all are equal. */
export function fitNormal(data: readonly number[]): Normal {
  const { mean, variance } = sampleMoments(data)
  const sd = Math.sqrt(variance)
  requirePositive('data: standard deviation', sd)
  return { family: 'normal', mean, sd }
}

/** The normal of greatest likelihood among those of the given sd: at the sample mean. */
export function fitNormalMean(data: readonly number[], sd: number): Normal {
  requirePositive('sd', sd)
  return { family: 'normal', mean: sampleMoments(data).mean, sd }
}

/** The Laplace law of greatest likelihood: the median (the middle of the two middle ones) and the mean distance from it. */
export function fitLaplace(data: readonly number[]): Laplace {
  requireData(data)
  const sorted = [...data].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const location = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
  const scale = data.reduce((sum, x) => sum + Math.abs(x - location), 0) / data.length
  requirePositive('data: mean distance from the median', scale)
  return { family: 'laplace', location, scale }
}

function requireData(data: readonly number[]): void {
  if (!(data.length > 0)) throw new RangeError('data: expected at least one number, got none')
  const wrong = data.findIndex(x => !Number.isFinite(x))
  if (wrong >= 0) throw new RangeError(`data[${wrong}]: expected a finite number, got ${data[wrong]}`)
}
