/** Square roots of a covariance in the plane. */
import type { Covariance } from './distribution.ts'

/** A square root of a covariance, rows first: cov = R Rᵀ. */
export type Root = readonly [number, number, number, number]

/** The lower triangular root of a covariance. */
export function covarianceRoot([xx, xy, yy]: Covariance): Root {
  const first = Math.sqrt(xx)
  const cross = xy / first
  return [first, 0, cross, Math.sqrt(yy - cross * cross)]
}

export function covarianceOf([a, b, c, d]: Root): [number, number, number] {
  return [a * a + b * b, a * c + b * d, c * c + d * d]
}

export function determinant([a, b, c, d]: Root): number {
  return a * d - b * c
}

/** exp of [[a, b], [b, c]]: e^m (cosh r + sinh r / r · (S − m)), m the mean of the diagonal, ±r the rest's eigenvalues. */
export function expSymmetric(a: number, b: number, c: number): [number, number, number] {
  const m = (a + c) / 2
  const half = (a - c) / 2
  const r = Math.hypot(half, b)
  const scale = Math.exp(m)
  const slope = r > 1e-8 ? Math.sinh(r) / r : 1
  const cosh = Math.cosh(r)
  return [scale * (cosh + slope * half), scale * slope * b, scale * (cosh - slope * half)]
}
