/** The strip of dots below the axis: where a dot stands, and the columns that many samples make. */
import type { Point } from '../../../geometry/point.ts'
import type { Range } from '../../shared/curves.ts'
import { quantisedDots } from '../dots.ts'
import type { Samples } from '../samples.ts'

/** Its height as a share of the height above the axis, and the rows of dots in it. */
export const strip = { share: 0.3, rows: 2, columnRows: 4 }

/** How high a dot of a row stands, for a strip that is `depth` deep. */
export function heightOf(row: number, rows: number, depth: number): number {
  return (-depth * (row + 0.62)) / rows
}

/** Where dots in columns stand. */
export function columnPoints(dots: readonly { x: number; row: number }[], depth: number): Point[] {
  return dots.map(({ x, row }) => ({ x, y: heightOf(row, strip.columnRows, depth) }))
}

/** Many samples in columns, laid out anew only where they or the range are others. */
export function sampleColumns(columns: number) {
  let known: { samples: Samples; range: Range; drawn: ReturnType<typeof quantisedDots> } | undefined
  return {
    of(samples: Samples, range: Range) {
      if (known?.samples !== samples || known.range !== range)
        known = { samples, range, drawn: quantisedDots(samples.values, range, columns, strip.columnRows) }
      return known.drawn.dots
    },
  }
}
