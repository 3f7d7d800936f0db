/** log p at many points at once, for quadrature. */
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'
import type { Distribution, Normal } from './distribution.ts'
import { preparedDistribution } from './preparedDistribution.ts'

/** out[i] = log p(anchor + offsets[i]) for every i: one call for many points, nothing allocated in it. */
export type LogDensities = (anchor: number, offsets: Float64Array, out: Float64Array) => void

/** log p at many points; one loop where all components are normal, else point by point. Kept for the last few p. */
export const logDensitiesOf = memoizeRecent((p: Distribution): LogDensities => {
  const prepared = preparedDistribution(p)
  if (prepared.ofNormals) return ofNormals(prepared.components as readonly Normal[], prepared.logWeights)
  const { logDensityAt } = prepared
  return (anchor, offsets, out) => {
    for (let i = 0; i < offsets.length; i++) out[i] = logDensityAt(anchor, offsets[i]!)
  }
})

/** Nats below the largest term at which a term changes nothing. */
const FAR_BELOW = -40

function ofNormals(components: readonly Normal[], logWeights: readonly number[]): LogDensities {
  const n = components.length
  const constant = Float64Array.from(components, (c, k) => logWeights[k]! - LN_SQRT_2PI - Math.log(c.sd))
  const away = new Float64Array(n)
  const terms = new Float64Array(n)
  const mean = Float64Array.from(components, c => c.mean)
  const sd = Float64Array.from(components, c => c.sd)
  return (anchor, offsets, out) => {
    for (let k = 0; k < n; k++) away[k] = anchor - mean[k]!
    for (let i = 0; i < offsets.length; i++) {
      const offset = offsets[i]!
      let top = -Infinity
      let highest = 0
      for (let k = 0; k < n; k++) {
        const z = (away[k]! + offset) / sd[k]!
        const term = constant[k]! - 0.5 * z * z
        terms[k] = term
        if (term > top) {
          top = term
          highest = k
        }
      }
      let rest = 0
      for (let k = 0; k < n; k++) {
        const below = terms[k]! - top
        if (k !== highest && below > FAR_BELOW) rest += Math.exp(below)
      }
      out[i] = rest === 0 ? top : top + Math.log1p(rest)
    }
  }
}
