import { logDensity, type Normals } from './normals.ts'

/** A stationary point of KL(N(mean, sd²)‖p), or what a peer takes for one. */
export interface Point {
  mean: number
  sd: number
}

const REACH = 9

/**
 * Truth by other means than ours: log p sampled once at one fine, even step, expectations under normals by the trapezoidal
 * rule. That converges geometrically in step / (distance of the nearest singularity), here two components that balance
 * at π / (difference of their slopes) from the axis: the step is chosen for 1e-16 (Trefethen & Weideman 2014).
 */
export class Direct {
  private readonly low: number
  private readonly step: number
  private readonly values: Float64Array
  readonly narrowest: number
  readonly spread: number

  /** Good for normals with a mean among p's and sd up to `widest`. */
  constructor(p: Normals, widest: number) {
    const low = Math.min(...p.mu)
    const high = Math.max(...p.mu)
    this.spread = high - low
    this.narrowest = Math.min(...p.sigma)
    const corner = (Math.PI * this.narrowest ** 2) / Math.max(this.spread, this.narrowest)
    this.step = Math.min(this.narrowest / 8, corner / 6)
    this.low = low - 1.1 * REACH * widest
    const count = Math.ceil((high + 1.1 * REACH * widest - this.low) / this.step)
    this.values = Float64Array.from({ length: count }, (_, k) => logDensity(p, this.low + k * this.step))
  }

  /** E_q[log p · He_k(z)], k = 0 … 4, z = (x − mean) / sd. */
  moments({ mean, sd }: Point): [number, number, number, number, number] {
    const from = Math.max(0, Math.ceil((mean - REACH * sd - this.low) / this.step))
    const to = Math.min(this.values.length, (mean + REACH * sd - this.low) / this.step)
    const level = this.values[Math.round((mean - this.low) / this.step)]!
    const m: [number, number, number, number, number] = [level, 0, 0, 0, 0]
    for (let k = from; k < to; k++) {
      const z = (this.low + k * this.step - mean) / sd
      const term = ((Math.exp(-0.5 * z * z) * this.step) / (sd * Math.sqrt(2 * Math.PI))) * (this.values[k]! - level)
      m[0] += term
      m[1] += term * z
      m[2] += term * (z * z - 1)
      m[3] += term * z * (z * z - 3)
      m[4] += term * (z * z * (z * z - 6) + 3)
    }
    return m
  }

  /** KL(N(mean, sd²)‖p). */
  value(q: Point): number {
    return -0.5 * Math.log(2 * Math.PI * Math.E) - Math.log(q.sd) - this.moments(q)[0]
  }
}
