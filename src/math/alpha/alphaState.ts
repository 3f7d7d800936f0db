/** The α-divergence of one normal on a grid, with its gradient and Hessian. */
import { alphaIntegrand } from '../divergence/divergenceIntegrands.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'
import type { AlphaGrid } from './alphaGrid.ts'

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

/** Below this D_α is summed from its non-negative integrand, without cancellation. */
const NEARLY_EQUAL = 1e-4

/** D_α = (e^(α(α−1)F) − 1) / (α(α−1)) at a state. */
export function divergenceAt(grid: AlphaGrid, alpha: number, { mean, logSd, value }: AlphaState): number {
  const factor = alpha * (alpha - 1)
  const divergence = Math.expm1(factor * value) / factor
  if (!(divergence < NEARLY_EQUAL)) return divergence
  const logQ = grid.at.map(at => {
    const z = (at - mean) * Math.exp(-logSd)
    return -0.5 * z * z - logSd - LN_SQRT_2PI
  })
  const integrand = new Float64Array(grid.at.length)
  alphaIntegrand(alpha)(grid.logP, logQ, integrand)
  return integrand.reduce((sum, value, k) => sum + Math.exp(grid.logWeight[k]!) * value, 0)
}

/** Nats below its peak where so little of r is left that the grid may end there. */
const SHALLOW = 25
/** This near α = 0 (or 1) r is compared with q (or p): only their difference matters and must keep its digits. */
const NEAR_END = 0.05

let logs = new Float64Array(4096)

/** One pass over the grid; α neither 0 nor 1. */
export function alphaState(grid: AlphaGrid, alpha: number, mean: number, logSd: number): AlphaState {
  const { at, logWeight, logP, openLeft, openRight, depth } = grid
  const count = at.length
  if (logs.length < count) logs = new Float64Array(2 * count)
  const rest = 1 - alpha
  const perSd = Math.exp(-logSd)
  const logQ0 = -logSd - LN_SQRT_2PI
  let top = -Infinity
  for (let k = 0; k < count; k++) {
    const z = (at[k]! - mean) * perSd
    const log = alpha * logP[k]! - 0.5 * rest * z * z + logWeight[k]!
    logs[k] = log
    if (log > top) top = log
  }
  const ends = Math.max(openLeft ? logs[0]! : -Infinity, openRight ? logs[count - 1]! : -Infinity)
  // where p is zero on one side, E_q[He_k] = 0 is no help
  const besideQ = Math.abs(alpha) < NEAR_END && openLeft && openRight
  const near = besideQ || Math.abs(rest) < NEAR_END
  let whole = 0
  let difference = 0
  let [s1, s2, s3, s4] = [0, 0, 0, 0]
  let size = 0
  const unit = top + rest * logQ0
  for (let k = 0; k < count; k++) {
    const log = logs[k]! - top
    const z = (at[k]! - mean) * perSd
    const z2 = z * z
    let density: number
    if (near) {
      const logQ = logQ0 - 0.5 * z2
      const other = (besideQ ? logQ : logP[k]!) + logWeight[k]! - unit
      if (log < -depth && other < -depth) continue
      const r = Math.exp(log)
      const beside = excess(r, other, besideQ ? alpha * (logP[k]! - logQ) : rest * (logQ - logP[k]!))
      whole += r
      difference += beside
      // E_q[He_k] = 0, so beside q the difference r − q may stand for r; E_p[He_k] is not 0
      density = besideQ ? beside : r
    } else {
      if (log < -depth) continue
      density = Math.exp(log)
      whole += density
    }
    s1 += density * z
    s2 += density * (z2 - 1)
    s3 += density * z * (z2 - 3)
    s4 += density * (z2 * (z2 - 6) + 3)
    size += Math.abs(density) * (1 + z2)
  }
  if (!(ends < top - SHALLOW) || !(whole > 0)) return { mean, logSd, value: Infinity, moments: NONE, rounding: 0 }
  const total = logTotal(near ? difference * Math.exp(unit) : 1, unit, whole)
  const mass = whole * alpha
  return {
    mean,
    logSd,
    value: -total / (alpha * rest),
    moments: [s1 / mass, s2 / mass, s3 / mass, s4 / mass],
    rounding: (4e-16 * size * (10 + Math.abs(top))) / Math.abs(mass),
  }
}

const NONE = [Number.NaN, Number.NaN, Number.NaN, Number.NaN] as const

/** log(1 + change), or log whole + unit where the change is not small. */
function logTotal(change: number, unit: number, whole: number): number {
  return Math.abs(change) < 0.5 ? Math.log1p(change) : unit + Math.log(whole)
}

/** r − e^other without loss where r = e^(other + apart) is close. */
function excess(r: number, other: number, apart: number): number {
  return Math.abs(apart) < 1 ? Math.exp(other) * Math.expm1(apart) : r - Math.exp(other)
}
