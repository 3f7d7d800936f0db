/**
 * Round numbers for axes. Not d3's: it takes the step nearest to the count that is asked for, by ratio, so that numbers as
 * wide as ours would touch; these steps are never shorter than there is room for.
 */
import type { Range } from './curves.ts'

/** The multiples of `step` within a range. */
export function multiples({ min, max }: Range, step: number): number[] {
  const found: number[] = []
  for (let k = Math.ceil(min / step - 1e-9); k * step <= max + 1e-9 * step; k++)
    found.push(Number((k * step).toPrecision(12)))
  return found
}

/** At most about `count` round numbers in a range: steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(range: Range, count: number): number[] {
  const rough = (range.max - range.min) / count
  if (!(rough > 0 && Number.isFinite(rough))) return []
  const power = 10 ** Math.floor(Math.log10(rough))
  return multiples(range, power * ([1, 2, 5].find(k => k * power >= rough) ?? 10))
}

/** A few whole numbers across a range of places: the same steps for most figures, so that they can be compared. */
export function wholeTicks(range: Range): number[] {
  const across = range.max - range.min
  return multiples(range, across <= 14 ? 2 : across <= 40 ? 5 : 10 ** Math.floor(Math.log10(across / 2)))
}
