import { table } from '../table.ts'

/** A contender that could not be measured, and why. */
export interface Absent {
  name: string
  problem: string
}

/** A contender in a table: milliseconds a frame, and what else the table tells about it. */
export type Row = { name: string; time: number; facts?: string[] } | Absent

/**
 * Prints rows beside the first of them: the median time and how many times the first one's it is, then the facts. Below,
 * who is not among them and why.
 */
export function report(title: string, facts: string[], rows: Row[]): void {
  const measured = rows.filter(row => 'time' in row)
  const own = measured[0]?.time ?? Number.NaN
  const lines = measured.map(({ name, time, facts = [] }) => [name, clock(time), times(time / own), ...facts])
  console.log(table([title, 'median', '', ...facts], lines))
  for (const row of rows) if ('problem' in row) console.log(`${row.name}: not measured, ${row.problem}`)
  console.log()
}

/** Milliseconds in the unit that suits: “640 ns”, “5.2 µs”, “110 µs”. */
export function clock(ms: number): string {
  for (const [unit, size] of [
    ['s', 1e3],
    ['ms', 1],
    ['µs', 1e-3],
  ] as const)
    if (ms >= size) return `${digits(ms / size)} ${unit}`
  return `${digits(ms / 1e-6)} ns`
}

/** An error for people: “3e-15”, “0”, “∞”. */
export function small(error: number): string {
  if (error === 0) return '0'
  return error === Infinity ? '∞' : error.toExponential(0)
}

function times(ratio: number): string {
  return Number.isNaN(ratio) ? '' : `× ${digits(ratio)}`
}

/** Two significant digits, more only before the point. */
function digits(x: number): string {
  if (x < 1e-3) return x.toExponential(1)
  if (x >= 9.95) return x.toFixed(0)
  return x >= 0.995 ? x.toFixed(1) : x.toPrecision(2)
}
