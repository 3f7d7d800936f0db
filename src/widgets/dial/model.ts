/** Between reverse and forward: Minka's α-divergence of a dragged normal from P, and every normal that minimises it locally. */
import { alphaDivergence, type Distribution, type Fit, fitAlpha } from '../../math/index.ts'
import type { Model } from '../core/contract.ts'
import { formatNumber, formatPlace, formatShort, sayDistribution } from '../shared/numbers.ts'
import { type DialFields, fields } from './fields.ts'
import { dialPython } from './python.ts'

export interface Dialled {
  /** D_α(P‖Q) of the dragged Q; ∞ where its integral diverges. */
  divergence: number
  /** By value, then by mean; empty where D_α is infinite for every normal. */
  minima: readonly Fit[]
  /** D_α is finite for the sds between these, its ends not included. */
  finite: { above: number; below: number }
}

export const dial: Model<DialFields, Dialled> = {
  fields,
  presets: [
    { name: 'Two humps', set: { p: '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)' } },
    { name: 'Closer humps', set: { p: '0.5 normal(-2, 1) + 0.5 normal(2, 1)' } },
    { name: 'Unequal humps', set: { p: '0.6 normal(-2.5, 0.8) + 0.4 normal(2.5, 0.8)' } },
    { name: 'Tallest peak', set: { p: '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)' } },
    { name: 'Three humps', set: { p: '0.3 normal(-4, 0.6) + 0.4 normal(0, 0.7) + 0.3 normal(4, 0.6)' } },
    { name: 'One hump', set: { p: 'normal(0, 1.5)' } },
  ],

  derive: ({ p, q, alpha }) => ({
    divergence: alphaDivergence(p, q, alpha),
    minima: minimaOf(p, alpha),
    finite: finiteSds(p, alpha),
  }),

  quantities: ({ alpha }, { divergence, minima }) => ({
    alpha,
    divergence,
    ...Object.assign({}, ...minima.map((fit, i) => numbersOf(`best-${i + 1}`, fit))),
  }),

  describe({ p, q, alpha }, { divergence, minima, finite }) {
    return [
      `P is ${sayDistribution(p)}.`,
      `At α = ${formatShort(alpha)}${nameOf(alpha)} the divergence of Q, ${sayDistribution(q)}, is ${sayValue(divergence, alpha)}.`,
      ...boundSentence(finite),
      minimaSentence(minima, alpha),
    ].join(' ')
  },

  python: ({ p, q, alpha }) => dialPython(p, q, alpha),
}

/** Fits depend on P and α, which stay while only q is dragged. */
const known = new WeakMap<Distribution, { alpha: number; minima: readonly Fit[] }>()

function minimaOf(p: Distribution, alpha: number): readonly Fit[] {
  const found = known.get(p)
  if (found?.alpha === alpha) return found.minima
  const { minima } = fitAlpha(p, alpha)
  known.set(p, { alpha, minima })
  return minima
}

/**
 * The sds of Q between which D_α(P‖Q) is finite, P of normals with sds σᵢ: where α/max σᵢ² + (1 − α)/sd² > 0. All of them
 * for 0 ≤ α ≤ 1; beyond, what has the wider tails must not be raised to too high a power, nor divided by.
 */
export function finiteSds(p: Distribution, alpha: number): { above: number; below: number } {
  if (alpha >= 0 && alpha <= 1) return { above: 0, below: Number.POSITIVE_INFINITY }
  const parts = p.family === 'mixture' ? p.components : [p]
  const widest = Math.max(...parts.map(part => (part.family === 'normal' ? part.sd : Number.POSITIVE_INFINITY)))
  const bound = widest * Math.sqrt(1 - 1 / alpha)
  return alpha > 1 ? { above: bound, below: Number.POSITIVE_INFINITY } : { above: 0, below: bound }
}

/** The unit of D_α: nats at its two ends, where it is a KL-divergence; none elsewhere. */
export function unitAt(alpha: number): string {
  return alpha === 0 || alpha === 1 ? 'nats' : ''
}

function numbersOf(name: string, { mean, sd, value }: Fit): Record<string, number> {
  return { [`${name}-mean`]: mean, [`${name}-sd`]: sd, [`${name}-divergence`]: value }
}

function nameOf(alpha: number): string {
  const names: Readonly<Record<number, string>> = {
    0: ', the reverse KL-divergence,',
    0.5: ', the Hellinger distance,',
    1: ', the forward KL-divergence,',
  }
  return names[alpha] ?? ''
}

function sayValue(value: number, alpha: number): string {
  const unit = unitAt(alpha)
  return value === Number.POSITIVE_INFINITY ? 'infinite' : formatNumber(value) + (unit ? ` ${unit}` : '')
}

function boundSentence({ above, below }: Dialled['finite']): string[] {
  if (above > 0) return [`It is infinite for every Q with a standard deviation of ${formatShort(above)} or less.`]
  if (Number.isFinite(below))
    return [`It is infinite for every Q with a standard deviation of ${formatShort(below)} or more.`]
  return []
}

function minimaSentence(minima: readonly Fit[], alpha: number): string {
  if (minima.length === 0) return 'It is infinite for every normal.'
  const say = ({ mean, sd, value }: Fit) =>
    `mean ${formatPlace(mean)}, sd ${formatShort(sd)} at ${sayValue(value, alpha)}`
  const best = minima.filter(({ global }) => global).map(say)
  const others = minima.filter(({ global }) => !global).map(say)
  const first = best.length === 1 ? `The best normal: ${best}.` : `The best normals, equally good: ${best.join('; ')}.`
  return others.length === 0 ? first : `${first} Local minima besides: ${others.join('; ')}.`
}
