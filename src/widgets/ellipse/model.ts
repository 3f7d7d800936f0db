/**
 * Fits in the plane: the normal that minimises the forward KL to a target (its moments), and every normal found that
 * minimises the reverse KL locally; among all normals, or among those whose coordinates are independent.
 */
import {
  type Distribution2,
  type Fit2,
  fitForward2,
  fitReverse2,
  followReverse2,
  formatDistribution2,
  kl2,
  type Normal2,
} from '../../math/index.ts'
import type { Model } from '../core/contract.ts'
import { choiceField, unitField } from '../fields/fields.ts'
import { distribution2Field, normal2Field } from '../fields/planeDistributionField.ts'
import { formatShort, sayAmount, type Unit } from '../shared/numbers.ts'
import { ellipsePython } from './python.ts'

const fields = {
  p: distribution2Field('normal2((0, 0), (1, 0.9, 1))'),
  q: normal2Field('normal2((1.5, -1.5), (0.5, 0, 0.5))'),
  /** Whether q's coordinates are independent: then its covariance counts as 0. */
  factorised: choiceField(['yes', 'no']),
  unit: unitField,
}

export type EllipseFields = typeof fields

/** What is shown in every frame. The reverse minima take a search: they are asked for apart, by `minimaOf`. */
export interface Ellipses {
  forward: Fit2
  klPq: number
  klQp: number
}

const textbook = '0.5 normal2((-1, -1), (0.5, 0.25, 1)) + 0.5 normal2((1, 1), (0.5, -0.25, 1))'
const apart = '0.5 normal2((-2, -2), (0.5, 0.25, 1)) + 0.5 normal2((2, 2), (0.5, -0.25, 1))'

export const ellipse: Model<EllipseFields, Ellipses> = {
  fields,
  presets: [
    { name: 'Correlated', set: { p: 'normal2((0, 0), (1, 0.9, 1))', factorised: 'yes' } },
    { name: 'Unequal widths', set: { p: 'normal2((0, 0), (4, -1.2, 0.64))', factorised: 'yes' } },
    { name: 'Textbook', set: { p: textbook, q: 'normal2((-1, -1), (0.3, 0.15, 0.6))', factorised: 'no' } },
    { name: 'Humps apart', set: { p: apart, q: 'normal2((-2, -2), (0.5, 0.25, 1))', factorised: 'no' } },
    {
      name: 'Three minima',
      set: {
        p: '0.5 normal2((-3, 0), (1, 0, 1)) + 0.5 normal2((3, 0), (1, 0, 1))',
        q: 'normal2((0, 0), (1, 0, 1))',
        factorised: 'no',
      },
    },
    {
      name: 'A cross',
      set: {
        p: '0.5 normal2((0, 0), (2, 1.8, 2)) + 0.5 normal2((0, 0), (2, -1.8, 2))',
        q: 'normal2((0, 0), (0.5, 0.3, 0.5))',
        factorised: 'no',
      },
    },
  ],

  derive({ p, q, factorised }) {
    const used = modelOf(q, factorised)
    return {
      forward: forwardOf(p, factorised),
      klPq: klFrom(p, used),
      klQp: kl2(used, p),
    }
  },

  quantities: ({ p, factorised }, { forward, klPq, klQp }) => ({
    ...numbersOf('forward', forward),
    ...Object.assign({}, ...minimaOf(p, factorised).map((fit, i) => numbersOf(`reverse-${i + 1}`, fit))),
    'kl-pq': klPq,
    'kl-qp': klQp,
  }),

  describe({ p, q, factorised, unit }, { forward, klPq, klQp }) {
    const minima = minimaOf(p, factorised)
    const say = (value: number) => sayAmount(value, unit)
    const own = formatDistribution2(modelOf(q, factorised)).replaceAll('-', '−')
    return [
      `P is ${formatDistribution2(p).replaceAll('-', '−')}.`,
      factorised === 'yes' ? 'Q is a normal whose coordinates are independent.' : 'Q is any normal of the plane.',
      `The forward fit has P’s ${factorised === 'yes' ? 'means and variances' : 'mean and covariance'}: ${sayFit(forward, unit)}.`,
      reverseSentence(minima, unit),
      lesson(p, factorised, forward, minima),
      `At q, ${own}, D(P‖Q) is ${say(klPq)} and D(Q‖P) ${say(klQp)}.`,
    ]
      .filter(sentence => sentence !== '')
      .join(' ')
  },

  python: ({ p, q, factorised }) => ellipsePython(p, modelOf(q, factorised), factorised === 'yes'),
}

/** q as it counts: factorised, without its covariance. */
export function modelOf(q: Normal2, factorised: 'yes' | 'no'): Normal2 {
  return factorised === 'yes' ? { ...q, cov: [q.cov[0], 0, q.cov[2]] } : q
}

