/** The logarithm of a mixture of normals, made ready for expectations by its singularities in the complex plane. */
import type { Normal } from '../distribution/distribution.ts'
import type { PreparedDistribution } from '../distribution/preparedDistribution.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'
import { findModes, modeGrid } from './findModes.ts'
import type { LogTarget } from './logTarget.ts'
import { spacingFor } from './mixtureSpacing.ts'

const SQRT_2PI = 2.5066282746310002
/** Nats below the largest term at which a term changes nothing. */
const FAR_BELOW = -40

/**
 * log Σ wᵢ N(x; mᵢ, sᵢ²). Its singularities nearest the real axis are the zeros of the sum, where two components balance
 * in the complex plane: log(wᵢNᵢ) − log(wⱼNⱼ) = iπ, a quadratic for each pair. They say how long a panel may be.
 */
export function normalMixtureTarget(prepared: PreparedDistribution): LogTarget {
  const components = prepared.components as readonly Normal[]
  const n = components.length
  const mean = Float64Array.from(components, c => c.mean)
  const inverse = Float64Array.from(components, c => 1 / c.sd)
  const constant = Float64Array.from(components, (c, i) => prepared.logWeights[i]! - LN_SQRT_2PI - Math.log(c.sd))
  const { reach, step, finest } = spacingFor(components, constant)
  const terms = new Float64Array(n)

  function evaluate(m: number, s: number, z: Float64Array, count: number, out: Float64Array): void {
    for (let k = 0; k < count; k++) {
      const step = s * z[k]!
      let top = -Infinity
      for (let i = 0; i < n; i++) {
        const u = (m - mean[i]! + step) * inverse[i]!
        const term = constant[i]! - 0.5 * u * u
        terms[i] = term
        if (term > top) top = term
      }
      let sum = 0
      for (let i = 0; i < n; i++) {
        const below = terms[i]! - top
        if (below > FAR_BELOW) sum += below === 0 ? 1 : Math.exp(below)
      }
      out[k] = sum === 1 ? top : top + Math.log(sum)
    }
  }

  const sds = components.map(c => c.sd)
  const narrowest = Math.min(...sds)
  const low = Math.min(...mean)
  const high = Math.max(...mean)
  let modes: number[] | undefined
  return {
    evaluate: n === 2 ? evaluationOfTwo(mean, inverse, constant) : evaluate,
    reach,
    step,
    finest,
    narrowest,
    widest: widestOf(high - low, narrowest, Math.max(...sds)),
    // only for who asks: a divergence has no need of them
    modes: () => (modes ??= modesOf(components, mean, inverse, constant)),
  }
}

/** ℓ at m + s·z for two components. */
function evaluationOfTwo(mean: Float64Array, inverse: Float64Array, constant: Float64Array): LogTarget['evaluate'] {
  return function evaluatePair(m: number, s: number, z: Float64Array, count: number, out: Float64Array): void {
    const [firstInverse, secondInverse, firstConstant, secondConstant] = [
      inverse[0]!,
      inverse[1]!,
      constant[0]!,
      constant[1]!,
    ]
    const firstAway = m - mean[0]!
    const secondAway = m - mean[1]!
    for (let k = 0; k < count; k++) {
      const step = s * z[k]!
      const u = (firstAway + step) * firstInverse
      const v = (secondAway + step) * secondInverse
      const first = firstConstant - 0.5 * u * u
      const second = secondConstant - 0.5 * v * v
      const top = first > second ? first : second
      const below = first > second ? second - first : first - second
      out[k] = below > FAR_BELOW ? top + Math.log(1 + Math.exp(below)) : top
    }
  }
}

/** The modes: from the sign of p′, which is taken relative to the largest term. */
function modesOf(
  components: readonly Normal[],
  mean: Float64Array,
  inverse: Float64Array,
  constant: Float64Array,
): number[] {
  const n = components.length
  const terms = new Float64Array(n)
  function slope(x: number): number {
    let top = -Infinity
    for (let i = 0; i < n; i++) {
      const u = (x - mean[i]!) * inverse[i]!
      terms[i] = constant[i]! - 0.5 * u * u
      if (terms[i]! > top) top = terms[i]!
    }
    let sum = 0
    for (let i = 0; i < n; i++) sum -= Math.exp(terms[i]! - top) * (x - mean[i]!) * inverse[i]! * inverse[i]!
    return sum
  }
  return findModes(slope, modeGrid(components.map(c => ({ centre: c.mean, scale: c.sd }))))
}

/**
 * Where all sds are s, −ℓ″ = 1/s² − v with v ≥ 0, ∫v dx = range/s². So −E_q[ℓ″] ≥ 1/s² − range/(s²σ√2π), which exceeds 1/σ²
 * from the root of σ² = σ·range/√2π + s² on: above it there is one hump and no stationary point.
 */
function widestOf(range: number, narrowest: number, widest: number): number {
  if (narrowest < widest) return 4 * (range + widest)
  const half = (0.5 * range) / SQRT_2PI
  return 1.01 * (half + Math.hypot(half, narrowest))
}
