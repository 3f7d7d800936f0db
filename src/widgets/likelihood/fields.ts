/** The fields of this widget that no other has: a model from two families, a count, a seed, numbers of one's own. */
import { type Distribution, parseDistribution } from '../../math/index.ts'
import { quoted } from '../../text/quoted.ts'
import type { Field } from '../core/contract.ts'
import { clampDistribution } from '../fields/clampDistribution.ts'
import { choiceField, distributionField, unitField } from '../fields/fields.ts'

/** As many numbers as a figure adds up within a frame; further out than this they are not data but mistakes. */
export const most = { numbers: 10_000, size: 1000 }

const q = distributionField('normal(0, 2)')

const modelField: Field<Distribution> = {
  ...q,
  parse(text) {
    const read = parseDistribution(text)
    if (read.family !== 'normal' && read.family !== 'laplace')
      throw new RangeError(`expected a normal or a laplace as model, got ${quoted(text)}`)
    return read
  },
  clamp: value => clampDistribution(value),
}

function wholeNumberField(name: string, initial: number, min: number, max: number): Field<number> {
  return {
    initial,
    parse(text) {
      const value = text.trim() === '' ? Number.NaN : Number(text)
      if (Number.isNaN(value)) throw new RangeError(`expected a ${name} such as ${initial}, got ${quoted(text)}`)
      return value
    },
    format: String,
    clamp: value => (Number.isNaN(value) ? initial : Math.round(Math.min(max, Math.max(min, value)))),
  }
}

/** Numbers separated by spaces (or commas); none at all means samples of P. */
export const dataField: Field<readonly number[]> = {
  initial: [],
  parse(text) {
    const words = text.split(/[\s,]+/).filter(word => word !== '')
    const wrong = words.find(word => !Number.isFinite(Number(word.replace('−', '-'))))
    if (wrong !== undefined) throw new RangeError(`expected numbers separated by spaces, got ${quoted(wrong)}`)
    return words.map(word => Number(word.replace('−', '-')))
  },
  format: value => value.join(' '),
  clamp(value) {
    const kept = value.filter(x => !Number.isNaN(x)).slice(0, most.numbers)
    const inside = kept.map(x => Math.min(most.size, Math.max(-most.size, x)))
    return inside.length === value.length && inside.every((x, i) => x === value[i]) ? value : inside
  },
  refuse: value =>
    value.length > most.numbers
      ? `expected at most ${most.numbers} numbers, got ${value.length}; the first ${most.numbers} are taken`
      : `expected numbers from −${most.size} to ${most.size}; those beyond are moved to the end`,
}

export const fields = {
  p: distributionField('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'),
  q: modelField,
  n: wholeNumberField('number of samples', 30, 1, most.numbers),
  seed: wholeNumberField('seed', 1, -2147483648, 2147483647),
  data: dataField,
  family: choiceField(['normal', 'laplace', 'fixed-sd']),
  /** What stands beside the bar: the loss against the mean or the sd, or the running sum of log(q/p). */
  view: choiceField(['mean', 'sd', 'running']),
  unit: unitField,
}

export type LikelihoodFields = typeof fields
