/** Writes the gradient at x. */
export type GradientAt = (x: Float64Array, gradient: Float64Array) => void

/** Where Adam ends from `start` at the usual rates: after `most` steps, or when no part of a step exceeds `still`. */
export function adam(gradientAt: GradientAt, start: number[], { most = 1000, still = 0 } = {}): Float64Array {
  const x = Float64Array.from(start)
  const [gradient, first, second] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)]
  for (let t = 1; t <= most; t++) {
    gradientAt(x, gradient)
    let longest = 0
    for (let k = 0; k < x.length; k++) {
      first[k] = 0.9 * first[k]! + 0.1 * gradient[k]!
      second[k] = 0.999 * second[k]! + 0.001 * gradient[k]! ** 2
      const step = (0.05 * (first[k]! / (1 - 0.9 ** t))) / (Math.sqrt(second[k]! / (1 - 0.999 ** t)) + 1e-8)
      x[k] = x[k]! - step
      longest = Math.max(longest, Math.abs(step))
    }
    if (longest <= still) break
  }
  return x
}
