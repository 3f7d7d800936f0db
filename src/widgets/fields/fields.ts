/** The kinds of fields that widgets are made of. */
import { type Distribution, formatDistribution, parseDistribution } from '../../math/index.ts'
import { quoted } from '../../text/quoted.ts'
import type { Field } from '../core/contract.ts'
import { mixParameters } from '../shared/grips.ts'
import type { Unit } from '../shared/numbers.ts'
import { clampDistribution, tooManyComponents } from './clampDistribution.ts'

/** A distribution in one dimension, in the notation `normal(0, 1)`. */
export function distributionField(initial: string): Field<Distribution> {
  return {
    initial: parseDistribution(initial),
    parse: parseDistribution,
    format: formatDistribution,
    clamp: clampDistribution,
    refuse: tooManyComponents,
    mix: mixParameters,
  }
}

/** One of a few words. */
export function choiceField<T extends string>(options: readonly [T, ...T[]]): Field<T> {
  return {
    initial: options[0],
    parse(text) {
      const found = options.find(option => option === text.trim())
      if (found === undefined) throw new RangeError(`expected ${options.join(' or ')}, got ${quoted(text)}`)
      return found
    },
    format: value => value,
    clamp: value => value,
  }
}

/** What the numbers on the screen are counted in. */
export const unitField: Field<Unit> = choiceField(['nats', 'bits'])
