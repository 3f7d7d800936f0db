import type { AlphaGrid } from './alphaGrid.ts'
import { LN_SQRT_2PI } from './special.ts'

/**
 * F = log ∫p^α q^(1−α) / (α(α−1)) at q = N(origin + mean, sd²), which grows with D_α(p‖q), and A_k = E_r[He_k(z)]/α,
 * k = 1 … 4, under the tilted density r ∝ p^α q^(1−α), z = (x − mean)/sd. In (mean/sd, log sd) ∂F = −(A₁, A₂): the
 * optimum has the mean and the variance of r. Infinity where r runs off the grid.
 */
export interface AlphaState {
  readonly mean: number
  readonly logSd: number
  readonly value: number
  readonly moments: readonly [number, number, number, number]
  /** What rounding may leave of the gradient. */
  readonly rounding: number
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

/** D_α from F: (e^(α(α−1)F) − 1) / (α(α−1)). */
export function divergenceFrom(value: number, alpha: number): number {
  const factor = alpha * (alpha - 1)
  return value === Infinity && factor < 0 ? -1 / factor : Math.max(0, Math.expm1(factor * value) / factor)
}

/** Nats below its peak where so little of r is left that the grid may end there. */
const SHALLOW = 25
/** This near α = 0 (or 1) r is compared with q (or p): only their difference matters and must keep its digits. */
const NEAR_END = 0.05

let logs = new Float64Array(4096)

/** One pass over the grid; α neither 0 nor 1. */
export function alphaState(grid: AlphaGrid, alpha: number, mean: number, logSd: number): AlphaState {
  const { at, weight, logP, openLeft, openRight, depth } = grid
  const count = at.length
  if (logs.length < count) logs = new Float64Array(2 * count)
  const rest = 1 - alpha
  const perSd = Math.exp(-logSd)
  const logQ0 = -logSd - LN_SQRT_2PI
  let top = -Infinity
  for (let k = 0; k < count; k++) {
    const z = (at[k]! - mean) * perSd
    const log = alpha * logP[k]! - 0.5 * rest * z * z
    logs[k] = log
    if (log > top) top = log
  }
  const ends = Math.max(openLeft ? logs[0]! : -Infinity, openRight ? logs[count - 1]! : -Infinity)
  const besideQ = Math.abs(alpha) < NEAR_END
  const near = besideQ || Math.abs(rest) < NEAR_END
  let whole = 0
  let difference = 0
  let [s1, s2, s3, s4] = [0, 0, 0, 0]
  let size = 0
  const scale = Math.exp(top + rest * logQ0)
  for (let k = 0; k < count; k++) {
    const below = logs[k]! - top
    const z = (at[k]! - mean) * perSd
    const z2 = z * z
    let density: number
    if (near) {
      const apart = besideQ ? alpha * (logP[k]! - logQ0 + 0.5 * z2) : rest * (logQ0 - 0.5 * z2 - logP[k]!)
      if (below < -depth && below - apart < -depth) continue
      const r = weight[k]! * Math.exp(below)
      const beside = weight[k]! * excess(below, apart)
      whole += r
      difference += beside
      // E_q[He_k] = 0, so beside q the difference r − q may stand for r; E_p[He_k] is not 0
      density = besideQ ? beside : r
    } else {
      if (below < -depth) continue
      density = weight[k]! * Math.exp(below)
      whole += density
    }
    s1 += density * z
    s2 += density * (z2 - 1)
    s3 += density * z * (z2 - 3)
    s4 += density * (z2 * (z2 - 6) + 3)
    size += Math.abs(density) * (1 + z2)
  }
  if (!(ends < top - SHALLOW) || !(whole > 0)) return { mean, logSd, value: Infinity, moments: NONE, rounding: 0 }
  const change = near ? difference * scale : 1
  const total = Math.abs(change) < 0.5 ? Math.log1p(change) : top + rest * logQ0 + Math.log(whole)
  const unit = whole * alpha
  return {
    mean,
    logSd,
    value: -total / (alpha * rest),
    moments: [s1 / unit, s2 / unit, s3 / unit, s4 / unit],
    rounding: (4e-16 * size * (10 + Math.abs(top))) / Math.abs(unit),
  }
}

const NONE = [Number.NaN, Number.NaN, Number.NaN, Number.NaN] as const

/** e^a − e^(a − apart) without loss where they are close. */
function excess(a: number, apart: number): number {
  return Math.abs(apart) < 1 ? Math.exp(a - apart) * Math.expm1(apart) : Math.exp(a) - Math.exp(a - apart)
}
