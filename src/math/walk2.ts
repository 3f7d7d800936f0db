import { EXACT, ROUGH } from './hermiteMoments2.ts'
import {
  gradientSize2,
  moved,
  type QuadraticModel,
  quadraticModel,
  type ReverseState2,
  reverseState2,
  reverseValue2,
  type Search2,
} from './reverseState2.ts'

/** The longest step in local coordinates on which the quadratic model is trusted. */
const TRUST = 0.5
const FLAT = 1e-3

/**
 * Downhill to a minimum: Newton on |curvatures| with a trust radius. Ends where |∇| < `close`, or where rounding of the
 * rule hides what is left.
 */
export function descended2(search: Search2, start: ReverseState2, close: number): ReverseState2 {
  let state = start
  let value = reverseValue2(state)
  let radius = TRUST
  for (let k = 0; k < 80; k++) {
    const model = quadraticModel(state, search.shape)
    if (gradientSize2(model) < close) break
    let taken = false
    while (!taken && radius > 1e-5) {
      const next = moved(search, state, model, stepOf(model, 0, radius))
      const nextValue = reverseValue2(next)
      taken = nextValue < value + 4 * Math.exp(-search.precision.nats)
      if (taken) {
        state = next
        value = nextValue
        radius = Math.min(TRUST, 2 * radius)
      } else radius /= 4
    }
    if (!taken) break
  }
  return state
}

/**
 * Towards a stationary point with `index` directions down: up along the least curvatures, down along the others.
 * Undefined where it does not arrive, or comes near to one of `known`.
 */
export function climbed2(
  search: Search2,
  start: ReverseState2,
  index: number,
  close: number,
  isKnown: (state: ReverseState2) => boolean,
): ReverseState2 | undefined {
  let state = start
  for (let k = 0; k < 40; k++) {
    const model = quadraticModel(state, search.shape)
    const size = gradientSize2(model)
    if (!Number.isFinite(size)) return undefined
    if (size < close) return state
    if (size < 0.3 && k % 3 === 2 && isKnown(state)) return undefined
    state = moved(search, state, model, stepOf(model, index, TRUST))
  }
  return undefined
}

/** −slope / |curvature| along each direction, turned for the first `index`; not longer than `radius`. */
function stepOf({ curvatures, slopes }: QuadraticModel, index: number, radius: number): Float64Array {
  const steps = Float64Array.from(slopes, (slope, k) => {
    const step = -slope / Math.max(FLAT, Math.abs(curvatures[k]!))
    return k < index ? -step : step
  })
  return shortened(steps, radius)
}

function shortened(steps: Float64Array, radius: number): Float64Array {
  const length = Math.hypot(...steps)
  if (length > radius) for (let k = 0; k < steps.length; k++) steps[k]! *= radius / length
  return steps
}

/** From e^(−9) to e^(−30): each rule starts where the one before has arrived. */
const LADDER = [
  { precision: { nats: 19, step: 2 ** -0.5, straight: false }, close: 1e-6, most: 12 },
  { precision: EXACT, close: 1e-12, most: 6 },
] as const

/** The stationary point of either kind near a roughly stationary one, by Newton; undefined unless |∇| < 1e-10 there. */
export function polished2(rough: Search2, start: ReverseState2): ReverseState2 | undefined {
  let state = start
  let size = Infinity
  for (const { precision, close, most } of LADDER) {
    const search = { ...rough, precision }
    state = reverseState2(search, state.mean, state.root)
    let before = Infinity
    for (let k = 0; k < most; k++) {
      const model = quadraticModel(state, search.shape)
      size = gradientSize2(model)
      if (!Number.isFinite(size)) return undefined
      // at the rule's rounding a further step changes nothing
      if (size < close || (size < 1e-11 && size > before / 4)) break
      before = size
      const steps = Float64Array.from(model.slopes, (slope, i) => -slope / model.curvatures[i]!)
      if (k < most - 1) state = moved(search, state, model, shortened(steps, TRUST))
    }
  }
  return size < 1e-10 ? state : undefined
}

export const rough = (target: Search2['target'], shape: Search2['shape']): Search2 => ({
  target,
  shape,
  precision: ROUGH,
})
