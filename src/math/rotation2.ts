import { type Mixture2Target, QUADRATIC, type Root, seenFrom } from './mixture2.ts'

/**
 * R turned so that z₁ runs across the boundary between components that matters most under q: the sharpest, counted by
 * its distance. R Q is as good a root as R, and a rule that is fine along z₁ alone is then enough.
 */
export function alignedRoot(target: Mixture2Target, mean: readonly [number, number], root: Root): Root {
  const { count, seen } = target
  const main = seenFrom(target, mean, root)
  let [most, cos, sin] = [0, 1, 0]
  for (let i = 0; i < count; i++) {
    if (i === main) continue
    for (let j = 0; j < i || j === i; j++) {
      if (j === main) continue
      const at = QUADRATIC * i
      const sign = j === i ? 0 : 1
      const k = (n: number) => seen[at + n]! - sign * seen[QUADRATIC * j + n]!
      const [c, x, y, xx, xy, yy] = [k(0), k(1), k(2), k(3), k(4), k(5)]
      // Newton towards the boundary from the centre
      let [u, v, gu, gv] = [0, 0, x, y]
      for (let step = 0; step < 4; step++) {
        gu = x + 2 * xx * u + xy * v
        gv = y + xy * u + 2 * yy * v
        const slope = gu * gu + gv * gv
        if (!(slope > 1e-12)) break
        const short = (c + u * (x + xx * u + xy * v) + v * (y + yy * v)) / slope
        u -= short * gu
        v -= short * gv
      }
      const size = Math.hypot(gu, gv)
      const weight = size * Math.exp(-0.25 * (u * u + v * v))
      if (weight > most) [most, cos, sin] = [weight, gu / size, gv / size]
    }
  }
  const [a, b, c, d] = root
  return [a * cos + b * sin, b * cos - a * sin, c * cos + d * sin, d * cos - c * sin]
}
