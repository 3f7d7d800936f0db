/** The optima of the product model's ELBO, for x ≥ 0. */
import { positiveRoot } from '../numerics/positiveRoot.ts'
import type { Covariance } from '../plane/distribution.ts'

/** A local minimum of KL(q‖posterior) of the product model for x ≥ 0: mean (mean, mean), and its mirror image. */
interface Optimum {
  readonly mean: number
  readonly cov: Covariance
}

/**
 * Independent z₁, z₂. Where the gradient vanishes both variances are v, both means m up to sign, and either m = 0 with
 * v + v²/s² = 1, or v = s²/x and m² = x − s² − s²/x. The second is a minimum wherever it exists and takes that rank from
 * the first: a pitchfork at x² = s²(1 + x). (Compare Nakajima & Sugiyama 2011 on variational matrix factorisation.)
 */
export function meanFieldOptima(x: number, s: number): Optimum[] {
  const noise = s * s
  const square = x - noise - noise / x
  if (square > 0) return [{ mean: Math.sqrt(square), cov: [noise / x, 0, noise / x] }]
  const v = positiveRoot(1, noise, noise)
  return [{ mean: 0, cov: [v, 0, v] }]
}

/**
 * Any covariance. Where the gradient vanishes it is diagonal along u = (z₁ + z₂)/√2 and v = (z₁ − z₂)/√2, and the mean
 * is zero or (w along u, 0). One fit has mean zero: there the problem is convex in the variances, and it is always a
 * minimum. Those with w ≠ 0 have w² = s²/U, V(2s² + U + V) = s² and s²/U + 3U − V = 2(x − s²); the left side is convex
 * in U, so they appear in pairs by a fold: the smaller U is a minimum, the larger a saddle.
 */
export function fullRankOptima(x: number, s: number): Optimum[] {
  return [centralOptimum(x, s), ...diagonalOptimum(x, s)]
}

/** s²/U = s² − x + (3U − V)/2 and s²/V = s² + x + (3V − U)/2. */
function centralOptimum(x: number, s: number): Optimum {
  const noise = s * s
  const across = (u: number) => positiveRoot(1.5, noise + x - u / 2, noise)
  const u = fromTheLeft(positiveRoot(1.5, noise - x, noise), u => {
    const v = across(u)
    const slope = v / (3 * v + noise + x - u / 2)
    return [noise / u - noise + x - 1.5 * u + v / 2, -noise / u / u - 1.5 + slope / 4]
  })
  return optimum(0, u!, across(u!))
}

function diagonalOptimum(x: number, s: number): Optimum[] {
  const noise = s * s
  const far = 2 * (x - noise)
  if (!(far > 0)) return []
  const across = (u: number) => positiveRoot(1, 2 * noise + u, noise)
  const u = fromTheLeft(noise / (far + across(0)), u => {
    const v = across(u)
    const slope = v / (2 * v + 2 * noise + u)
    return [noise / u + 3 * u - v - far, -noise / u / u + 3 + slope]
  })
  return u === undefined ? [] : [optimum(s / Math.sqrt(2 * u), u, across(u))]
}

function optimum(mean: number, u: number, v: number): Optimum {
  return { mean, cov: [(u + v) / 2, (u - v) / 2, (u + v) / 2] }
}

/**
 * The least root of a convex function that is ≥ 0 at `start`: Newton's steps never pass it, and
 * need no bracket. Undefined where there is none.
 */
function fromTheLeft(start: number, f: (at: number) => [value: number, slope: number]): number | undefined {
  let at = start
  for (;;) {
    const [value, slope] = f(at)
    if (!(slope < 0)) return undefined
    const next = at - value / slope
    if (!(next > at)) return at
    at = next
  }
}
