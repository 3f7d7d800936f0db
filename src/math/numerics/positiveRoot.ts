/** The λ > 0 with aλ² + bλ = c, for a, c > 0, without cancellation. */
export function positiveRoot(a: number, b: number, c: number): number {
  const root = Math.sqrt(b * b + 4 * a * c)
  return b > 0 ? (2 * c) / (b + root) : (root - b) / (2 * a)
}
