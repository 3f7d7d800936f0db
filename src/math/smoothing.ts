import { gaussLegendre } from './gaussLegendre.ts'
import type { LogTarget } from './logTarget.ts'
import type { QuadraticTail } from './quadraticTails.ts'

/** The normal is cut here; what is left out weighs 1e−12. */
const CUT = 7.1
/** Each level is wider than the one below by this, and a row at least as much wider than the level it is read off. */
const RATIO = 1.25
/**
 * The spacing of a level, in its widths. What is sampled at spacing h after smoothing to width s and then smoothed to
 * t = √(s² + r²) is wrong by e^(−½(2π/h)²(sr/t)²): e^(−28) at t = RATIO·s.
 */
const SPACING = ((2 * Math.PI) / Math.sqrt(56)) * Math.sqrt(1 - 1 / RATIO ** 2)
const PANEL_NODES = 16
/** The longest panel on which 16 nodes resolve the normal itself (to 1e−13), in standard deviations. */
const LONGEST_PANEL = 3.5
const SQRT_2PI = 2.5066282746310002

const { nodes, weights } = gaussLegendre(PANEL_NODES)
const panel = new Float64Array(PANEL_NODES)

/** E[ℓ] under N(x, width²) at x = origin + (i − middle)·spacing. */
interface Level {
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

/**
 * E[ℓ] under N(means[j], sds[i]²), at [i·means.length + j], to about 1e-10 of its size, or undefined where `mostSteps`
 * evaluations of ℓ or of a sum would not do. Smoothing by a normal is a semigroup (the heat flow): level by level the
 * function is smoothed a little more and sampled more coarsely, and each row is read off the level just below it by the
 * trapezoidal rule, which converges geometrically. Only the lowest level integrates ℓ itself, by Gauss–Legendre panels
 * as short as it bends.
 */
export function smoothed(
  source: Smoothable,
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
  mostSteps: number,
): Float64Array | undefined {
  const rows = Array.from(sds, (_, i) => i).sort((a, b) => sds[a]! - sds[b]!)
  let low = Infinity
  let high = -Infinity
  for (let j = 0; j < means.length; j++) {
    low = Math.min(low, means[j]!)
    high = Math.max(high, means[j]!)
  }
  const origin = low + (high - low) / 2
  const reach = (high - low) / 2 + CUT * sds[rows.at(-1)!]!
  let width = sds[rows[0]!]! / RATIO
  if ((reach / width) * (1 + 1 / SPACING / (RATIO - 1)) > mostSteps) return undefined
  const base = lowest(source, emptyLevel(width, origin, reach), reach, mostSteps)
  if (!base) return undefined
  let level = base
  const out = new Float64Array(means.length * sds.length)
  for (const row of rows) {
    const sd = sds[row]!
    while (width * RATIO * RATIO <= sd) {
      width *= RATIO
      level = next(source, level, emptyLevel(width, origin, reach))
    }
    const { spacing, values, middle } = level
    const kernel = kernelOf(level, sd)
    const perStep = (spacing * spacing) / (sd * sd - width * width)
    for (let j = 0; j < means.length; j++) {
      out[row * means.length + j] = read(values, kernel, perStep, middle + (means[j]! - origin) / spacing)
    }
  }
  return out
}

/** Enough for the widest kernel and a step of the next level. */
const MARGIN = Math.ceil((CUT * Math.sqrt(RATIO ** 4 - 1)) / SPACING) + 6

function emptyLevel(width: number, origin: number, reach: number): Level {
  const spacing = SPACING * width
  const middle = Math.ceil(reach / spacing) + MARGIN
  return { width, spacing, origin, middle, values: new Float64Array(2 * middle + 1) }
}

/** spacing × the density of N(0, sd² − width²) at multiples of the spacing. */
function kernelOf({ width, spacing }: Level, sd: number): Float64Array {
  const rest = Math.sqrt(sd * sd - width * width)
  const step = spacing / rest
  const kernel = new Float64Array(1 + 2 * Math.ceil((CUT / step + 0.5) / 2))
  for (let k = 0; k < kernel.length; k++) kernel[k] = (step / SQRT_2PI) * Math.exp(-0.5 * (k * step) ** 2)
  return kernel
}

/**
 * Σ values[i]·e^(−½ perStep (at − i)²), normalised as `kernel`, of odd length: with i = c + k, at = c + d it is
 * e^(−½ perStep d²) Σ kernel[k] bᵏ values[c + k], b = e^(perStep d), a polynomial in b on either side.
 */
function read(values: Float64Array, kernel: Float64Array, perStep: number, at: number): number {
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

function next(source: Smoothable, below: Level, level: Level): Level {
  const { from, to } = fillTails(source, level)
  const kernel = kernelOf(below, level.width)
  const perStep = (below.spacing * below.spacing) / (level.width * level.width - below.width * below.width)
  const ratio = level.spacing / below.spacing
  for (let i = from; i <= to; i++) {
    level.values[i] = read(below.values, kernel, perStep, below.middle + (i - level.middle) * ratio)
  }
  return level
}

function lowest(source: Smoothable, level: Level, reach: number, mostSteps: number): Level | undefined {
  const { target, left, right } = source
  const { width, spacing, origin, middle, values } = level
  const start = Math.max(origin - reach, left ? left.edge - 2 * CUT * width : -Infinity)
  const end = Math.min(origin + reach, right ? right.edge + 2 * CUT * width : Infinity)
  const step = spacing / width
  const kernel = new Float64Array(Math.ceil(CUT / step + 0.5) + 1)
  for (let k = 0; k < kernel.length; k++) kernel[k] = Math.exp(-0.5 * (k * step) ** 2) / SQRT_2PI
  let count = 0
  for (let from = start; from < end; ) {
    const rest = end - from
    const most = Math.max(Math.min(LONGEST_PANEL * width, target.reach(from)), 1e-12 * width, 4e-16 * Math.abs(from))
    const length = most >= rest ? rest : rest < 2 * most ? rest / 2 : most
    const half = length / 2
    target.evaluate(from + half, half, nodes, PANEL_NODES, panel)
    for (let n = 0; n < PANEL_NODES; n++) {
      const at = middle + (from + half + half * nodes[n]! - origin) / spacing
      spread(values, kernel, step, at, (half / width) * weights[n]! * panel[n]!)
    }
    count += PANEL_NODES
    if (count > mostSteps) return undefined
    from = most >= rest ? end : from + length
  }
  fillTails(source, level)
  return values.every(Number.isFinite) ? level : undefined
}

/** Adds amount·e^(−½(step (i − at))²), normalised as `kernel`, to each values[i]: the transpose of `read`. */
function spread(values: Float64Array, kernel: Float64Array, step: number, at: number, amount: number): void {
  const centre = Math.round(at)
  const d = at - centre
  const b = Math.exp(step * step * d)
  const inverse = 1 / b
  let right = amount * Math.exp(-0.5 * step * step * d * d)
  let left = right
  values[centre]! += kernel[0]! * right
  for (let k = 1; k < kernel.length; k++) {
    right *= b
    left *= inverse
    values[centre + k]! += kernel[k]! * right
    values[centre - k]! += kernel[k]! * left
  }
}

/** Writes what is closed and returns the range of indices that is not; the margins beyond all means stay as they are. */
function fillTails({ left, right }: Smoothable, level: Level): { from: number; to: number } {
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
