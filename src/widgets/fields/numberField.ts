/** A number as a part of a widget’s state. */
import { quoted } from '../../text/quoted.ts'
import type { Field } from '../core/contract.ts'
import { interpolate } from '../core/interpolate.ts'

/** A number from `min` to `max`; `whole`: an integer. Moves in a straight line between two steps, unless it is whole. */
export function numberField(
  initial: number,
  { min, max, whole = false }: { min: number; max: number; whole?: boolean },
): Field<number> {
  const field: Field<number> = {
    initial,
    parse(text) {
      const value = Number(text)
      if (text.trim() === '' || !Number.isFinite(value))
        throw new RangeError(`expected a number such as ${initial}, got ${quoted(text)}`)
      return value
    },
    format: String,
    clamp: value => (Number.isNaN(value) ? initial : Math.min(max, Math.max(min, whole ? Math.round(value) : value))),
  }
  return whole ? field : { ...field, mix: interpolate }
}
