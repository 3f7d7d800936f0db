/** Two distributions and the two divergences between them: what D(Q‖P) and D(P‖Q) add up, point by point. */
import type { Point } from '../../geometry/point.ts'
import { type Distribution, kl, klByQuadrature, logDensity, support } from '../../math/index.ts'
import type { Model } from '../core/contract.ts'
import { choiceField, distributionField, unitField } from '../fields/fields.ts'
import { pythonDistribution, pythonLogDensity, pythonPoints } from '../python/python.ts'
import { sayAmount, sayDistribution } from '../shared/numbers.ts'

const fields = {
  p: distributionField('normal(-1, 1)'),
  q: distributionField('normal(1, 1)'),
  unit: unitField,
  form: choiceField(['signed', 'nonnegative']),
}

export type ExplorerFields = typeof fields

/** Both directions in nats; for two normals `quadrature` holds the integrals beside the closed form, else it is null. */
export interface Explored {
  klQp: number
  klPq: number
  quadrature: { klQp: number; klPq: number } | null
}

/** One direction taken apart at the points `xs`: the weight w, log(w/v), and their product. */
export interface Ledger {
  weight: Point[]
  ratio: Point[]
  product: Point[]
}

export const explorer: Model<ExplorerFields, Explored> = {
  fields,
  presets: [
    { name: 'Equal widths', set: { p: 'normal(-1, 1)', q: 'normal(1, 1)' } },
    { name: 'Q wide', set: { p: 'normal(0, 1)', q: 'normal(0, 3)' } },
    { name: 'Q narrow', set: { p: 'normal(0, 3)', q: 'normal(0, 0.3)' } },
    { name: 'Two humps', set: { p: '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)', q: 'normal(0, 2.6249)' } },
    { name: 'Heavy tails', set: { p: 'student(3, 0, 1)', q: 'normal(0, 1)' } },
    { name: 'Truncated', set: { p: 'normal(0, 1)', q: 'uniform(-2, 2)' } },
    { name: 'Far apart', set: { p: 'normal(-5, 0.3)', q: 'normal(5, 0.3)' } },
  ],

  derive({ p, q }) {
    const normals = p.family === 'normal' && q.family === 'normal'
    return {
      klQp: kl(q, p),
      klPq: kl(p, q),
      quadrature: normals ? { klQp: klByQuadrature(q, p), klPq: klByQuadrature(p, q) } : null,
    }
  },

  quantities: (_, { klQp, klPq }) => ({ 'kl-qp': klQp, 'kl-pq': klPq }),

  describe({ p, q, unit }, { klQp, klPq }) {
    const say = (value: number) => sayAmount(value, unit)
    return (
      `P is ${sayDistribution(p)} and Q is ${sayDistribution(q)}. ` +
      `The reverse divergence D(Q‖P), in which Q draws the samples, is ${say(klQp)}; ` +
      `the forward one D(P‖Q), in which P draws them, is ${say(klPq)}. ${lesson(klQp, klPq)}`
    )
  },

  python({ p, q }) {
    return [
      'import numpy as np',
      'from scipy import integrate, stats',
      '',
      `p = ${pythonDistribution(p)}`,
      `q = ${pythonDistribution(q)}`,
      '',
      ...pythonLogDensity,
      `print("kl-qp", kl(q, p, ${pythonPoints(q)}))`,
      `print("kl-pq", kl(p, q, ${pythonPoints(p)}))`,
    ].join('\n')
  },
}

/** What D(w‖v) adds up at each of `xs`; where it is infinite the point is left out. */
export function ledger(
  w: Distribution,
  v: Distribution,
  xs: readonly number[],
  form: 'signed' | 'nonnegative',
): Ledger {
  const result: Ledger = { weight: [], ratio: [], product: [] }
  for (const x of xs) {
    const logW = logDensity(w, x)
    const logV = logDensity(v, x)
    const weight = Math.exp(logW)
    const ratio = logW - logV
    const other = form === 'nonnegative' ? Math.exp(logV) - weight : 0
    const product = (weight === 0 ? 0 : weight * ratio) + other
    result.weight.push({ x, y: weight })
    if (Number.isFinite(ratio)) result.ratio.push({ x, y: ratio })
    if (Number.isFinite(product)) result.product.push({ x, y: product })
  }
  return result
}

/** Where w has mass and v has none: there the integrand of D(w‖v) is infinite. */
export function uncovered(w: Distribution, v: Distribution, range: { min: number; max: number }) {
  const own = support(w)
  const other = support(v)
  const low = Math.max(own[0], range.min)
  const high = Math.min(own[1], range.max)
  return [
    { from: low, to: Math.min(high, other[0]) },
    { from: Math.max(low, other[1]), to: high },
  ].filter(({ from, to }) => to > from)
}

function lesson(klQp: number, klPq: number): string {
  if (klQp === klPq) return klQp === 0 ? 'They are the same distribution.' : 'Here the two agree.'
  if (klQp === Number.POSITIVE_INFINITY || klPq === Number.POSITIVE_INFINITY)
    return 'A divergence is infinite when its first argument puts too much mass where its second has next to none.'
  return `The ${klQp > klPq ? 'reverse' : 'forward'} one is larger: the divergence is not symmetric.`
}
