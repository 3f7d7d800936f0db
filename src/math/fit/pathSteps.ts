/** Single steps on, onto and between the paths of maxima of the smoothed log p. */
import { valueAt } from '../numerics/hermiteCubic.ts'
import type { ReverseProbe } from './reverseProbe.ts'
import type { ReverseState } from './reverseState.ts'

/** How near a zero of M₁ a point of a path is, in units of σ. */
const CLOSE = 1e-5
/** As near as this the rest of the way is taken by Taylor's series. */
const BESIDE = 4e-3

/** g = −1 − M₂, the derivative of the KL in log σ, at the zero of M₁ next to this point. */
export function growth({ moments }: ReverseState): number {
  const m2 = moments[2]!
  const along = -moments[1]! / m2
  return -1 - (Math.abs(along) < 0.01 ? m2 + along * moments[3]! : m2)
}

/** The derivative of `growth` along the path on which M₁ stays 0. */
export function bend({ moments }: ReverseState): number {
  const m2 = moments[2]!
  return -(2 * m2 + moments[4]!) + (moments[3]! * moments[3]!) / m2
}

/** The point of the same path at `logSd`, or undefined where it cannot be told from a neighbour: a shorter step may. */
export function step(probe: ReverseProbe, from: ReverseState, logSd: number): ReverseState | undefined {
  const { moments } = from
  const rise = logSd - from.logSd
  const drift = driftOf(from) * rise
  if (!(moments[2]! < 0) || Math.abs(drift) > 0.4) return undefined
  const curved = 0.5 * driftChangeOf(from) * rise * rise
  const away = Math.abs(curved) < 0.1 ? drift + curved : drift
  const to = onPath(probe, from.mean + Math.exp(from.logSd) * away, logSd)
  return to && consistent(from, to) ? to : undefined
}

/** The point of their path between two of its points, `t` of the way in log σ; undefined as for `step`. */
export function between(probe: ReverseProbe, a: ReverseState, b: ReverseState, t: number): ReverseState | undefined {
  const rise = b.logSd - a.logSd
  const slope = (s: ReverseState) => driftOf(s) * Math.exp(s.logSd) * rise
  const mean = valueAt({ from: 0, to: b.mean - a.mean, slopeFrom: slope(a), slopeTo: slope(b) }, t)
  const to = onPath(probe, a.mean + mean, a.logSd + t * rise)
  return to && consistent(a, to) ? to : undefined
}

/** The zero of M₁ at a maximum of the smoothed ℓ so near that it must be the one that `mean` was a guess at. */
function onPath(probe: ReverseProbe, mean: number, logSd: number): ReverseState | undefined {
  const { moments } = probe
  probe.moveTo(mean, logSd)
  let moved = 0
  for (let k = 0; k < 12; k++) {
    const along = -moments[1]! / moments[2]!
    moved += Math.abs(along)
    if (!(moments[2]! < 0) || !(moved < 0.3)) return undefined
    if (Math.abs(along) < BESIDE) return probe.stateBeside(along)
    probe.moveBy(along, 0)
  }
  return undefined
}

/** The path's slope dμ/σ = −M₃/M₂ d log σ. */
function driftOf({ moments }: ReverseState): number {
  return -moments[3]! / moments[2]!
}

/** σ⁻¹ d²μ/d(log σ)² along the path, from ∂M_k = k·M_k + M_(k+2) in log σ and M_(k+1) in μ/σ. */
function driftChangeOf(state: ReverseState): number {
  const { moments } = state
  const drift = driftOf(state)
  const change2 = 2 * moments[2]! + moments[4]! + drift * moments[3]!
  const change3 = 3 * moments[3]! + moments[5]! + drift * moments[4]!
  return drift - (change3 + drift * change2) / moments[2]!
}

/** Whether two points lie on one path: the way between them agrees with its slopes at both. */
function consistent(from: ReverseState, to: ReverseState): boolean {
  const rise = to.logSd - from.logSd
  const drift = (s: ReverseState) => driftOf(s) * Math.exp(s.logSd) * rise
  const expected = (drift(from) + drift(to)) / 2
  const moved = to.mean - from.mean
  const sd = Math.exp(to.logSd)
  return Math.abs(moved - expected) < Math.min(0.1 * sd, 0.3 * Math.abs(moved) + 1e-4 * sd)
}

/**
 * The maximum of the smoothed ℓ uphill from `mean`: Newton's method, or a whole σ where it bends the other way. Not by
 * `findRoot`: nothing brackets it at first, and in this inner loop nothing is allocated.
 */
export function uphill(probe: ReverseProbe, mean: number, logSd: number): ReverseState {
  let low = -Infinity
  let high = Infinity
  probe.moveTo(mean, logSd)
  for (let k = 0; k < 100; k++) {
    const m1 = probe.moments[1]!
    const m2 = probe.moments[2]!
    if (m2 < 0 && Math.abs(m1) < -CLOSE * m2) break
    if (m1 >= 0) low = probe.mean
    else high = probe.mean
    const next = probe.mean + Math.exp(logSd) * (m2 < -Math.abs(m1) ? -m1 / m2 : m1 < 0 ? -1 : 1)
    probe.moveTo(next > low && next < high ? next : (low + high) / 2, logSd)
  }
  return probe.state()
}

/**
 * A guess at the saddle between a point with g > 0 and the fold where its path ends: on the way M₂ runs to 0 and so
 * passes −1. Near a fold M₂ is linear in the mean and log σ quadratic.
 */
export function beforeFold(probe: ReverseProbe, { mean, logSd, moments }: ReverseState): ReverseState {
  const m2 = moments[2]!
  const m3 = moments[3]!
  const slope = m3 - ((2 * m2 + moments[4]!) * m2) / m3
  const along = Math.max(-0.5, Math.min(0.5, (-1 - m2) / slope))
  const wider = Math.max(-0.1, Math.min(0.1, (-(m2 - 1) / 2 / m3) * along))
  return probe.moveTo(mean + Math.exp(logSd) * along, logSd + wider).state()
}

/**
 * Where paths of a symmetric p meet, the one that goes on may already have g > 0: then its minimum lies below, before
 * the meeting, where g = −1. Bisection for the sign change along the zero of M₁ down from `to`; its own, for each guess at
 * that zero is the one found before.
 */
export function afterPitchfork(probe: ReverseProbe, logSd: number, to: ReverseState): ReverseState | undefined {
  let high = to
  let low = logSd
  if (growth(criticalPoint(probe, to.mean, low)) > 0) return undefined
  for (let k = 0; k < 60 && high.logSd - low > 1e-12; k++) {
    const middle = criticalPoint(probe, high.mean, (low + high.logSd) / 2)
    if (growth(middle) > 0) high = middle
    else low = middle.logSd
  }
  return high
}

/** The zero of M₁ near `mean`, be it a maximum or a minimum of the smoothed ℓ. */
function criticalPoint(probe: ReverseProbe, mean: number, logSd: number): ReverseState {
  probe.moveTo(mean, logSd)
  for (let k = 0; k < 20; k++) {
    const along = -probe.moments[1]! / probe.moments[2]!
    if (!(Math.abs(along) > CLOSE) || !(Math.abs(along) < 0.5)) break
    probe.moveBy(along, 0)
  }
  return probe.state()
}
