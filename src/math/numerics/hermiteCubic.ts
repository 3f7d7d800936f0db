/** Cubics by their values and slopes at both ends: value, least place and zero. */
import { bisect } from './findRoot.ts'

/** A cubic on [0, 1] by its values and slopes at both ends. */
export interface Cubic {
  readonly from: number
  readonly to: number
  readonly slopeFrom: number
  readonly slopeTo: number
}

export function valueAt({ from, to, slopeFrom, slopeTo }: Cubic, t: number): number {
  const s = 1 - t
  return s * s * ((1 + 2 * t) * from + t * slopeFrom) + t * t * ((3 - 2 * t) * to - s * slopeTo)
}

export function slopeAt({ from, to, slopeFrom, slopeTo }: Cubic, t: number): number {
  const s = 1 - t
  return 6 * s * t * (to - from) + s * (s - 2 * t) * slopeFrom + t * (t - 2 * s) * slopeTo
}

/** Where on [0, 1] the cubic is least: at an end or where its slope is 0. */
export function placeOfLeast(cubic: Cubic): number {
  const { from, to, slopeFrom, slopeTo } = cubic
  let best = to < from ? 1 : 0
  // slope = a t² + 2 b t + slopeFrom
  const a = 3 * (2 * (from - to) + slopeFrom + slopeTo)
  const b = 3 * (to - from) - 2 * slopeFrom - slopeTo
  const root = Math.sqrt(b * b - a * slopeFrom)
  if (root >= 0) {
    const q = -(b + (b < 0 ? -root : root))
    for (const t of [q / a, slopeFrom / q]) if (t > 0 && t < 1 && valueAt(cubic, t) < valueAt(cubic, best)) best = t
  }
  return best
}

/** A zero of a cubic whose ends have different signs, by bisection. */
export function zeroOf(cubic: Cubic): number {
  const sign = Math.sign(cubic.to) || 1
  const [low, high] = bisect(0, 1, t => valueAt(cubic, t) * sign > 0, { halvings: 30 })
  return (low + high) / 2
}

export function minus({ from, to, slopeFrom, slopeTo }: Cubic): Cubic {
  return { from: -from, to: -to, slopeFrom: -slopeFrom, slopeTo: -slopeTo }
}
