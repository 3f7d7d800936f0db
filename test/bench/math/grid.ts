import type { Point } from './direct.ts'
import { momentsOf, type Normals, plainDensity } from './normals.ts'

const POINTS = 600

/** A density on the grid of 600 points that most demonstrations use, raised to a floor so that its logarithm exists. */
export interface Grid {
  low: number
  step: number
  floor: number
  p: Float64Array
}

/** p, to eight standard deviations from each component and from p's own mean unless a window is given. */
export function gridOf(p: Normals, { floor = 1e-300, window = windowOf(p) } = {}): Grid {
  const [low, high] = window
  const step = (high - low) / (POINTS - 1)
  const values = Float64Array.from({ length: POINTS }, (_, k) => Math.max(floor, plainDensity(p, low + k * step)))
  return { low, step, floor, p: values }
}

function windowOf(p: Normals): readonly [number, number] {
  const { mean, sd } = momentsOf(p)
  return [
    Math.min(mean - 8 * sd, ...p.mu.map((m, i) => m - 8 * p.sigma[i]!)),
    Math.max(mean + 8 * sd, ...p.mu.map((m, i) => m + 8 * p.sigma[i]!)),
  ]
}

/** KL(p‖q) and KL(q‖p), q normal. */
export function klsOnGrid({ low, step, floor, p }: Grid, { mean, sd }: Point): [number, number] {
  let forward = 0
  let reverse = 0
  const scale = 1 / (sd * Math.sqrt(2 * Math.PI))
  for (let k = 0; k < POINTS; k++) {
    const z = (low + k * step - mean) / sd
    const density = scale * Math.exp(-0.5 * z * z)
    const q = density > floor ? density : floor
    const logRatio = Math.log(p[k]! / q)
    forward += p[k]! * logRatio
    reverse -= q * logRatio
  }
  return [forward * step, reverse * step]
}

/** KL(q‖p) alone, and its gradient in (mean, log sd) into `gradient`. */
export function reverseOnGrid(grid: Grid, mean: number, logSd: number, gradient?: Float64Array): number {
  const { low, step, floor, p } = grid
  const sd = Math.exp(logSd)
  const scale = 1 / (sd * Math.sqrt(2 * Math.PI))
  let value = 0
  let along = 0
  let wider = 0
  for (let k = 0; k < POINTS; k++) {
    const z = (low + k * step - mean) / sd
    const density = scale * Math.exp(-0.5 * z * z)
    const q = density > floor ? density : floor
    const term = q * step * Math.log(q / p[k]!)
    value += term
    along += (term * z) / sd
    wider += term * (z * z - 1)
  }
  if (gradient) {
    gradient[0] = along
    gradient[1] = wider
  }
  return value
}
