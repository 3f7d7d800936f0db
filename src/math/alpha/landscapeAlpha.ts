/** The α-divergence between p and normals on a grid of means and sds. */
import type { Distribution } from '../distribution/distribution.ts'
import { landscape } from '../landscape/landscape.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { type AlphaGrid, alphaGrids } from './alphaGrid.ts'
import { sdDomain } from './sdDomain.ts'

/** This near α = 0 or 1 the divergence is the KL. */
const NEAR_KL = 1e-7

/**
 * D_α(p‖N(mean, sd²)) on a grid, row by row as `landscape`: entry [i·means.length + j] is at sds[i], means[j]. Infinity
 * where infinite, decided analytically, or beyond the range of doubles. Error below 1e-6 (absolute below 1, relative
 * above; fewer digits beyond 1e50), enough for contours. Each row is ∫p^α q^(1−α) as a sum of normals in the mean: over
 * evenly spaced means two products take one to the next.
 */
export function landscapeAlpha(
  p: Distribution,
  alpha: number,
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
): Float64Array {
  requireFinite('alpha', alpha)
  if (Math.abs(alpha) < NEAR_KL) return landscape('reverse', p, means, sds)
  if (Math.abs(1 - alpha) < NEAR_KL) return landscape('forward', p, means, sds)
  for (let j = 0; j < means.length; j++) requireFinite(`means[${j}]`, means[j]!)
  for (let i = 0; i < sds.length; i++) requirePositive(`sds[${i}]`, sds[i]!)
  const [low, high] = sdDomain(p, alpha) ?? [Infinity, 0]
  // elsewhere ∫p^α q^(1−α) is 1 to many digits, or its peaks lie beyond p's
  const rule = alpha * (1 - alpha) > 0.01 ? 'rough' : 'exact'
  const columns = means.length
  const values = new Float64Array(columns * sds.length).fill(Infinity)
  const band = { low: least(means), high: -least(Array.from(means, m => -m)) }
  for (let i = 0; i < sds.length; i++) {
    const sd = sds[i]!
    if (!(sd > low && sd < high)) continue
    const grids = alphaGrids(p, alpha, { ...band, sd: 2 ** Math.floor(Math.log2(sd)) })
    const row = values.subarray(i * columns, (i + 1) * columns).fill(0)
    addPowerIntegrals(grids[rule], alpha, sd, means, row)
    for (let j = 0; j < columns; j++) row[j] = Math.max(0, (row[j]! - 1) / (alpha * (alpha - 1)))
  }
  return values
}

function least(values: ArrayLike<number>): number {
  return Array.from(values).reduce((a, b) => Math.min(a, b), Infinity)
}

/** Logarithms beyond which a term is not carried along but computed for each mean; and below which it is nothing. */
const FAR = 600
const NOTHING = -46

/** Adds ∫p^α q^(1−α), q = N(mean, sd²), for each mean. */
function addPowerIntegrals(
  grid: AlphaGrid,
  alpha: number,
  sd: number,
  means: ArrayLike<number>,
  sums: Float64Array,
): void {
  const { origin, at, logWeight, logP } = grid
  const count = means.length
  const rest = 1 - alpha
  const steep = (0.5 * rest) / sd / sd
  const logQ0 = rest * (-Math.log(sd) - LN_SQRT_2PI)
  const step = evenStep(means, sd)
  const first = means[0]! - origin
  const change = Math.exp(-2 * steep * step * step)
  for (let k = 0; k < at.length; k++) {
    const x = at[k]!
    const own = alpha * logP[k]! + logQ0 + logWeight[k]!
    const nearest = Math.min(count - 1, Math.max(0, Math.round((x - first) / step) || 0))
    const away = means[nearest]! - origin - x
    const log = own - steep * away * away
    if (step > 0 && steep > 0 && log < NOTHING) continue
    if (!(step > 0) || Math.abs(log) > FAR) {
      for (let j = 0; j < count; j++) {
        const d = means[j]! - origin - x
        const each = own - steep * d * d
        if (each > NOTHING) sums[j]! += Math.exp(each)
      }
      continue
    }
    const here = Math.exp(log)
    sums[nearest]! += here
    let term = here
    let ratio = Math.exp(-steep * step * (2 * away + step))
    for (let j = nearest + 1; j < count; j++) {
      term *= ratio
      ratio *= change
      sums[j]! += term
    }
    term = here
    ratio = Math.exp(steep * step * (2 * away - step))
    for (let j = nearest - 1; j >= 0; j--) {
      term *= ratio
      ratio *= change
      sums[j]! += term
    }
  }
}

/** The step between evenly spaced means; NaN where they are not. */
function evenStep(means: ArrayLike<number>, sd: number): number {
  const step = (means[means.length - 1]! - means[0]!) / (means.length - 1)
  for (let j = 0; j < means.length; j++)
    if (!(Math.abs(means[0]! + j * step - means[j]!) < 1e-9 * sd)) return Number.NaN
  return step
}
