import type { Smoothable } from './blur.ts'
import { blurredMoments } from './blurredMoments.ts'
import type { Rule } from './hermiteMoments.ts'
import type { LogTarget } from './logTarget.ts'
import { hessianDeterminant, polish, type ReverseState, reverseState } from './reverseState.ts'

/**
 * Every stationary point of KL(N(μ, σ²)‖p). E_q[ℓ] is ℓ blurred at scale σ and solves the heat equation, which creates no
 * critical points as σ grows. So each stationary point lies on a path that starts at a mode of ℓ and climbs with σ along
 * the maxima of the blurred ℓ, and is where g = −1 − M₂ (the derivative in log σ) changes sign: up through zero at a
 * minimum, down at a saddle. We follow every path and find every sign change.
 */
export function stationaryPoints(target: LogTarget, source?: Smoothable): ReverseState[] {
  const gentle = target.widest < GENTLE * target.narrowest
  const blurred = source && blurredState(source)
  let points: ReverseState[] = []
  for (const level of LEVELS) {
    const rule: Rule = level === LEVELS[0] && gentle ? 'rough' : 'exact'
    points = followPaths(target, level, blurred ?? ((mean, logSd) => reverseState(target, mean, logSd, rule)))
    if (indexSum(points) === 1) break
  }
  return points
}

/** The value with its derivatives at a point of the half-plane, by whichever rule the paths are followed with. */
type StateAt = (mean: number, logSd: number) => ReverseState

/** Steps in log σ; the finer ones, by the exact rule, only where the first leaves an index sum other than 1. */
const LEVELS = [0.3, 0.1, 0.03]
/** Up to this ratio of widths the rough rule is used: beyond it far-apart spikes have curvatures that drown g in its error. */
const GENTLE = 200
const MOST_LEVELS = 120
const MOST_HALVINGS = 1000
/** How near a zero of M₁ a point of a path is, in units of σ: coarse along the way, fine where a zero of g is sought. */
const COARSE = 1e-3
const FINE = 1e-5

function blurredState(source: Smoothable): StateAt | undefined {
  const { modes, narrowest, widest } = source.target
  const around: [number, number] = [modes[0]! - widest / 4, modes.at(-1)! + widest / 4]
  const momentsAt = blurredMoments(source, around, [0.8 * narrowest, 1.4 * widest], MOST_STEPS)
  return (
    momentsAt &&
    ((mean, logSd) => {
      const moments = new Float64Array(5)
      momentsAt(mean, Math.exp(logSd), moments)
      return { mean, logSd, moments }
    })
  )
}

const MOST_STEPS = 1e5

function followPaths(target: LogTarget, level: number, at: StateAt): ReverseState[] {
  const found: ReverseState[] = []
  const collect = (near: ReverseState | undefined) => {
    const point = near && polish(target, reverseState(target, near.mean, near.logSd))
    if (point && !found.some(other => samePoint(point, other))) found.push(point)
  }
  const search: Search = { at, collect, halvings: MOST_HALVINGS }
  const start = Math.log(0.9 * target.narrowest)
  const top = Math.log(target.widest)
  let tracks = merge(target.modes.map(mode => uphill(at, mode, start, COARSE)))
  for (let logSd = start, k = 0; k < MOST_LEVELS / level; k++) {
    if (logSd > top && tracks.length === 1 && growth(tracks[0]!) > 0) break
    if (tracks.every(track => !Number.isFinite(growth(track)))) break
    logSd += level
    tracks = merge(tracks.map(from => follow(search, from, logSd)))
  }
  return found
}

function indexSum(points: readonly ReverseState[]): number {
  return points.reduce((sum, point) => sum + Math.sign(hessianDeterminant(point)), 0)
}

/** The derivative of the KL in log σ along a path. */
function growth({ moments }: ReverseState): number {
  return -1 - moments[2]!
}

/** The derivative of `growth` along the path on which M₁ stays 0. */
function bend({ moments }: ReverseState): number {
  const m2 = moments[2]!
  return -(2 * m2 + moments[4]!) + (moments[3]! * moments[3]!) / m2
}

/** Follows a path up to `logSd`, handing on what lies on the way; where the path ends, uphill onto the next one. */
function follow(search: Search, from: ReverseState, logSd: number): ReverseState {
  const { at, collect } = search
  const rise = logSd - from.logSd
  const to = step(at, from, logSd, COARSE)
  if (to) {
    signChanges(search, from, to, 0)
    return to
  }
  // A flat path (g near −1) carries no stationary point: there it need not be followed to its very end.
  const shortest = growth(from) < -0.6 ? 0.15 : growth(from) < 0 ? 0.01 : 1e-9
  if (rise > shortest && from.moments[2]! < 0 && search.halvings-- > 0)
    return follow(search, follow(search, from, logSd - rise / 2), logSd)
  if (growth(from) > 0) collect(beforeFold(at, from))
  const next = uphill(at, from.mean, logSd, COARSE)
  if (growth(next) > 0) collect(afterPitchfork(at, from.logSd, next))
  return next
}

/**
 * Where paths of a symmetric p meet, the one that goes on may already have g > 0: then its minimum lies below, before
 * the meeting, where g = −1. Bisection for the sign change along the zero of M₁ down from `to`.
 */
