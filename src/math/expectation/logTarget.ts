/**
 * A function ℓ(x), such as log p or log p(x, z), of which expectations under normals are taken, together with what must
 * be known of it to integrate it exactly.
 */
export interface LogTarget {
  /** out[i] = ℓ(mean + sd·z[i]) for i < count. */
  evaluate(mean: number, sd: number, z: Float64Array, count: number, out: Float64Array): void
  /** How far to the right of x a 16-point Gauss–Legendre panel may reach and still be exact to rounding. */
  reach(x: number): number
  /** The longest step, in sds, of a trapezoidal rule that is exact to rounding under N(mean, sd²); 0 where none is. */
  step(mean: number, sd: number): number
  /** The shortest `step` at this sd, whatever the mean. */
  finest(sd: number): number
  /** No stationary q is narrower than this. */
  readonly narrowest: number
  /** A width at which everything is one hump. */
  readonly widest: number
  /** The local maxima of ℓ, from left to right. */
  modes(): readonly number[]
}
