/**
 * The lecture's two figures, computed: the normal that minimises the forward KL to a target (its mean and sd, unique), and
 * every normal that minimises the reverse KL locally.
 */
import { type Distribution, descend, type Fit, kl, type Place } from '../../math/index.ts'
import type { Model } from '../contract.ts'
import { choiceField, distributionField, unitField } from '../fields.ts'
import { formatPlace, formatShort, sayAmount, sayDistribution, type Unit } from '../numbers.ts'
import { settleDistribution } from '../parameters.ts'
import { fitPython } from './python.ts'
import { fitsOf, watershedsOf } from './valley.ts'

const start = distributionField('normal(1, 1.2)')

const fields = {
  p: distributionField('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'),
  /** The start of the descent: always a normal. */
  q: {
    ...start,
    parse(text: string) {
      const read = start.parse(text)
      if (read.family !== 'normal') throw new RangeError(`expected a normal as start, got "${text.trim()}"`)
      return read
    },
    settle: (value: Distribution) => settleDistribution(value),
  },
  direction: choiceField(['forward', 'reverse', 'both']),
  unit: unitField,
  /** Below a reverse fit: the landscape over (mean, sd), or log p blurred at q's sd. */
  show: choiceField(['landscape', 'blurred']),
}

export type FitFields = typeof fields
export type Direction = 'forward' | 'reverse'

export interface Fitted {
  /** Null where the forward KL is infinite for every normal. */
  forward: Fit | null
  /** By value; empty where the reverse KL is infinite for every normal. */
  minima: Fit[]
  saddles: Fit[]
  klPq: number
  klQp: number
  /** The way down from q, for each direction shown. */
  paths: Partial<Record<Direction, { path: Place[]; end: Fit | null }>>
  /** The lines between the basins of the reverse minima; empty where reverse is not shown. */
  watersheds: Place[][]
}

export const fit: Model<FitFields, Fitted> = {
  fields,
  presets: [
    { name: 'Two humps', set: { p: '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)' } },
    { name: 'Closer: one fit', set: { p: '0.5 normal(-2, 1) + 0.5 normal(2, 1)' } },
    { name: 'Wide fit wins', set: { p: '0.5 normal(-2.6, 1) + 0.5 normal(2.6, 1)' } },
    { name: 'Tallest peak', set: { p: '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)' } },
    { name: 'A hump without a fit', set: { p: '0.6 normal(-2, 0.7) + 0.4 normal(2.5, 1)' } },
    { name: 'Three humps', set: { p: '0.3 normal(-4, 0.6) + 0.4 normal(0, 0.7) + 0.3 normal(4, 0.6)' } },
    { name: 'Far, small hump', set: { p: '0.9 normal(0, 0.8) + 0.1 normal(8, 0.8)' } },
  ],

  derive({ p, q, direction }) {
    const { forward, reverse } = fitsOf(p)
    const shown = directionsOf(direction)
    const from = q.family === 'normal' ? q : { mean: 0, sd: 1 }
    return {
      forward,
      ...reverse,
      klPq: kl(p, q),
      klQp: kl(q, p),
      paths: Object.fromEntries(shown.map(name => [name, descend(name, p, from)])),
      watersheds: shown.includes('reverse') ? watershedsOf(p) : [],
    }
  },

  quantities({ direction }, { forward, minima, saddles, klPq, klQp }) {
    const shown = directionsOf(direction)
    return {
      ...(shown.includes('forward') && forward ? numbersOf('forward', forward) : {}),
      ...(shown.includes('reverse')
        ? Object.assign({}, ...minima.map((m, i) => numbersOf(`reverse-${i + 1}`, m)))
        : {}),
      ...(shown.includes('reverse')
        ? Object.assign({}, ...saddles.map((s, i) => numbersOf(`saddle-${i + 1}`, s)))
        : {}),
      'kl-pq': klPq,
      'kl-qp': klQp,
    }
  },

  describe({ p, direction, unit }, { forward, minima }) {
    const shown = directionsOf(direction)
    const target = `P is ${sayDistribution(p)}.`
    return [
      target,
      ...(shown.includes('forward') ? [forwardSentence(forward, unit)] : []),
      ...(shown.includes('reverse') ? [reverseSentence(minima, unit)] : []),
    ].join(' ')
  },

  python: state => fitPython(state.p, state.q, directionsOf(state.direction)),
}

export function directionsOf(direction: Direction | 'both'): Direction[] {
  return direction === 'both' ? ['forward', 'reverse'] : [direction]
}

function numbersOf(name: string, { mean, sd, value }: Fit): Record<string, number> {
  return { [`${name}-mean`]: mean, [`${name}-sd`]: sd, [`${name}-kl`]: value }
}

function forwardSentence(forward: Fit | null, unit: Unit): string {
  return forward
    ? `The forward fit is unique and has the mean ${formatPlace(forward.mean)} and the standard deviation ${formatShort(forward.sd)} of P; ${sayAmount(forward.value, unit)} remain.`
    : 'The forward divergence is infinite for every normal.'
}

function reverseSentence(minima: readonly Fit[], unit: Unit): string {
  if (minima.length === 0) return 'The reverse divergence is infinite for every normal.'
  const listed = minima
    .map(({ mean, sd, value }) => `mean ${formatPlace(mean)}, sd ${formatShort(sd)} at ${sayAmount(value, unit)}`)
    .join('; ')
  return minima.length === 1
    ? `The reverse fit has one minimum: ${listed}.`
    : `The reverse fit has ${minima.length} local minima: ${listed}.`
}
