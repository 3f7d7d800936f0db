/** Moments of plane distributions and the entropy of a plane normal. */
import { type Covariance, type Distribution, termsOf } from './distribution.ts'

/** Mean and covariance of p: within the components and between them. */
export function moments(p: Distribution): { mean: [number, number]; cov: [number, number, number] } {
  const { weights, components } = termsOf(p)
  const mean: [number, number] = [0, 0]
  components.forEach((c, i) => {
    mean[0] += weights[i]! * c.mean[0]
    mean[1] += weights[i]! * c.mean[1]
  })
  const cov: [number, number, number] = [0, 0, 0]
  components.forEach((c, i) => {
    const dx = c.mean[0] - mean[0]
    const dy = c.mean[1] - mean[1]
    cov[0] += weights[i]! * (c.cov[0] + dx * dx)
    cov[1] += weights[i]! * (c.cov[1] + dx * dy)
    cov[2] += weights[i]! * (c.cov[2] + dy * dy)
  })
  return { mean, cov }
}

/** The entropy of a plane normal: log 2πe + ½ log det. */
export function entropyOfNormal([xx, xy, yy]: Covariance): number {
  return 1 + Math.log(2 * Math.PI) + 0.5 * Math.log(xx * yy - xy * xy)
}
