import { formatNumber, formatPlace } from '../numbers.ts'

/** A term of a sum: four decimals, so that the terms can be added by eye, unless it is infinite or huge. */
export function formatTerm(value: number): string {
  return Math.abs(value) < 1e6 ? formatPlace(value) : formatNumber(value)
}

/** A number of samples: 10⁴ as the chooser writes it. */
export function formatCount(count: number): string {
  return count === 10_000 ? '10⁴' : String(count)
}
