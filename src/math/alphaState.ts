import type { Normal } from './distribution.ts'
import { gaussLegendre, legendre } from './gaussLegendre.ts'
import type { Law } from './law.ts'
import type { LogTarget } from './logTarget.ts'
import { LN_SQRT_2PI } from './special.ts'

/**
 * F = log ∫p^α q^(1−α) / (α(α−1)) at q = N(mean, sd²), which grows with D_α(p‖q), and A_k = E_r[He_k(z)]/α under the
 * tilted density r ∝ p^α q^(1−α), z = (x − mean)/sd. In (mean/sd, log sd) ∂F = −(A₁, A₂): the optimum has the mean and
 * the variance of r. `rounding`: what rounding may leave of the gradient.
 */
export interface AlphaState {
  readonly mean: number
  readonly logSd: number
  readonly value: number
  readonly moments: readonly [number, number, number, number]
  readonly rounding: number
}

/** p, a mixture of normals, made ready: α neither 0 nor 1. */
export interface AlphaProblem {
  readonly target: LogTarget
  readonly law: Law
  readonly alpha: number
}

export function gradientSize({ moments: [a1, a2] }: AlphaState): number {
  return Math.hypot(a1, a2)
}

/** Second derivatives of F in (mean/sd, log sd): along, mixed, across; from log q's own derivatives and r's covariances. */
export function hessian({ moments: [a1, a2, a3, a4] }: AlphaState, alpha: number): [number, number, number] {
  const rest = 1 - alpha
  return [
    1 - rest * (a2 - alpha * a1 * a1),
    2 * a1 - rest * (a3 + 2 * a1 - alpha * a1 * a2),
    2 + 2 * a2 - rest * (a4 + 4 * a2 - alpha * a2 * a2),
  ]
}

const NODES = 16
const { nodes, weights } = gaussLegendre(NODES)
/** If the last Legendre coefficients are small, the error of the rule is about their square. */
const LAST = [13, 14, 15].map(degree => nodes.map((x, i) => weights[i]! * legendre(degree, x)[0] * (degree + 0.5)))
const DEEPEST = 40
/** Nats below the peak where nothing of the tilted density is left. */
const DEPTH = 45
/** This near α = 0 (or 1) r is compared with q (or p): only their difference matters and must keep its digits. */
const NEAR_END = 0.05

