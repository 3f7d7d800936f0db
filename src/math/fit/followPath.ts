/** The walk along one path of maxima of the smoothed log p, with the sign changes on its way. */
import { type Cubic, minus, placeOfLeast, slopeAt, valueAt, zeroOf } from '../numerics/hermiteCubic.ts'
import { afterPitchfork, beforeFold, bend, between, growth, step, uphill } from './pathSteps.ts'
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
export function followPath(search: Search, from: ReverseState, logSd: number): ReverseState {
  const { probe, collect } = search
  const rise = logSd - from.logSd
  const to = step(probe, from, logSd)
  if (to) {
    signChanges(search, from, to)
    return to
  }
  // At its end g is −1: where g is below 0 and falls already, it need not be followed to the very end.
  const shortest = growth(from) > 0 ? 1e-9 : bend(from) > 0 ? 1e-6 : 0.01
  if (rise > shortest && from.moments[2]! < 0 && search.halvings-- > 0)
    return followPath(search, followPath(search, from, logSd - rise / 2), logSd)
  if (growth(from) > 0) collect(beforeFold(probe, from))
  const next = uphill(probe, from.mean, logSd)
  if (growth(next) > 0) collect(afterPitchfork(probe, from.logSd, next))
  return next
}

/**
 * Hands on a point near each zero of g between two points of a path. Between them g is taken for the cubic with the same
 * values and slopes; the point halfway tells how far that is off, and a half on which it leaves anything open is looked at
 * in its turn.
 */
function signChanges(search: Search, a: ReverseState, b: ReverseState): void {
  const rise = b.logSd - a.logSd
  const middle = between(search.probe, a, b, 0.5)
  if (!middle) {
    // the path ends or meets another on the way: walk there in smaller steps
    if (mayHalve(search, rise)) signChanges(search, followPath(search, a, a.logSd + rise / 2), b)
    return
  }
  const whole = growthBetween(a, b)
  const error = Math.max(
    Math.abs(growth(middle) - valueAt(whole, 0.5)),
    Math.abs(bend(middle) * rise - slopeAt(whole, 0.5)) / 4,
  )
  changesOfHalf(search, a, middle, error)
  changesOfHalf(search, middle, b, error)
}

/** `error`: of the cubic over twice the way; this one's is a sixteenth of it. */
function changesOfHalf(search: Search, a: ReverseState, b: ReverseState, error: number): void {
  const g = growthBetween(a, b)
  const changes = g.from * g.to <= 0
  const towards = g.from > 0 || (g.from === 0 && g.to < 0) ? minus(g) : g
  // rising through 0 if it changes sign, else below it
  if (changes) {
    const sure = towards.slopeFrom > 0 && towards.slopeTo > 0 && error < (towards.to - towards.from) / 4
    if (!sure && mayHalve(search, b.logSd - a.logSd)) signChanges(search, a, b)
    else search.collect(pointAt(search, a, b, zeroOf(g)))
    return
  }
  const near = placeOfLeast(minus(towards))
  if (valueAt(towards, near) < -error) return
  if (mayHalve(search, b.logSd - a.logSd)) signChanges(search, a, b)
  else search.collect(pointAt(search, a, b, near))
}

/** g along the path as a cubic in log σ, from 0 at one point to 1 at the other. */
function growthBetween(a: ReverseState, b: ReverseState): Cubic {
  const rise = b.logSd - a.logSd
  return { from: growth(a), to: growth(b), slopeFrom: bend(a) * rise, slopeTo: bend(b) * rise }
}

function pointAt({ probe }: Search, a: ReverseState, b: ReverseState, t: number): ReverseState {
  return between(probe, a, b, t) ?? (t < 0.5 ? a : b)
}

function mayHalve(search: Search, rise: number): boolean {
  return rise > SHORTEST && search.halvings-- > 0
}

/** Rises in log σ below this tell nothing more. */
const SHORTEST = 1e-7
