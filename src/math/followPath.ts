import { afterPitchfork, beforeFold, bend, COARSE, FINE, growth, step, uphill } from './pathSteps.ts'
import type { ReverseProbe } from './reverseProbe.ts'
import type { ReverseState } from './reverseState.ts'

export interface Search {
  readonly probe: ReverseProbe
  /** Takes a point near a stationary one. */
  readonly collect: (near: ReverseState | undefined) => void
  /** How many more steps may be halved: bounds the work where rounding hides a path. */
  halvings: number
}

/** Follows a path up to `logSd`, handing on what lies on the way; where the path ends, uphill onto the next one. */
export function follow(search: Search, from: ReverseState, logSd: number): ReverseState {
  const { probe, collect } = search
  const rise = logSd - from.logSd
  const to = step(probe, from, logSd, COARSE)
  if (to) {
    signChanges(search, from, to, 0)
    return to
  }
  // A flat path (g near −1) carries no stationary point: there it need not be followed to its very end.
  const shortest = growth(from) < -0.6 ? 0.15 : growth(from) < 0 ? 0.01 : 1e-9
  if (rise > shortest && from.moments[2]! < 0 && search.halvings-- > 0)
    return follow(search, follow(search, from, logSd - rise / 2), logSd)
  if (growth(from) > 0) collect(beforeFold(probe, from))
  const next = uphill(probe, from.mean, logSd, COARSE)
  if (growth(next) > 0) collect(afterPitchfork(probe, from.logSd, next))
  return next
}

/** Hands on a point near each zero of g between two points of a path. */
function signChanges(search: Search, a: ReverseState, b: ReverseState, depth: number): void {
  const { probe, collect } = search
  const rise = b.logSd - a.logSd
  const [ga, gb] = [growth(a), growth(b)]
  const [da, db] = [bend(a) * rise, bend(b) * rise]
  const cubic = (t: number) => {
    const s = 1 - t
    return s * s * (1 + 2 * t) * ga + t * t * (3 - 2 * t) * gb + t * s * s * da - t * t * s * db
  }
  const deep = depth >= 40 || search.halvings-- <= 0
  if (ga * gb <= 0) {
    const towards = Math.sign(gb - ga)
    const monotone = da * towards > 0 && db * towards > 0
    if (monotone || depth >= 4 || deep) {
      collect(step(probe, a, a.logSd + rise * zeroOf(cubic), COARSE) ?? (Math.abs(ga) < Math.abs(gb) ? a : b))
      return
    }
    split(0.5)
    return
  }
  if (deep) return
  const sign = Math.sign(ga)
  if (!(da * sign < 0 && db * sign > 0)) return
  const lowest = minimumOf(t => sign * cubic(t))
  const value = sign * cubic(lowest)
  if (value < (depth < 14 ? 0.7 : 0) * Math.min(Math.abs(ga), Math.abs(gb)))
    split(Math.min(0.95, Math.max(0.05, lowest)))

  function split(t: number): void {
    const middle = step(probe, a, a.logSd + rise * t, FINE)
    if (!middle) {
      // the path ends or meets another on the way: walk there in smaller steps
      signChanges(search, follow(search, a, a.logSd + rise * t), b, depth + 1)
      return
    }
    signChanges(search, a, middle, depth + 1)
    signChanges(search, middle, b, depth + 1)
  }
}

function zeroOf(f: (t: number) => number): number {
  let low = 0
  let high = 1
  const sign = Math.sign(f(1)) || 1
  for (let k = 0; k < 30; k++) {
    const middle = (low + high) / 2
    if (f(middle) * sign > 0) high = middle
    else low = middle
  }
  return (low + high) / 2
}

/** The least of a function with one minimum on [0, 1], by ternary search. */
function minimumOf(f: (t: number) => number): number {
  let low = 0
  let high = 1
  for (let k = 0; k < 40; k++) {
    const third = (high - low) / 3
    if (f(low + third) < f(high - third)) high -= third
    else low += third
  }
  return (low + high) / 2
}
