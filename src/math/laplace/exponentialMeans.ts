/** Expectations under Laplace laws of a piecewise parabola, at all its knots at once. */
import type { LaplaceTarget } from './laplaceMoments.ts'

/** ℓ as a parabola between each two knots. */
export interface Parabolas {
  readonly knots: Float64Array
  /** ℓ at the knots, and halfway from each to the next. */
  readonly at: Float64Array
  readonly halfway: Float64Array
}

/** Parabolas through ℓ on `grid`, increasing. */
export function parabolasOf(target: LaplaceTarget, grid: readonly number[]): Parabolas {
  const knots = Float64Array.from(grid)
  const middles = knots.map((x, i) => x + ((knots[i + 1] ?? x) - x) / 2)
  const at = new Float64Array(knots.length)
  const halfway = new Float64Array(knots.length)
  target.evaluate(0, 1, knots, knots.length, at)
  target.evaluate(0, 1, middles, knots.length, halfway)
  for (const values of [at, halfway]) for (let i = 0; i < values.length; i++) values[i] = Math.max(values[i]!, LOWEST)
  return { knots, at, halfway }
}

/** So many scales beyond, what lies there is of no weight. */
export const FAR = 45
/** Where ℓ falls exponentially it would leave the range of doubles: what is so low is of no interest. */
const LOWEST = -1e12

/** E of ℓ(x + scale·t) times 1, sgn t and |t| − 1 under t ~ Laplace(0, 1), for x each of the knots. */
export interface ExponentialMeans {
  readonly mean: Float64Array
  readonly odd: Float64Array
  readonly spread: Float64Array
}

/**
 * The means at every knot for one scale, in one pass to the left and one to the right: what lies beyond the next knot is
 * known from there, e^(−h/scale) as heavy (a recursive filter). Exact for the parabolas.
 */
export function exponentialMeans({ knots, at, halfway }: Parabolas, scale: number): ExponentialMeans {
  const n = knots.length
  const [mean, odd, spread] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  const e = new Float64Array(4)
  const decay = new Float64Array(n)
  const [near, first, second, third] = [0, 1, 2, 3].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let i = 0; i + 1 < n; i++) {
    decay[i] = incomplete((knots[i + 1]! - knots[i]!) / scale, e)
    near[i] = e[0]!
    first[i] = e[1]!
    second[i] = e[2]!
    third[i] = e[3]!
  }
  for (const side of [-1, 1] as const) {
    const start = side < 0 ? 0 : n - 1
    // ∫ e^(−s) ℓ and ∫ s e^(−s) ℓ over what lies on this side
    let zeroth = at[start]!
    let once = at[start]!
    for (let k = 0, i = start; ; i -= side) {
      mean[i]! += zeroth / 2
      odd[i]! += (side * zeroth) / 2
      spread[i]! += (once - zeroth) / 2
      if (++k === n) break
      const j = i - side
      const interval = Math.min(i, j)
      const [from, to, middle] = [at[j]!, at[i]!, halfway[interval]!]
      const slope = 4 * middle - 3 * from - to
      const bend = 2 * (from + to) - 4 * middle
      const a = Math.abs(knots[i]! - knots[j]!) / scale
      once =
        decay[interval]! * (once + a * zeroth) +
        a * (from * first[interval]! + slope * second[interval]! + bend * third[interval]!)
      zeroth = decay[interval]! * zeroth + from * near[interval]! + slope * first[interval]! + bend * second[interval]!
    }
  }
  return { mean, odd, spread }
}

/** a^(−k) ∫₀ᵃ sᵏ e^(−s) ds for k = 0 … 3 into `out`; returns e^(−a). */
function incomplete(a: number, out: Float64Array): number {
  const decay = Math.exp(-a)
  if (a < 0.1) {
    for (let k = 0; k < 4; k++)
      out[k] =
        a * (1 / (k + 1) - a * (1 / (k + 2) - a * (1 / (2 * (k + 3)) - a * (1 / (6 * (k + 4)) - a / (24 * (k + 5))))))
    return decay
  }
  out[0] = 1 - decay
  for (let k = 1; k < 4; k++) out[k] = (k * out[k - 1]!) / a - decay
  return decay
}
