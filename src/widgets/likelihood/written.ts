/** How counts and terms of this figure are written. */
import { formatNumber, formatPlace, formatShort } from '../shared/numbers.ts'

/**
 * A term of a sum: four decimals, so that the terms can be added by eye; fewer from 100 on, so that a row of them keeps
 * its width.
 */
export function formatTerm(value: number): string {
  const size = Math.abs(value)
  if (!(size < 1e6)) return formatNumber(value)
  return size < 100 ? formatPlace(value) : formatShort(value, size < 1e4 ? 5 : 6)
}

/** A number of samples: 10⁴ as the chooser writes it. */
export function formatCount(count: number): string {
  return count === 10_000 ? '10⁴' : String(count)
}
