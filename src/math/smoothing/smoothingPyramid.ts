/** The pyramid of log p smoothed ever more and sampled ever more coarsely: its levels, and the step to the next. */
import type { LogTarget } from '../expectation/logTarget.ts'
import type { ScratchArena } from '../numerics/scratchArena.ts'
import type { QuadraticTail } from './quadraticTail.ts'

/** The normal is cut here; what is left out is rounding. */
export const CUT = 8.6
/** Each level is wider than the one below by 4/3, and a row at least as much wider than the level it is read off. */
const PHASES = 3
export const RATIO = (PHASES + 1) / PHASES
/**
 * The spacing of a level, in its widths. What is sampled at spacing h after smoothing to width s and then smoothed to
 * t = √(s² + r²) is wrong by e^(−½(2π/h)²(sr/t)²): e^(−37) at t = RATIO·s.
 */
export const SPACING = ((2 * Math.PI) / Math.sqrt(74)) * Math.sqrt(1 - 1 / RATIO ** 2)
/** Of all levels together, for each width of the lowest. */
export const STEPS_PER_WIDTH = 1 + 1 / SPACING / (RATIO - 1)
export const SQRT_2PI = 2.5066282746310002

/** E[ℓ] under N(x, width²) at x = origin + (i − middle)·spacing. */
export interface Level {
  readonly width: number
  readonly spacing: number
  readonly origin: number
  readonly middle: number
  /** With zeros at both ends where no mean can see them. */
  readonly values: Float64Array
}

/** What is to be smoothed: ℓ, growing no faster than a square, and its closed tails if it has them. */
export interface Smoothable {
  readonly target: LogTarget
  readonly left?: QuadraticTail
  readonly right?: QuadraticTail
}

/** Enough for the widest kernel and a step of the next level. */
const MARGIN = Math.ceil((CUT * Math.sqrt(RATIO ** 4 - 1)) / SPACING) + 6

/** Takes its place in `arena`, or one of its own. */
export function emptyLevel(width: number, origin: number, reach: number, arena?: ScratchArena): Level {
  const spacing = SPACING * width
  const middle = Math.ceil(reach / spacing) + MARGIN
  const length = 2 * middle + 1
  return { width, spacing, origin, middle, values: arena?.take(length) ?? new Float64Array(length) }
}

/** spacing × the density of N(0, sd² − width²) at multiples of the spacing, up to `cut` sds. */
export function kernelOf({ width, spacing }: Level, sd: number, cut = CUT): Float64Array {
  const rest = Math.sqrt(sd * sd - width * width)
  const step = spacing / rest
  const kernel = new Float64Array(1 + 2 * Math.ceil((cut / step + 0.5) / 2))
  for (let k = 0; k < kernel.length; k++) kernel[k] = (step / SQRT_2PI) * Math.exp(-0.5 * (k * step) ** 2)
  return kernel
}

/**
 * Σ values[i]·e^(−½ perStep (at − i)²), normalised as `kernel`, of odd length: with i = c + k, at = c + d it is
 * e^(−½ perStep d²) Σ kernel[k] bᵏ values[c + k], b = e^(perStep d), a polynomial in b on either side.
 */
export function read(values: Float64Array, kernel: Float64Array, perStep: number, at: number): number {
  const centre = Math.round(at)
  const d = at - centre
  const b = Math.exp(perStep * d)
  const inverse = 1 / b
  const b2 = b * b
  const inverse2 = inverse * inverse
  // even and odd powers apart: four chains that do not wait for each other
  let right = 0
  let rightOdd = 0
  let left = 0
  let leftOdd = 0
  for (let k = kernel.length - 2; k > 0; k -= 2) {
    const weight = kernel[k]!
    const weightOdd = kernel[k + 1]!
    right = right * b2 + weight * values[centre + k]!
    left = left * inverse2 + weight * values[centre - k]!
    rightOdd = rightOdd * b2 + weightOdd * values[centre + k + 1]!
    leftOdd = leftOdd * inverse2 + weightOdd * values[centre - k - 1]!
  }
  right = (right + rightOdd * b) * b
  left = (left + leftOdd * inverse) * inverse
  return Math.exp(-0.5 * perStep * d * d) * (kernel[0]! * values[centre]! + right + left)
}

/** How many steps of the level below count on either side of one of the next. */
const TAPS = Math.ceil((CUT * Math.sqrt(RATIO * RATIO - 1)) / SPACING + 0.5)
/** From one level to the next, for a place a third of a step to the left of one below, on it, and a third to the right. */
const taps = [-1, 0, 1].map(phase => {
  const step = SPACING / Math.sqrt(RATIO * RATIO - 1)
  return Float64Array.from({ length: 2 * TAPS + 1 }, (_, k) => {
    const z = step * (k - TAPS - phase / PHASES)
    return (step / SQRT_2PI) * Math.exp(-0.5 * z * z)
  })
})

export function nextLevel(source: Smoothable, below: Level, level: Level): Level {
  const { from, to } = fillTails(source, level)
  for (let i = from; i <= to; i++) {
    const thirds = (PHASES + 1) * (i - level.middle)
    const nearest = Math.round(thirds / PHASES)
    level.values[i] = weighted(below.values, below.middle + nearest - TAPS, taps[thirds - PHASES * nearest + 1]!)
  }
  return level
}

/** Σ weights[k]·values[from + k], for an odd number of weights. */
function weighted(values: Float64Array, from: number, weights: Float64Array): number {
  let even = weights[0]! * values[from]!
  let odd = 0
  for (let k = 1; k < weights.length; k += 2) {
    odd += weights[k]! * values[from + k]!
    even += weights[k + 1]! * values[from + k + 1]!
  }
  return even + odd
}

/** Writes what is closed and returns the range of indices that is not; the margins beyond all means stay as they are. */
export function fillTails({ left, right }: Smoothable, level: Level): { from: number; to: number } {
  const { width, spacing, origin, middle, values } = level
  const indexOf = (x: number) => middle + (x - origin) / spacing
  const fill = ({ constant, mean, sd }: QuadraticTail, from: number, to: number) => {
    for (let i = from; i <= to; i++) {
      const x = origin + (i - middle) * spacing - mean
      values[i] = constant - (0.5 * (x * x + width * width)) / (sd * sd)
    }
  }
  let from = MARGIN
  let to = values.length - 1 - MARGIN
  if (left) {
    const last = Math.min(to, Math.floor(indexOf(left.edge - CUT * width)))
    fill(left, from, last)
    from = Math.max(from, last + 1)
  }
  if (right) {
    const first = Math.max(from, Math.ceil(indexOf(right.edge + CUT * width)))
    fill(right, first, to)
    to = Math.min(to, first - 1)
  }
  return { from, to }
}
