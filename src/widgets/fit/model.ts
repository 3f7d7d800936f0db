/**
 * The lecture's two figures, computed: the normal that minimises the forward KL to a target (its mean and sd, unique), and
 * every normal that minimises the reverse KL locally. Or the normals of one sd, or the Laplace laws.
 */
import { type Distribution, type Fit, kl, type Place } from '../../math/index.ts'
import { quoted } from '../../text/quoted.ts'
import type { Model } from '../core/contract.ts'
import { clampDistribution } from '../fields/clampDistribution.ts'
import { choiceField, distributionField, unitField } from '../fields/fields.ts'
import { type FamilyName, familyMeant, familyNames, type Member } from '../shared/modelFamily.ts'
import { descentOf, type Fits, fitsOf, momentsOf, withSameMoments } from './family.ts'
import { watershedsOf } from './fitLandscape.ts'
import { fitPython } from './python.ts'
import { sentence } from './sentence.ts'

const start = distributionField('normal(1, 1.2)')

const fields = {
  p: distributionField('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'),
  /** The start of the descent: a normal or a Laplace law. */
  q: {
    ...start,
    parse(text: string) {
      const read = start.parse(text)
      if (read.family !== 'normal' && read.family !== 'laplace')
        throw new RangeError(`expected a normal or a laplace as start, got ${quoted(text)}`)
      return read
    },
    clamp: (value: Distribution) => clampDistribution(value),
  },
  direction: choiceField(['forward', 'reverse', 'both']),
  /** What q may be: any normal, the normals of q's sd, or any Laplace law; a Laplace law as q is one of the last. */
  family: choiceField([...familyNames]),
  unit: unitField,
  /** Below a reverse fit: the landscape over (mean, sd), or log p blurred at q's sd. */
  show: choiceField(['landscape', 'blurred']),
}

export type FitFields = typeof fields
export type Direction = 'forward' | 'reverse'

export interface Fitted extends Fits {
  family: FamilyName
  /** q as a member of the family. */
  q: Member
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
    {
      name: 'Fixed sd: it must choose',
      set: { p: '0.5 normal(-2, 1) + 0.5 normal(2, 1)', direction: 'both', family: 'fixed-sd', q: 'normal(0.5, 1)' },
    },
    {
      name: 'Laplace: it chooses too',
      set: { p: '0.5 normal(-2, 1) + 0.5 normal(2, 1)', direction: 'both', family: 'laplace', q: 'laplace(0.5, 1.5)' },
    },
  ],

  derive(state) {
    const { p, direction } = state
    const family = familyMeant(state)
    const q = withSameMoments(family, state.q)
    const from = momentsOf(q)
    const fits = fitsOf(p, family, from.sd)
    const shown = directionsOf(direction)
    return {
      family,
      q,
      ...fits,
      klPq: kl(p, q),
      klQp: kl(q, p),
      paths: Object.fromEntries(shown.map(name => [name, descentOf(name, p, family, from, fits)])),
      watersheds: shown.includes('reverse') ? watershedsOf(p, family) : [],
    }
  },

  quantities({ direction }, { forward, minima, saddles, maxima, klPq, klQp }) {
    const shown = directionsOf(direction)
    return {
      ...(shown.includes('forward') && forward ? numbersOf('forward', forward) : {}),
      ...(shown.includes('reverse')
        ? Object.assign({}, ...minima.map((m, i) => numbersOf(`reverse-${i + 1}`, m)))
        : {}),
      ...(shown.includes('reverse')
        ? Object.assign({}, ...saddles.map((s, i) => numbersOf(`saddle-${i + 1}`, s)))
        : {}),
      ...(shown.includes('reverse')
        ? Object.assign({}, ...maxima.map((m, i) => numbersOf(`maximum-${i + 1}`, m)))
        : {}),
      'kl-pq': klPq,
      'kl-qp': klQp,
    }
  },

  describe: ({ p, direction, unit }, derived) => sentence(p, directionsOf(direction), derived, unit),

  python(state) {
    const family = familyMeant(state)
    return fitPython(state.p, withSameMoments(family, state.q), directionsOf(state.direction), family)
  },
}

export function directionsOf(direction: Direction | 'both'): Direction[] {
  return direction === 'both' ? ['forward', 'reverse'] : [direction]
}

function numbersOf(name: string, { mean, sd, value }: Fit): Record<string, number> {
  return { [`${name}-mean`]: mean, [`${name}-sd`]: sd, [`${name}-kl`]: value }
}
