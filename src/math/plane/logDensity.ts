/** The log density of a plane distribution. */
import { type Distribution, termsOf } from './distribution.ts'

/** (x, y) ↦ log p(x, y) in the plane, by sums of exponentials taken from the largest: finite wherever p is. */
export function logDensity(p: Distribution): (x: number, y: number) => number {
  const { weights, components } = termsOf(p)
  const terms = new Float64Array(components.length)
  const normals = components.map(({ mean: [mx, my], cov: [xx, xy, yy] }, i) => {
    const determinant = xx * yy - xy * xy
    const constant = Math.log(weights[i] ?? 0) - Math.log(2 * Math.PI) - 0.5 * Math.log(determinant)
    return { mx, my, a: yy / determinant, b: -xy / determinant, c: xx / determinant, constant }
  })
  return (x, y) => {
    let top = Number.NEGATIVE_INFINITY
    for (const [i, { mx, my, a, b, c, constant }] of normals.entries()) {
      const [u, v] = [x - mx, y - my]
      const term = constant - 0.5 * (a * u * u + 2 * b * u * v + c * v * v)
      terms[i] = term
      if (term > top) top = term
    }
    let sum = 0
    for (const term of terms) sum += Math.exp(term - top)
    return top + Math.log(sum)
  }
}
