/** The lowest level of the pyramid, on which log p itself is integrated. */
import { CUT, fillTails, type Level, type Smoothable, SQRT_2PI } from './smoothingPyramid.ts'
import { spreadPanels } from './spreadPanels.ts'

/** More samples than this to a step of the level cost more than panels that are short only where ℓ bends. */
const MOST_SAMPLES = 24

/** Fills the level on which ℓ itself is integrated, or undefined where that would take more than `mostSteps` evaluations of it. */
export function pyramidBase(source: Smoothable, level: Level, reach: number, mostSteps: number): Level | undefined {
  const { target, left, right } = source
  const { width, spacing, origin, values } = level
  const samples = Math.ceil(spacing / width / target.finest(width))
  if (samples <= MOST_SAMPLES) {
    if ((2 * reach * samples) / spacing > mostSteps) return undefined
    const { from, to } = fillTails(source, level)
    sumSamples(source, level, samples, from, to)
  } else {
    const start = Math.max(origin - reach, left ? left.edge - 2 * CUT * width : -Infinity)
    const end = Math.min(origin + reach, right ? right.edge + 2 * CUT * width : Infinity)
    if (!spreadPanels(target, level, start, end, mostSteps)) return undefined
    fillTails(source, level)
  }
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return Number.isFinite(sum) ? level : undefined
}

let whole = new Float64Array(0)
let sampled = new Float64Array(0)
let weights = new Float64Array(0)

/** values[from … to] by the trapezoidal rule, `samples` to a step: for a smooth ℓ, exact to rounding. */
function sumSamples({ target }: Smoothable, level: Level, samples: number, from: number, to: number): void {
  const { width, spacing, origin, middle, values } = level
  const step = spacing / samples
  const half = 2 * Math.ceil((CUT * width) / step / 2)
  const count = (to - from) * samples + 2 * half + 1
  if (count > whole.length) {
    whole = Float64Array.from({ length: 2 * count }, (_, k) => k)
    sampled = new Float64Array(2 * count)
  }
  if (half >= weights.length) weights = new Float64Array(2 * half)
  for (let k = 0; k <= half; k++) {
    const z = (k * step) / width
    weights[k] = (step / width / SQRT_2PI) * Math.exp(-0.5 * z * z)
  }
  target.evaluate(origin + (from - middle) * spacing - half * step, step, whole, count, sampled)
  for (let i = from; i <= to; i++) {
    const centre = (i - from) * samples + half
    let even = 0
    let odd = weights[0]! * sampled[centre]!
    for (let k = 1; k < half; k += 2) {
      odd += weights[k]! * (sampled[centre - k]! + sampled[centre + k]!)
      even += weights[k + 1]! * (sampled[centre - k - 1]! + sampled[centre + k + 1]!)
    }
    values[i] = even + odd
  }
}
