/** A landscape on a grid over (mean, log₂ sd). */
import type { Range } from './curves.ts'

/** The axes of a landscape, and its values row by row. */
export interface LandscapeGrid {
  means: number[]
  /** Logarithms to base 2. */
  logSds: number[]
  values: Float64Array
}

/** `count` numbers from one end of a range to the other, evenly. */
export function evenly({ min, max }: Range, count: number): number[] {
  return Array.from({ length: count }, (_, i) => min + ((max - min) * i) / (count - 1))
}
