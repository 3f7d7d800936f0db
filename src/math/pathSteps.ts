import type { ReverseProbe } from './reverseProbe.ts'
import type { ReverseState } from './reverseState.ts'

/** How near a zero of M₁ a point of a path is, in units of σ. */
const CLOSE = 1e-5

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
  const { moments } = probe
  const drift = (-from.moments[3]! / from.moments[2]!) * (logSd - from.logSd)
  if (!(from.moments[2]! < 0) || Math.abs(drift) > 0.4) return undefined
  probe.moveTo(from.mean + Math.exp(from.logSd) * drift, logSd)
  let moved = 0
  for (let k = 0; k < 12; k++) {
    const along = -moments[1]! / moments[2]!
    moved += Math.abs(along)
    if (!(moments[2]! < 0) || !(moved < 0.3)) return undefined
    if (Math.abs(along) < CLOSE) return consistent(from, probe) ? probe.state() : undefined
    probe.moveBy(along, 0)
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

/** The maximum of the blurred ℓ uphill from `mean`: Newton's method, or a whole σ where it bends the other way. */
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
  const [, , m2, m3, m4] = moments as unknown as [number, number, number, number, number]
  const slope = m3 - ((2 * m2 + m4) * m2) / m3
  const along = Math.max(-0.5, Math.min(0.5, (-1 - m2) / slope))
  const wider = Math.max(-0.1, Math.min(0.1, (-(m2 - 1) / 2 / m3) * along))
  return probe.moveTo(mean + Math.exp(logSd) * along, logSd + wider).state()
}

/**
 * Where paths of a symmetric p meet, the one that goes on may already have g > 0: then its minimum lies below, before
 * the meeting, where g = −1. Bisection for the sign change along the zero of M₁ down from `to`.
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

/** The zero of M₁ near `mean`, be it a maximum or a minimum of the blurred ℓ. */
function criticalPoint(probe: ReverseProbe, mean: number, logSd: number): ReverseState {
  probe.moveTo(mean, logSd)
  for (let k = 0; k < 20; k++) {
    const along = -probe.moments[1]! / probe.moments[2]!
    if (!(Math.abs(along) > CLOSE) || !(Math.abs(along) < 0.5)) break
    probe.moveBy(along, 0)
  }
  return probe.state()
}
