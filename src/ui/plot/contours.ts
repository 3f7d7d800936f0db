/** The one file that knows d3-contour: the contours of a landscape that is given by its values on a grid. */
import { contours } from 'd3-contour'
import type { Point } from '../../geometry/point.ts'
import type { Role } from './palette.ts'

/** Closed curves around where a landscape is at most `level`; the even-odd rule tells inside from holes. */
export interface Contour {
  level: number
  rings: Point[][]
  /** Whose colour fills it, if not a landscape's own. */
  role?: Role
}

/**
 * Contours of `values`, given row by row over `xs` and `ys` (both evenly spaced), the highest level first so that each
 * is painted over the one before. Values that are not finite count as high.
 */
export function contoursBelow(
  values: ArrayLike<number>,
  xs: readonly number[],
  ys: readonly number[],
  levels: readonly number[],
): Contour[] {
  const depth = Array.from(values, value => (Number.isFinite(value) ? -value : -1e6))
  const at = (line: readonly number[], index: number) => {
    const [first = 0, second = 0] = line
    return first + (index - 0.5) * (second - first)
  }
  return contours()
    .size([xs.length, ys.length])
    .thresholds([...levels].sort((a, b) => b - a).map(level => -level))(depth)
    .map(({ value, coordinates }) => ({
      level: -value,
      rings: coordinates.flat().map(ring => ring.map(([x = 0, y = 0]) => ({ x: at(xs, x), y: at(ys, y) }))),
    }))
}
