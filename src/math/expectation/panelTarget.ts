/** Any log density on the whole line, made ready for expectations by cutting it into panels. */
import type { Peak } from '../distribution/family/familyDefinition.ts'
import { gaussLegendre, legendre } from '../numerics/gaussLegendre.ts'
import { Z_MAX, Z_STEP } from '../numerics/trapezoidalRule.ts'
import { findModes, modeGrid } from './findModes.ts'
import type { LogTarget } from './logTarget.ts'

const NODES = 16
const { nodes, weights } = gaussLegendre(NODES)
/** The last Legendre polynomials, whose coefficients tell whether 16 nodes are enough. */
const LAST = [12, 13, 14, 15].map(degree => Float64Array.from(nodes, x => legendre(degree, x)[0]))
const RESOLVED = 2e-14
const FAR = 1e6
const DEEPEST = 60
const MOST_BREAKS = 3000

/**
 * Any ℓ on the whole line, made ready by cutting the line into panels on which 16 Legendre coefficients resolve it.
 * `peaks`: centres and scales of what makes it up; `kinks`: points where it is not smooth.
 */
export function panelTarget(
  logDensity: (anchor: number, offset: number) => number,
  peaks: readonly Peak[],
  kinks: readonly number[] = [],
  widest = widestOf(peaks),
): LogTarget {
  const breaks = resolve(logDensity, peaks, kinks)
  const narrowest = Math.min(...peaks.map(p => p.scale))
  const slope = (x: number) => {
    const step = 1e-4 * narrowest
    return logDensity(x, step) - logDensity(x, -step)
  }
  let modes: number[] | undefined
  const reach = (x: number) => nextBreak(breaks, x) - x
  return {
    evaluate(mean, sd, z, count, out) {
      for (let i = 0; i < count; i++) out[i] = logDensity(mean, sd * z[i]!)
    },
    reach,
    step: (mean, sd) => (reach(mean - Z_MAX * sd) >= 2 * Z_MAX * sd ? Z_STEP : 0),
    finest: () => 0,
    narrowest: 0.4 * narrowest,
    widest,
    // only for who asks: a divergence has no need of them
    modes: () => (modes ??= findModes(slope, modeGrid(peaks))),
  }
}

export function widestOf(peaks: readonly Peak[]): number {
  const low = Math.min(...peaks.map(p => p.centre))
  const high = Math.max(...peaks.map(p => p.centre))
  return 4 * (high - low + Math.max(...peaks.map(p => p.scale)))
}

/** The first break beyond x (by more than rounding); Infinity after the last. */
function nextBreak(breaks: Float64Array, x: number): number {
  let low = 0
  let high = breaks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (breaks[middle]! > x) high = middle
    else low = middle + 1
  }
  if (low === breaks.length) return Infinity
  const found = breaks[low]!
  const tiny = 4e-16 * Math.abs(x)
  return found - x > tiny || low + 1 === breaks.length ? found : breaks[low + 1]!
}

function resolve(
  logDensity: (anchor: number, offset: number) => number,
  peaks: readonly Peak[],
  kinks: readonly number[],
): Float64Array {
  const cuts = [...kinks]
  for (const { centre, scale } of peaks) {
    cuts.push(centre)
    for (let reach = 2 * scale; reach < FAR * scale; reach *= 3) cuts.push(centre - reach, centre + reach)
  }
  const sorted = [...new Set(cuts)].sort((a, b) => a - b)
  const breaks: number[] = []
  const add = (from: number, to: number, depth: number) => {
    const middle = from + (to - from) / 2
    if (
      depth >= DEEPEST ||
      breaks.length > MOST_BREAKS ||
      !(middle > from && middle < to) ||
      resolved(logDensity, from, to)
    ) {
      breaks.push(to)
      return
    }
    add(from, middle, depth + 1)
    add(middle, to, depth + 1)
  }
  breaks.push(sorted[0]!)
  for (let i = 1; i < sorted.length; i++) add(sorted[i - 1]!, sorted[i]!, 0)
  return Float64Array.from(breaks)
}

function resolved(logDensity: (anchor: number, offset: number) => number, from: number, to: number): boolean {
  const half = (to - from) / 2
  const middle = from + half
  const values = nodes.map(x => logDensity(middle, half * x))
  const low = Math.min(...values)
  const high = Math.max(...values)
  // beyond the range of doubles, or where only an unresolvable wall is left
  if (!Number.isFinite(low)) return true
  // rounding is relative to ℓ itself, however little it changes here
  const scale = Math.max(1, Math.abs(low), Math.abs(high))
  return LAST.every((polynomial, k) => {
    let coefficient = 0
    for (let i = 0; i < NODES; i++) coefficient += weights[i]! * polynomial[i]! * values[i]!
    return Math.abs(coefficient) * (12.5 + k) <= RESOLVED * scale * NODES
  })
}
