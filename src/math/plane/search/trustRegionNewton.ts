/** Newton's method in a trust region, down to minima and up to saddles, and its polish to rounding. */
import type { Precision } from '../boundaryStep.ts'
import { EXACT, ROUGH } from '../hermiteMoments.ts'
import { gradientSize, indexOf, type QuadraticModel, quadraticModel } from './quadraticModel.ts'
import { moved, placeBeside } from './quadraticStep.ts'
import { type ReverseState, reverseState, type Search } from './reverseState.ts'

/** The longest step in local coordinates on which the quadratic model is trusted. */
const TRUST = 0.5
const FLAT = 1e-3

/**
 * Downhill to a minimum: Newton on |curvatures| with a trust radius. Ends where |∇| < `close`, or where rounding of the
 * rule hides what is left.
 */
export function trustRegionNewton(search: Search, start: ReverseState, close: number): ReverseState {
  let state = start
  let radius = TRUST
  for (let k = 0; k < 80; k++) {
    const model = quadraticModel(state, search.shape)
    if (gradientSize(model) < close) break
    let taken = false
    while (!taken && radius > 1e-5) {
      const next = moved(search, state, model, stepOf(model, 0, radius))
      taken = next.value < state.value + 4 * Math.exp(-search.precision.nats)
      if (taken) {
        state = next
        radius = Math.min(TRUST, 2 * radius)
      } else radius /= 4
    }
    if (!taken) break
  }
  return state
}

/**
 * Towards a stationary point with `index` directions down: up along the least curvatures, down along the others.
 * Undefined where it does not arrive, or comes near to a known one.
 */
export function climbed(
  search: Search,
  start: ReverseState,
  index: number,
  close: number,
  isKnown: (state: ReverseState, index: number) => boolean,
): ReverseState | undefined {
  let state = start
  for (let k = 0; k < 30; k++) {
    const model = quadraticModel(state, search.shape)
    const size = gradientSize(model)
    if (!Number.isFinite(size)) return undefined
    if (size < close) return state
    if (size < 0.5 && isKnown(state, indexOf(model))) return undefined
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

/** Where the rough rule loses its way: errors below 1e-5. */
export const FAIR: Precision = {
  nats: 12,
  step: 2 ** -0.25,
  straight: false,
  finest: 2 ** -5,
}

/** Rules from rough to exact, each with the |∇| from which the next one goes on. */
const LADDER = [
  { precision: { ...FAIR, finest: 0 }, close: 1e-4, most: 12 },
  { precision: { nats: 20, step: 2 ** -0.5, straight: false }, close: 1e-5, most: 6 },
  { precision: EXACT, close: 1e-11, most: 6 },
] as const
/** After a Newton step this short the slope left is of the order of its square, and so is what the value changes by. */
const SHORT = 1e-7

/**
 * The stationary point of any index near a roughly stationary one, by Newton; undefined unless |∇| < 1e-10 there, or where
 * moments on the way would take more than `mostNodes`.
 */
export function polished(rough: Search, start: ReverseState, mostNodes: number): ReverseState | undefined {
  let { mean, root } = start
  for (const { precision, close, most } of LADDER) {
    const search = { ...rough, precision: { ...precision, most: mostNodes } }
    const last = precision === EXACT
    for (let k = 0; k < most; k++) {
      const state = reverseState(search, mean, root)
      const model = quadraticModel(state, search.shape)
      const size = gradientSize(model)
      if (!Number.isFinite(size)) return undefined
      const steps = Float64Array.from(model.slopes, (slope, i) => -slope / model.curvatures[i]!)
      const length = Math.hypot(...steps)
      if (last && size < close) return state
      const place = placeBeside(search.shape, state, model, shortened(steps, TRUST))
      mean = place.mean
      root = place.root
      if (last && length < SHORT) return { ...state, mean, root }
      if (last && k === most - 1 && size < 1e-10) return state
      if (!last && size < close) break
    }
  }
  return undefined
}

export const roughSearch = (target: Search['target'], shape: Search['shape']): Search => ({
  target,
  shape,
  precision: ROUGH,
  spent: { nodes: 0 },
})
