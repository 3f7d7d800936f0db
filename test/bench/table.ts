/** A table for a terminal: the first column to the left, the others to the right, a rule under the head. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => (row[column] ?? '').length)))
  const line = (cells: string[]) =>
    widths
      .map((width, column) => pad(cells[column] ?? '', width, column === 0))
      .join('   ')
      .trimEnd()
  return [line(head), widths.map(width => '─'.repeat(width)).join('   '), ...rows.map(line)].join('\n')
}

function pad(text: string, width: number, left: boolean): string {
  return left ? text.padEnd(width) : text.padStart(width)
}

/** The middle of the values, or the mean of the two in the middle; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Milliseconds for people: “84 ms”, “1.62 s”. */
export function duration(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`
}

/** How many times as much as `own` the `other` is: “× 2.1”. */
export function ratio(other: number, own: number): string {
  return `× ${(other / own).toFixed(other / own < 10 ? 1 : 0)}`
}
