/** Trapezoidal rules for expectations under the standard normal. */

/** Beyond this many standard deviations a normal has less than rounding of its mass. */
export const Z_MAX = 8.75
/** The trapezoidal step that is exact to rounding for smooth ℓ: e^(−2π²/h²) < 1e−21. */
export const Z_STEP = 0.625
/** Steps shorter than this cost more than panels that are short only where ℓ bends. */
export const SHORTEST_STEP = 0.06

/** A trapezoidal rule for expectations under N(0, 1): nodes −count·step … count·step to |z| = 8.75, the middle one 0. */
export interface TrapezoidalRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

const PER_OCTAVE = 8
const kept: (TrapezoidalRule | undefined)[] = []

/** The rule whose step is the longest of a fixed scale not above `most`, at the longest 0.625, where 29 nodes are enough. */
export function trapezoidalRule(most: number): TrapezoidalRule {
  const k = Math.max(0, Math.ceil(PER_OCTAVE * Math.log2(Z_STEP / most) - 1e-9))
  const rule = kept[k] ?? make(Z_STEP * 2 ** (-k / PER_OCTAVE))
  kept[k] = rule
  return rule
}

function make(step: number): TrapezoidalRule {
  const count = Math.floor(Z_MAX / step)
  const nodes = Float64Array.from({ length: 2 * count + 1 }, (_, i) => (i - count) * step)
  return { nodes, weights: nodes.map(z => (step * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)) }
}
