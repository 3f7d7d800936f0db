/** The path along a natural gradient, by a Runge–Kutta method. */

/** A normal on the way, or to start from. */
export interface Place {
  mean: number
  sd: number
}

/** Where the flow goes at N(mean, sd²): out[0] is the change of the mean in units of sd, out[1] that of log sd. */
export type Velocity = (mean: number, sd: number, out: Float64Array) => void

const SLOWER = 0.3
const MOST_STEPS = 2000
const TOLERANCE = 2e-4

/**
 * The path along `velocity` from `start`, which is its first place, until `done(place, speed)` is true of its last. Bogacki and
 * Shampine's third-order method, its error held at 2e-4 of an sd a step; no step is longer than `longest` in
 * (mean/sd, log sd). Time is rescaled to v/√(v² + 0.3²): even steps far from rest, a smooth arrival.
 */
export function naturalGradientPath(
  velocity: Velocity,
  start: Place,
  done: (place: Place, speed: number) => boolean,
  longest = 0.15,
): Place[] {
  const raw = new Float64Array(2)
  const [k1, k2, k3, k4] = [new Float64Array(2), new Float64Array(2), new Float64Array(2), new Float64Array(2)]
  const unit = start.sd // the mean is carried in these units
  let at: [number, number] = [0, 0]
  const placeOf = ([x, log]: readonly [number, number]): Place => ({
    mean: start.mean + unit * x,
    sd: start.sd * Math.exp(log),
  })
  const slope = (from: readonly [number, number], out: Float64Array): number => {
    const { mean, sd } = placeOf(from)
    velocity(mean, sd, raw)
    const speed = Math.hypot(raw[0]!, raw[1]!)
    const slowed = Math.hypot(speed, SLOWER)
    out[0] = ((sd / unit) * raw[0]!) / slowed
    out[1] = raw[1]! / slowed
    return speed
  }
  const path = [{ mean: start.mean, sd: start.sd }]
  let speed = slope(at, k1)
  let step = longest
  for (let k = 0; k < MOST_STEPS && !done(path.at(-1)!, speed); k++) {
    slope([at[0] + 0.5 * step * k1[0]!, at[1] + 0.5 * step * k1[1]!], k2)
    slope([at[0] + 0.75 * step * k2[0]!, at[1] + 0.75 * step * k2[1]!], k3)
    const to: [number, number] = [
      at[0] + (step / 9) * (2 * k1[0]! + 3 * k2[0]! + 4 * k3[0]!),
      at[1] + (step / 9) * (2 * k1[1]! + 3 * k2[1]! + 4 * k3[1]!),
    ]
    const next = slope(to, k4)
    const widths = unit / (start.sd * Math.exp(at[1]))
    const error =
      step *
      Math.hypot(
        ((-5 * k1[0]!) / 72 + k2[0]! / 12 + k3[0]! / 9 - k4[0]! / 8) * widths,
        (-5 * k1[1]!) / 72 + k2[1]! / 12 + k3[1]! / 9 - k4[1]! / 8,
      )
    const better = step * Math.min(3, Math.max(0.2, 0.9 * Math.cbrt(TOLERANCE / Math.max(error, 1e-12))))
    // not `error > …`: where the flow is not a number the step is too long
    if (error <= TOLERANCE || step < 1e-9) {
      at = to
      speed = next
      k1.set(k4)
      path.push(placeOf(at))
    }
    step = Math.min(longest, better || step / 4)
  }
  return path
}
