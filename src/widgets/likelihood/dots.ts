/** Samples as dots in a strip below the axis. */

/** Up to this many each has a dot of its own and can be dragged. */
export const draggable = 60

/** A dot in a row of the strip, the first nearest the axis; `index` says whose it is. */
export interface Dot {
  x: number
  row: number
  index: number
}

/** A dot a sample: beside its neighbour where there is room, else in the next of `rows` rows. `width`: of a dot, in x. */
export function dotsOf(values: readonly number[], width: number, rows: number): Dot[] {
  const ends = Array<number>(rows).fill(Number.NEGATIVE_INFINITY)
  return values
    .map((x, index) => ({ x, index }))
    .sort((a, b) => a.x - b.x)
    .map(({ x, index }) => {
      const free = ends.findIndex(end => end + width <= x)
      const row = free >= 0 ? free : ends.indexOf(Math.min(...ends))
      ends[row] = x
      return { x, row, index }
    })
}

/**
 * Columns of dots for many samples: each dot stands for `each` of them, and the last of a column for what is left. The
 * tallest column has `rows` dots.
 */
export function quantisedDots(
  values: Iterable<number>,
  { min, max }: { min: number; max: number },
  columns: number,
  rows: number,
): { dots: { x: number; row: number }[]; each: number } {
  const counts = Array<number>(columns).fill(0)
  const width = (max - min) / columns
  for (const x of values) {
    const column = Math.floor((x - min) / width)
    if (column >= 0 && column < columns) counts[column]!++
  }
  const each = Math.max(1, Math.ceil(Math.max(...counts) / rows))
  const dots = counts.flatMap((count, column) =>
    Array.from({ length: Math.ceil(count / each) }, (_, row) => ({ x: min + (column + 0.5) * width, row })),
  )
  return { dots, each }
}
