/** The state of the dial: the target, the model, how far the dial is turned, and which parameter the branches show. */
import type { Distribution } from '../../math/index.ts'
import { quoted } from '../../text/quoted.ts'
import type { Field } from '../core/contract.ts'
import { choiceField, distributionField } from '../fields/fields.ts'

/** How far the dial turns. */
export const turn = { min: -2, max: 3 }

/** A number within the turn of the dial, to six decimals. */
export const alphaField: Field<number> = {
  initial: 0.5,
  parse(text) {
    const value = Number(text.trim().replace('−', '-'))
    if (text.trim() === '' || !Number.isFinite(value)) throw new RangeError(`expected a number, got ${quoted(text)}`)
    return value
  },
  format: value => String(value),
  clamp: value => Number(Math.min(turn.max, Math.max(turn.min, Number.isNaN(value) ? 0.5 : value)).toFixed(6)) + 0,
  mix: (a, b, t) => a + (b - a) * t,
}

/** A distribution for which the fits are known at every α: a normal, or a mixture of normals. */
function normals(initial: string): Field<Distribution> {
  const field = distributionField(initial)
  return {
    ...field,
    parse(text) {
      const read = field.parse(text)
      const parts = read.family === 'mixture' ? read.components : [read]
      if (parts.some(part => part.family !== 'normal'))
        throw new RangeError(`expected a normal or a mixture of normals, got ${quoted(text)}`)
      return read
    },
  }
}

function normal(initial: string): Field<Distribution> {
  const field = distributionField(initial)
  return {
    ...field,
    parse(text) {
      const read = field.parse(text)
      if (read.family !== 'normal') throw new RangeError(`expected a normal, got ${quoted(text)}`)
      return read
    },
  }
}

export const fields = {
  p: normals('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'),
  q: normal('normal(2.5, 0.8)'),
  alpha: alphaField,
  /** Which parameter of the optima is drawn against α. */
  branches: choiceField(['mean', 'sd']),
}

export type DialFields = typeof fields