/** Fits depend on the target alone, which stays the same object while only q is dragged. */
const known = {
  forward: { yes: new WeakMap<Distribution2, Fit2>(), no: new WeakMap<Distribution2, Fit2>() },
  minima: { yes: new WeakMap<Distribution2, Fit2[]>(), no: new WeakMap<Distribution2, Fit2[]>() },
}

function forwardOf(p: Distribution2, factorised: 'yes' | 'no'): Fit2 {
  return kept(known.forward[factorised], p, () => fitForward2(p, { factorised: factorised === 'yes' }).minima[0]!)
}

/** The reverse minima of a target, by value, then by mean. */
export function minimaOf(p: Distribution2, factorised: 'yes' | 'no'): readonly Fit2[] {
  return kept(known.minima[factorised], p, () =>
    fitReverse2(p, { factorised: factorised === 'yes' }).minima.sort(byValueThenPlace),
  )
}

function kept<T>(map: WeakMap<Distribution2, T>, p: Distribution2, make: () => T): T {
  const found = map.get(p) ?? make()
  map.set(p, found)
  return found
}

/** Whether the minima for this target have been looked for already. */
export function minimaKnown(p: Distribution2, factorised: 'yes' | 'no'): boolean {
  return known.minima[factorised].has(p)
}

/** The minima downhill from those of a target much like p, in the order of `minima`: none that is new. */
export function minimaFollowed(p: Distribution2, factorised: 'yes' | 'no', before: readonly Fit2[]): Fit2[] {
  return followReverse2(p, before, { factorised: factorised === 'yes' }).minima.sort(byValueThenPlace)
}

/** Ties, to what rounding leaves of them, go by mean and then by tilt. */
function byValueThenPlace(a: Fit2, b: Fit2): number {
  const keys = ({ mean, cov, value }: Fit2) => [value.toFixed(9), ...[...mean, cov[1]].map(number => number.toFixed(6))]
  const [first, second] = [keys(a), keys(b)]
  const at = first.findIndex((key, i) => Number(key) !== Number(second[i]))
  return at < 0 ? 0 : Number(first[at]) - Number(second[at])
}

const moments = new WeakMap<Distribution2, Fit2>()

/**
 * D(p‖q) for a normal q, by way of the normal m with p's moments: D(p‖q) = D(p‖m) + D(m‖q), because log q is quadratic. The
 * first term is the target's own, so a dragged q costs a closed form.
 */
function klFrom(p: Distribution2, q: Normal2): number {
  const { mean, cov, value } = moments.get(p) ?? fitForward2(p).minima[0]!
  moments.set(p, { mean, cov, value })
  return value + kl2({ family: 'normal2', mean, cov }, q)
}

function numbersOf(name: string, { mean, cov, value }: Fit2): Record<string, number> {
  return {
    [`${name}-mean-x`]: mean[0],
    [`${name}-mean-y`]: mean[1],
    [`${name}-var-x`]: cov[0],
    [`${name}-cov`]: cov[1],
    [`${name}-var-y`]: cov[2],
    [`${name}-kl`]: value,
  }
}

function sayFit({ mean, cov, value }: Fit2, unit: Unit): string {
  const [mx, my, xx, xy, yy] = [...mean, ...cov].map(number => formatShort(Number(number.toFixed(4)) + 0, 5))
  const tilt = xy === '0' ? '' : `, covariance ${xy}`
  return `mean (${mx}, ${my}), variances ${xx} and ${yy}${tilt}, at ${sayAmount(value, unit)}`
}

function reverseSentence(minima: readonly Fit2[], unit: Unit): string {
  const listed = minima.map(fit => sayFit(fit, unit)).join('; ')
  if (minima.length === 0) return 'No minimum of the reverse divergence was found.'
  return minima.length === 1
    ? `The one reverse minimum found: ${listed}.`
    : `${minima.length} reverse minima found: ${listed}.`
}

function lesson(p: Distribution2, factorised: 'yes' | 'no', forward: Fit2, [best]: readonly Fit2[]): string {
  if (!best) return ''
  if (p.family === 'normal2' && factorised === 'yes')
    return p.cov[1] === 0
      ? 'P is factorised too, so both fits are P itself.'
      : 'The reverse variances are those of each coordinate given the other, smaller than P’s own; yet the two divergences are equal.'
  if (p.family === 'normal2') return 'Both fits are P itself.'
  const [wide, narrow] = [areaOf(forward), areaOf(best)]
  return narrow < wide ? 'The best reverse fit is the narrower one.' : ''
}

function areaOf({ cov: [xx, xy, yy] }: Fit2): number {
  return Math.sqrt(xx * yy - xy * xy)
}
