/** Places labels in rows so that none covers another. */

/** A label that would like its middle at `centre`, and how much room it takes. */
export interface Wish {
  centre: number
  width: number
}

/**
 * Left edges of labels that stand in a row between `from` and `to`, in the order of their wishes, at least `gap` apart and
 * as near as possible to where they would like to be (least squares: isotonic regression, by pooling adjacent violators).
 * What is wider than the room together starts at `from` and runs out of it.
 */
export function labelRow(wishes: readonly Wish[], { from, to }: { from: number; to: number }, gap: number): number[] {
  const before: number[] = []
  let taken = 0
  for (const { width } of wishes) {
    before.push(taken)
    taken += width + gap
  }
  const slack = to - from - Math.max(0, taken - gap)
  const pools: { sum: number; count: number }[] = []
  for (const [i, { centre, width }] of wishes.entries()) {
    let pool = { sum: centre - width / 2 - before[i]!, count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop()
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
    }
    pools.push(pool)
  }
  const starts = pools.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count))
  return starts.map((start, i) => from + Math.max(0, Math.min(slack, start - from)) + before[i]!)
}

/** Wishes shared out to as many rows as they need, each row no fuller than `room`; every row keeps their order. */
export function rowsOf<T extends Wish>(wishes: readonly T[], room: number, gap: number): T[][] {
  const rows: T[][] = []
  let free = 0
  for (const wish of [...wishes].sort((a, b) => a.centre - b.centre)) {
    const row = rows.at(-1)
    if (row && wish.width + gap <= free) {
      row.push(wish)
      free -= wish.width + gap
    } else {
      rows.push([wish])
      free = room - wish.width
    }
  }
  return rows
}
