import type { Point } from './direct.ts'
import { type Normals, plainDensity } from './normals.ts'

const POINTS = 600
const FLOOR = 1e-15

/** A density on the grid that most demonstrations use: 600 points, raised to 1e-15 where it is less. */
export interface Grid {
  low: number
  step: number
  p: Float64Array
}

/** p from eight standard deviations below its lowest component to eight above its highest. */
export function gridOf(p: Normals): Grid {
  const low = Math.min(...p.mu.map((m, i) => m - 8 * p.sigma[i]!))
  const step = (Math.max(...p.mu.map((m, i) => m + 8 * p.sigma[i]!)) - low) / (POINTS - 1)
  return { low, step, p: Float64Array.from({ length: POINTS }, (_, k) => floored(plainDensity(p, low + k * step))) }
}

/** KL(p‖q) and KL(q‖p), q normal. */
export function klsOnGrid({ low, step, p }: Grid, { mean, sd }: Point): [number, number] {
  let forward = 0
  let reverse = 0
  const scale = 1 / (sd * Math.sqrt(2 * Math.PI))
  for (let k = 0; k < POINTS; k++) {
    const z = (low + k * step - mean) / sd
    const q = floored(scale * Math.exp(-0.5 * z * z))
    const logRatio = Math.log(p[k]! / q)
    forward += p[k]! * logRatio
    reverse -= q * logRatio
  }
  return [forward * step, reverse * step]
}

/** KL(q‖p) alone, and its gradient in (mean, log sd) into `gradient`. */
export function reverseOnGrid({ low, step, p }: Grid, mean: number, logSd: number, gradient?: Float64Array): number {
  const sd = Math.exp(logSd)
  const scale = step / (sd * Math.sqrt(2 * Math.PI))
  let value = 0
  let along = 0
  let wider = 0
  for (let k = 0; k < POINTS; k++) {
    const z = (low + k * step - mean) / sd
    const q = scale * Math.exp(-0.5 * z * z)
    const term = q * (Math.log(floored(q / step)) - Math.log(p[k]!))
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

/** Where Adam ends from `start`: rate 0.05, until a step is below 1e-6 or for 2000 steps. */
export function adam(gradientAt: (x: Float64Array, gradient: Float64Array) => void, start: number[]): Float64Array {
  const x = Float64Array.from(start)
  const [gradient, first, second] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)]
  for (let t = 1; t <= 2000; t++) {
    gradientAt(x, gradient)
    let longest = 0
    for (let k = 0; k < x.length; k++) {
      first[k] = 0.9 * first[k]! + 0.1 * gradient[k]!
      second[k] = 0.999 * second[k]! + 0.001 * gradient[k]! ** 2
      const step = (0.05 * (first[k]! / (1 - 0.9 ** t))) / (Math.sqrt(second[k]! / (1 - 0.999 ** t)) + 1e-8)
      x[k] = x[k]! - step
      longest = Math.max(longest, Math.abs(step))
    }
    if (longest < 1e-6) break
  }
  return x
}

function floored(density: number): number {
  return density > FLOOR ? density : FLOOR
}
