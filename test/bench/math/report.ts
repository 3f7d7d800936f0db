import { table } from '../table.ts'

/** A contender in a table: milliseconds a frame, and what else the table tells about it; or why it was not measured. */
export interface Row {
  name: string
  time?: number
  facts?: string[]
  problem?: string
}

/** Prints rows beside the first of them: the median time and how many times the first one's it is, then the facts. */
export function report(title: string, facts: string[], rows: Row[]): void {
  const own = rows[0]?.time ?? Number.NaN
  const lines = rows.map(({ name, time, facts = [], problem }) =>
    time === undefined ? [name, problem ?? 'not measured'] : [name, clock(time), times(time / own), ...facts],
  )
  console.log(`${table([title, 'median', '', ...facts], lines)}\n`)
}

/** Milliseconds with the unit that suits: “640 ns”, “5.2 µs”, “0.11 ms” is “110 µs”. */
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

/** At least two significant digits, no more decimals than that takes. */
function digits(x: number): string {
  if (x >= 9.95) return x.toFixed(0)
  return x >= 0.995 ? x.toFixed(1) : x.toPrecision(2)
}