/** `tolerance`: of the last Legendre coefficients on each panel, relative to the whole; 1e-10 leaves only rounding. */
export function alphaState(problem: AlphaProblem, mean: number, logSd: number, tolerance: number): AlphaState {
  const { target, law, alpha } = problem
  const sd = Math.exp(logSd)
  const rest = 1 - alpha
  const components = law.components as readonly Normal[]
  const besideQ = Math.abs(alpha) < NEAR_END
  const besideP = Math.abs(rest) < NEAR_END
  const one = new Float64Array(1)
  const out = new Float64Array(1)
  const logs = new Float64Array(NODES)
  const aparts = new Float64Array(NODES)
  const step = new Float64Array(NODES)
  const logQAt = (z: number) => -0.5 * z * z - logSd - LN_SQRT_2PI

  /** log p^α q^(1−α) at z, in units of q */
  const tiltedAt = (z: number) => {
    one[0] = z
    target.evaluate(mean, sd, one, 1, out)
    return alpha * out[0]! + rest * logQAt(z)
  }

  // each component's own tilted normal: its peak, precision and height, in z
  const bumps = components.map((c, i) => {
    const away = (c.mean - mean) / sd
    const inverse = (sd / c.sd) ** 2
    const precision = alpha * inverse + rest
    const centre = (alpha * inverse * away) / precision
    const u = ((centre - away) * sd) / c.sd
    const own = law.logWeights[i]! - LN_SQRT_2PI - Math.log(c.sd) - 0.5 * u * u
    return { centre, precision, height: alpha * own + rest * logQAt(centre) }
  })
  const usable = bumps.filter(b => b.precision > 0)
  if (usable.length === 0 || (alpha > 1 && usable.length < bumps.length)) return infinite(mean, logSd)
  let top = -Infinity
  for (const b of usable) top = Math.max(top, tiltedAt(b.centre))
  for (const c of components) top = Math.max(top, tiltedAt((c.mean - mean) / sd))
  top = Math.max(top, tiltedAt(0))
  let [low, high] = range()
  if (!(low < high)) return infinite(mean, logSd)
  for (let i = 1; i < 64; i++) top = Math.max(top, tiltedAt(low + ((high - low) * i) / 64))
  ;[low, high] = range()

  let whole = 0
  let difference = 0
  const sums: [number, number, number, number] = [0, 0, 0, 0]
  let rounding = 0
  const starts = firstPanels()
  let scale = 0
  for (const [from, to] of starts) {
    fill(from, to)
    for (let i = 0; i < NODES; i++) scale += 0.5 * (to - from) * weights[i]! * Math.exp(Math.min(logs[i]!, 600))
  }
  for (const [from, to] of starts) add(from, to, 0)
  const size = whole * alpha
  const total = besideQ || besideP ? Math.log1p(difference * Math.exp(top)) : top + Math.log(whole) + logSd
  return {
    mean,
    logSd,
    value: -total / (alpha * rest),
    moments: [sums[0] / size, sums[1] / size, sums[2] / size, sums[3] / size],
    rounding: (4e-16 * rounding) / Math.abs(size),
  }

  /** Where r can be: for α > 0 the union, for α < 0 the intersection of where its components' bumps are not too low. */
  function range(): [number, number] {
    const slack = DEPTH + (alpha > 1 ? (alpha - 1) * Math.log(bumps.length) : 0)
    let from = alpha > 0 ? Infinity : -Infinity
    let to = -from
    for (const { centre, precision, height } of usable) {
      const room = height - top + slack
      if (room <= 0) continue
      const half = Math.sqrt((2 * room) / precision)
      from = alpha > 0 ? Math.min(from, centre - half) : Math.max(from, centre - half)
      to = alpha > 0 ? Math.max(to, centre + half) : Math.min(to, centre + half)
    }
    if (besideQ) return [Math.min(from, -9), Math.max(to, 9)]
    if (!besideP) return [from, to]
    for (const c of components) {
      from = Math.min(from, (c.mean - 9 * c.sd - mean) / sd)
      to = Math.max(to, (c.mean + 9 * c.sd - mean) / sd)
    }
    return [from, to]
  }

  function firstPanels(): [number, number][] {
    const cuts = [...usable.map(b => b.centre), 0, ...components.map(c => (c.mean - mean) / sd)]
    const stops = [...new Set(cuts)].filter(z => z > low && z < high).sort((a, b) => a - b)
    stops.push(high)
    const longest = besideQ ? 2.5 : (high - low) / 4
    const panels: [number, number][] = []
    let from = low
    for (const stop of stops) {
      while (from < stop && panels.length < 5000) {
        const most = Math.max(Math.min(longest, target.reach(mean + sd * from) / sd), 1e-9 * (high - low))
        const to = stop - from < 1.2 * most ? stop : from + most
        panels.push([from, to])
        from = to
      }
    }
    return panels
  }

  function fill(from: number, to: number): void {
    const half = (to - from) / 2
    for (let i = 0; i < NODES; i++) step[i] = from + half * (1 + nodes[i]!)
    target.evaluate(mean, sd, step, NODES, logs)
    for (let i = 0; i < NODES; i++) {
      const logP = logs[i]!
      const logQ = logQAt(step[i]!)
      logs[i] = alpha * logP + rest * logQ - top
      aparts[i] = besideP ? rest * (logQ - logP) : alpha * (logP - logQ)
    }
  }

  function add(from: number, to: number, depth: number): void {
    fill(from, to)
    const half = (to - from) / 2
    if (depth < DEEPEST && !resolved(half)) {
      add(from, from + half, depth + 1)
      add(from + half, to, depth + 1)
      return
    }
    for (let i = 0; i < NODES; i++) {
      const z = step[i]!
      const r = Math.exp(Math.min(logs[i]!, 600))
      const weight = half * weights[i]!
      const beside = besideQ || besideP ? excess(logs[i]!, aparts[i]!) : r
      // E_q[He_k] = 0, so beside q the difference r − q may stand for r; E_p[He_k] is not 0
      const density = weight * (besideQ ? beside : r)
      const z2 = z * z
      whole += weight * r
      difference += weight * beside * sd
      sums[0] += density * z
      sums[1] += density * (z2 - 1)
      sums[2] += density * z * (z2 - 3)
      sums[3] += density * (z2 * (z2 - 6) + 3)
      rounding += Math.abs(density) * (1 + z2) * (1 + Math.abs(logs[i]!) + Math.abs(top))
    }
  }

  function resolved(half: number): boolean {
    const limit = (tolerance * scale) / Math.max(half, 1e-300)
    return LAST.every(polynomial => {
      let coefficient = 0
      for (let i = 0; i < NODES; i++) coefficient += polynomial[i]! * Math.exp(Math.min(logs[i]!, 600))
      return Math.abs(coefficient) <= limit
    })
  }
}

/** e^a − e^(a − apart) without loss where they are close. */
function excess(a: number, apart: number): number {
  return Math.abs(apart) < 1 ? Math.exp(a - apart) * Math.expm1(apart) : Math.exp(a) - Math.exp(a - apart)
}

function infinite(mean: number, logSd: number): AlphaState {
  const none = Number.NaN
  return { mean, logSd, value: Infinity, moments: [none, none, none, none], rounding: 0 }
}
