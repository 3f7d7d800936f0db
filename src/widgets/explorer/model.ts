/** Two distributions and the two divergences between them: what D(Q‖P) and D(P‖Q) add up, point by point. */
import {
  type Component,
  type Distribution,
  formatDistribution,
  kl,
  klByQuadrature,
  logDensity,
  support,
} from '../../math/index.ts'
import type { Model } from '../contract.ts'
import { choiceField, distributionField } from '../fields.ts'
import { formatNumber, inUnit } from '../numbers.ts'

const fields = {
  p: distributionField('normal(-1, 1)'),
  q: distributionField('normal(1, 1)'),
  unit: choiceField(['nats', 'bits']),
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
  weight: { x: number; y: number }[]
  ratio: { x: number; y: number }[]
  product: { x: number; y: number }[]
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
    const say = (value: number) =>
      value === Number.POSITIVE_INFINITY ? 'infinite' : `${formatNumber(inUnit(value, unit))} ${unit}`
    return (
      `P is ${spoken(p)} and Q is ${spoken(q)}. ` +
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

function spoken(distribution: Distribution): string {
  return formatDistribution(distribution).replaceAll('-', '−')
}

const pythonLogDensity = [
  'def logpdf(d, x):',
  '    return np.logaddexp.reduce([np.log(w) + part.logpdf(x) for w, part in d])',
  '',
  'def kl(w, v, points):',
  '    def f(x):',
  '        a, b = logpdf(w, x), logpdf(v, x)',
  '        return 0.0 if a == -np.inf else np.exp(a) * (a - b)',
  '    if any(f(x) == np.inf for x in points):',
  '        return np.inf',
  '    pairs = zip(points, points[1:])',
  '    return sum(integrate.quad(f, a, b, epsabs=0, epsrel=1e-12)[0] for a, b in pairs)',
  '',
]

/** A distribution as a list of weights and frozen SciPy distributions. */
function pythonDistribution(d: Distribution): string {
  const parts = d.family === 'mixture' ? d.components : [d]
  const weights = d.family === 'mixture' ? d.weights : [1]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return `[${parts.map((part, i) => `(${(weights[i] ?? 0) / total}, ${scipy(part)})`).join(', ')}]`
}

function scipy(d: Component): string {
  switch (d.family) {
    case 'normal':
      return `stats.norm(${d.mean}, ${d.sd})`
    case 'laplace':
      return `stats.laplace(${d.location}, ${d.scale})`
    case 'student':
      return `stats.t(${d.df}, ${d.location}, ${d.scale})`
    case 'logistic':
      return `stats.logistic(${d.location}, ${d.scale})`
    case 'uniform':
      return `stats.uniform(${d.low}, ${d.high - d.low})`
    case 'triangular':
      return `stats.triang(${(d.mode - d.low) / (d.high - d.low)}, ${d.low}, ${d.high - d.low})`
    case 'exponential':
      return `stats.expon(${d.low}, ${1 / d.rate})`
    case 'gamma':
      return `stats.gamma(${d.shape}, scale=${1 / d.rate})`
    case 'beta':
      return `stats.beta(${d.a}, ${d.b})`
    case 'gumbel':
      return `stats.gumbel_r(${d.location}, ${d.scale})`
    case 'skewnormal':
      return `stats.skewnorm(${d.shape}, ${d.location}, ${d.scale})`
  }
}

/** Break points for SciPy's integrator: the support's ends, or where every component is below rounding. */
function pythonPoints(d: Distribution): string {
  const [low, high] = support(d)
  const parts = d.family === 'mixture' ? d.components : [d]
  const centres = parts.flatMap(part => {
    const place =
      'mean' in part ? [part.mean, part.sd] : 'location' in part ? [part.location, part.scale] : [(low + high) / 2, 0]
    const [centre = 0, width = 0] = place
    const far = part.family === 'student' ? 1e6 : part.family === 'normal' ? 38 : 700
    return width > 0
      ? [
          centre - far * width,
          centre - 8 * width,
          centre - 2 * width,
          centre,
          centre + 2 * width,
          centre + 8 * width,
          centre + far * width,
        ]
      : [centre]
  })
  const inside = [...centres, low, high].filter(x => Number.isFinite(x) && x >= low && x <= high)
  return `[${[...new Set(inside)].sort((a, b) => a - b).join(', ')}]`
}
