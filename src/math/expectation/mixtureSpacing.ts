/** How closely the log of a mixture of normals must be sampled, from its singularities in the complex plane. */
import type { Normal } from '../distribution/distribution.ts'
import { Z_STEP } from '../numerics/trapezoidalRule.ts'
import type { LogTarget } from './logTarget.ts'

/** The ellipse of convergence that 16 Gauss nodes need: (distances to the panel's ends) / length at a singularity. */
const ELLIPSE = 1.6
/** An error this far below one is rounding. */
const EXACT_NATS = 38

/** `reach`, `step` and `finest` of the mixture of these components, `constant` being the log of each one's weight over sd·√2π. */
export function spacingFor(
  components: readonly Normal[],
  constant: Float64Array,
): Pick<LogTarget, 'reach' | 'step' | 'finest'> {
  const { re, im } = complexZeros(components, constant)
  return {
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
  }
}

/** The longest step that keeps the trapezoidal error of a singularity at x + iy, e^(−(x² − y²)/2 − 2πy/step), at rounding. */
function stepFor(x: number, y: number): number {
  if (y * Z_STEP > 2 * Math.PI) return Z_STEP
  const wanted = EXACT_NATS - (x * x - y * y) / 2
  return wanted * Z_STEP > 2 * Math.PI * y ? (2 * Math.PI * y) / wanted : Z_STEP
}

/** The zeros of the mixture in the upper half-plane that a pair of components alone would have, unless a third rules there. */
function complexZeros(components: readonly Normal[], constant: Float64Array): { re: Float64Array; im: Float64Array } {
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
