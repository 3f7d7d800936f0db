/** Random numbers as members of a family are drawn from them. */

/** A source of random numbers, in order: uniform on (0, 1), or standard normal, which takes two of those. */
export interface RandomSource {
  uniform(): number
  normal(): number
}

/** Marsaglia & Tsang (2000), "A simple method for generating gamma variables". */
export function standardGamma(shape: number, source: RandomSource): number {
  if (shape < 1) return standardGamma(shape + 1, source) * source.uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = source.normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(source.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}
