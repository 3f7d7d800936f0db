/** The root of a covariance turned across the boundary between components that matters most. */
import type { Root } from './covarianceRoot.ts'
import { type MixtureTarget, QUADRATIC, seenFrom } from './mixtureTarget.ts'

/**
 * R turned so that z₁ runs across the boundary between components that matters most under q: the sharpest, counted by
 * its distance. R Q is as good a root as R, and a rule that is fine along z₁ alone is then enough.
 */
export function alignedRoot(target: MixtureTarget, mean: readonly [number, number], root: Root): Root {
  const { count } = target
  const main = seenFrom(target, mean, root)
  best.weight = 0
  for (let i = 0; i < count; i++) {
    if (i === main) continue
    findBoundary(target.seen, i, -1)
    for (let j = 0; j < i; j++) if (j !== main) findBoundary(target.seen, i, j)
  }
  if (best.weight === 0) return root
  const { cos, sin } = best
  const [a, b, c, d] = root
  return [a * cos + b * sin, b * cos - a * sin, c * cos + d * sin, d * cos - c * sin]
}

const best = { weight: 0, cos: 1, sin: 0 }
const difference = new Float64Array(QUADRATIC)

/** Newton from the centre towards where components i and j (−1: the main one) balance; kept in `best` if it weighs most. */
function findBoundary(seen: Float64Array, i: number, j: number): void {
  for (let k = 0; k < QUADRATIC; k++) difference[k] = seen[QUADRATIC * i + k]! - (j < 0 ? 0 : seen[QUADRATIC * j + k]!)
  const c = difference[0]!
  const x = difference[1]!
  const y = difference[2]!
  const xx = difference[3]!
  const xy = difference[4]!
  const yy = difference[5]!
  let u = 0
  let v = 0
  let slopeU = x
  let slopeV = y
  for (let step = 0; step < 4; step++) {
    slopeU = x + 2 * xx * u + xy * v
    slopeV = y + xy * u + 2 * yy * v
    const square = slopeU * slopeU + slopeV * slopeV
    if (!(square > 1e-12)) break
    const short = (c + u * (x + xx * u + xy * v) + v * (y + yy * v)) / square
    u -= short * slopeU
    v -= short * slopeV
  }
  const size = Math.sqrt(slopeU * slopeU + slopeV * slopeV)
  const weight = size * Math.exp(-0.25 * (u * u + v * v))
  if (!(weight > best.weight && size > 1e-6)) return
  best.weight = weight
  best.cos = slopeU / size
  best.sin = slopeV / size
}