function afterPitchfork(at: StateAt, logSd: number, to: ReverseState): ReverseState | undefined {
  let high = to
  let low = logSd
  if (growth(criticalPoint(at, to.mean, low)) > 0) return undefined
  for (let k = 0; k < 60 && high.logSd - low > 1e-12; k++) {
    const middle = criticalPoint(at, high.mean, (low + high.logSd) / 2)
    if (growth(middle) > 0) high = middle
    else low = middle.logSd
  }
  return high
}

/** The zero of M₁ near `mean`, be it a maximum or a minimum of the blurred ℓ. */
function criticalPoint(at: StateAt, mean: number, logSd: number): ReverseState {
  let state = at(mean, logSd)
  for (let k = 0; k < 20; k++) {
    const along = -state.moments[1]! / state.moments[2]!
    if (!(Math.abs(along) > FINE) || !(Math.abs(along) < 0.5)) break
    state = at(state.mean + Math.exp(logSd) * along, logSd)
  }
  return state
}

/** The point of the same path at `logSd`, or undefined where it cannot be told from a neighbour: a shorter step may. */
function step(at: StateAt, from: ReverseState, logSd: number, close: number): ReverseState | undefined {
  const [, , m2, m3] = from.moments as unknown as [number, number, number, number]
  const drift = (-m3 / m2) * (logSd - from.logSd)
  if (!(m2 < 0) || Math.abs(drift) > 0.4) return undefined
  let state = at(from.mean + Math.exp(from.logSd) * drift, logSd)
  let moved = 0
  for (let k = 0; k < 12; k++) {
    const along = -state.moments[1]! / state.moments[2]!
    moved += Math.abs(along)
    if (!(state.moments[2]! < 0) || !(moved < 0.3)) return undefined
    if (Math.abs(along) < close) return consistent(from, state) ? state : undefined
    state = at(state.mean + Math.exp(logSd) * along, logSd)
  }
  return undefined
}

/** Whether two points lie on one path: the way between them agrees with its slopes dμ/σ = −M₃/M₂ d log σ at both. */
function consistent(from: ReverseState, to: ReverseState): boolean {
  const rise = to.logSd - from.logSd
  const drift = (s: ReverseState) => (-s.moments[3]! / s.moments[2]!) * Math.exp(s.logSd) * rise
  const expected = (drift(from) + drift(to)) / 2
  const moved = to.mean - from.mean
  const sd = Math.exp(to.logSd)
  return Math.abs(moved - expected) < Math.min(0.1 * sd, 0.3 * Math.abs(moved) + 1e-4 * sd)
}

/** The maximum of the blurred ℓ uphill from `mean`. */
function uphill(at: StateAt, mean: number, logSd: number, close: number): ReverseState {
  let state = at(mean, logSd)
  for (let k = 0; k < 200; k++) {
    const m1 = state.moments[1]!
    const m2 = state.moments[2]!
    const along = m2 < -Math.abs(m1) ? -m1 / m2 : Math.sign(m1)
    if (m2 < 0 && Math.abs(m1) < -close * m2) break
    state = at(state.mean + Math.exp(logSd) * along, logSd)
  }
  return state
}

/**
 * A guess at the saddle between a point with g > 0 and the fold where its path ends: on the way M₂ runs to 0 and so
 * passes −1. Near a fold M₂ is linear in the mean and log σ quadratic.
 */
function beforeFold(at: StateAt, { mean, logSd, moments }: ReverseState): ReverseState {
  const [, , m2, m3, m4] = moments as unknown as [number, number, number, number, number]
  const slope = m3 - ((2 * m2 + m4) * m2) / m3
  const along = Math.max(-0.5, Math.min(0.5, (-1 - m2) / slope))
  const wider = Math.max(-0.1, Math.min(0.1, (-(m2 - 1) / 2 / m3) * along))
  return at(mean + Math.exp(logSd) * along, logSd + wider)
}

interface Search {
  readonly at: StateAt
  /** Takes a point near a stationary one. */
  readonly collect: (near: ReverseState | undefined) => void
  /** How many more steps may be halved: bounds the work where rounding hides a path. */
  halvings: number
}

/** Hands on a point near each zero of g between two points of a path. */
function signChanges(search: Search, a: ReverseState, b: ReverseState, depth: number): void {
  const { at, collect } = search
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
      collect(step(at, a, a.logSd + rise * zeroOf(cubic), COARSE) ?? (Math.abs(ga) < Math.abs(gb) ? a : b))
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
    const middle = step(at, a, a.logSd + rise * t, FINE)
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

function merge(tracks: ReverseState[]): ReverseState[] {
  const kept: ReverseState[] = []
  for (const track of tracks) {
    const near = 1e-3 * Math.exp(track.logSd)
    if (!kept.some(other => Math.abs(other.mean - track.mean) < near)) kept.push(track)
  }
  return kept
}

function samePoint(a: ReverseState, b: ReverseState): boolean {
  const near = 1e-6
  return Math.abs(a.logSd - b.logSd) < near && Math.abs(a.mean - b.mean) < near * Math.exp(a.logSd)
}
