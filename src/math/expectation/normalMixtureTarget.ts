/** The logarithm of a mixture of normals, made ready for expectations by its singularities in the complex plane. */
import type { Normal } from '../distribution/distribution.ts'
import type { PreparedDistribution } from '../distribution/preparedDistribution.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'
import { Z_STEP } from '../numerics/trapezoidalRule.ts'
import { findModes, modeGrid } from './findModes.ts'
import type { LogTarget } from './logTarget.ts'

const SQRT_2PI = 2.5066282746310002
/** The ellipse of convergence that 16 Gauss nodes need: (distances to the panel's ends) / length at a singularity. */
const ELLIPSE = 1.6
/** An error this far below one is rounding. */
const EXACT_NATS = 38
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
  const corners = cornersOf(components, constant)
  const { re, im } = corners
  const terms = new Float64Array(n)

  function evaluatePair(m: number, s: number, z: Float64Array, count: number, out: Float64Array): void {
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

  const sds = components.map(c => c.sd)
  const narrowest = Math.min(...sds)
  const low = Math.min(...mean)
  const high = Math.max(...mean)
  let modes: number[] | undefined
  return {
    evaluate: n === 2 ? evaluatePair : evaluate,
    reach(x) {
      let least = Infinity
      for (let k = 0; k < re.length; k++) {
        const ahead = re[k]! - x
        const length = (2 * ELLIPSE * Math.sqrt(ahead * ahead + im[k]! * im[k]!) - 2 * ahead) / (ELLIPSE * ELLIPSE - 1)
        if (length < least) least = length
      }
      return least
    },
    step(m, s) {
      let longest = Z_STEP
      for (let k = 0; k < re.length; k++) longest = Math.min(longest, stepFor((re[k]! - m) / s, im[k]! / s))
      return longest
    },
    finest(s) {
      let longest = Z_STEP
      for (let k = 0; k < re.length; k++) longest = Math.min(longest, stepFor(0, im[k]! / s))
      return longest
    },
    narrowest,
    widest: widestOf(high - low, narrowest, Math.max(...sds)),
    // only for who asks: a divergence has no need of them
    modes: () => (modes ??= findModes(slope, modeGrid(components.map(c => ({ centre: c.mean, scale: c.sd }))))),
  }
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

/** The longest step that keeps the trapezoidal error of a singularity at x + iy, e^(−(x² − y²)/2 − 2πy/step), at rounding. */
function stepFor(x: number, y: number): number {
  if (y * Z_STEP > 2 * Math.PI) return Z_STEP
  const wanted = EXACT_NATS - (x * x - y * y) / 2
  return wanted * Z_STEP > 2 * Math.PI * y ? (2 * Math.PI * y) / wanted : Z_STEP
}

/** The zeros of the mixture in the upper half-plane that a pair of components alone would have, unless a third rules there. */
function cornersOf(components: readonly Normal[], constant: Float64Array): { re: Float64Array; im: Float64Array } {
  const re: number[] = []
  const im: number[] = []
  for (let i = 0; i < components.length; i++) {
    for (let j = 0; j < i; j++) {
      for (const [x, y] of pairZeros(components[i]!, constant[i]!, components[j]!, constant[j]!)) {
        const height = (k: number) => {
          const c = components[k]!
          const u = (x - c.mean) / c.sd
          const v = y / c.sd
          return constant[k]! - 0.5 * (u * u - v * v)
        }
        const here = height(i)
        if (components.some((_, k) => k !== i && k !== j && height(k) > here + 6)) continue
        re.push(x)
        im.push(y)
      }
    }
  }
  return { re: Float64Array.from(re), im: Float64Array.from(im) }
}

/** Solutions x + iy, y > 0, of log a(x) − log b(x) = ±iπ for two scaled normals: A t² + B t + C = 0 about a's mean. */
function pairZeros(a: Normal, logA: number, b: Normal, logB: number): [number, number][] {
  const away = b.mean - a.mean
  const A = 0.5 * (1 / b.sd / b.sd - 1 / a.sd / a.sd)
  const B = -away / b.sd / b.sd
  const C = logA - logB + 0.5 * (away / b.sd) * (away / b.sd)
  const zeros: [number, number][] = []
  const unit = Math.min(a.sd, b.sd)
  if (Math.abs(A) * unit * unit < 1e-12) {
    if (B !== 0) zeros.push([a.mean - C / B, Math.abs(Math.PI / B)])
    return zeros
  }
  // t = (−B ± √(B² − 4A(C − iπ))) / 2A
  const [rootRe, rootIm] = complexSqrt(B * B - 4 * A * C, 4 * A * Math.PI)
  for (const sign of [1, -1]) {
    const re = (-B + sign * rootRe) / (2 * A)
    const im = (sign * rootIm) / (2 * A)
    zeros.push([a.mean + re, Math.abs(im)])
  }
  return zeros
}

function complexSqrt(re: number, im: number): [number, number] {
  const size = Math.hypot(re, im)
  const root = Math.sqrt((size + Math.abs(re)) / 2)
  if (root === 0) return [0, 0]
  return re >= 0 ? [root, im / (2 * root)] : [Math.abs(im) / (2 * root), im < 0 ? -root : root]
}
