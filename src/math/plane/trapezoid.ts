/** Trapezoidal rules under the standard normal weight, for the rows and columns of a plane quadrature. */

/** Steps 2^(−k/4): the longest not above the one asked for. */
const PER_OCTAVE = 4
const FINEST = 48
const FARTHEST = 9.5

/** A trapezoidal rule for the standard normal's weight: e^(−z²/2) at z = 0, step, 2·step, …, to |z| = 9.5. */
export interface Trapezoid {
  readonly step: number
  readonly weights: Float64Array
}

const kept: (Trapezoid | undefined)[] = []

/** The rule whose step is the longest of a fixed scale not above `most`; 2^(−12) at the least. */
export function trapezoid(most: number): Trapezoid {
  const k = Math.min(FINEST, Math.max(0, Math.ceil(-PER_OCTAVE * Math.log2(most) - 1e-9)))
  const rule = kept[k] ?? make(2 ** (-k / PER_OCTAVE))
  kept[k] = rule
  return rule
}

function make(step: number): Trapezoid {
  const weights = Float64Array.from({ length: Math.floor(FARTHEST / step) + 1 }, (_, i) =>
    Math.exp(-0.5 * i * step * (i * step)),
  )
  return { step, weights }
}
