/** The gamma distribution. */
import { deviance, digamma, gammaln, LN_SQRT_2PI, stirlingError } from '../../numerics/special.ts'
import { defineFamily } from '../family/familyDefinition.ts'
import { standardGamma } from '../family/randomSource.ts'
import { tailWith } from '../family/tail.ts'

/** rate^shape x^(shape − 1) e^(−rate·x) / Γ(shape) on x > 0. */
export interface Gamma {
  readonly family: 'gamma'
  readonly shape: number
  readonly rate: number
}

export const gamma = defineFamily<Gamma>({
  name: 'gamma',
  parameters: [
    { name: 'shape', kind: 'shape' },
    { name: 'rate', kind: 'rate' },
  ],
  /** In saddle-point form, −log x + ½ log(a/2π) − δ(a) − a·(u − 1 − log u) with u = rate·x/a: no large terms cancel. */
  logDensity({ shape, rate }) {
    const constant = 0.5 * Math.log(shape) - LN_SQRT_2PI - stirlingError(shape)
    const logRate = Math.log(rate)
    const logShape = Math.log(shape)
    const mean = shape / rate
    return (anchor, offset) => {
      const x = anchor + offset
      if (!(x > 0)) return -Infinity
      const logX = Math.log(x)
      const excess = (anchor - mean + offset) / mean
      return constant - logX - shape * deviance(excess, logX + logRate - logShape)
    }
  },
  support: () => ({ low: 0, high: Infinity }),
  orderAtEnd: d => d.shape - 1,
  tail: d => tailWith({ linear: d.rate, log: 1 - d.shape }),
  peak: d =>
    d.shape > 2 ? { centre: d.shape / d.rate, scale: Math.sqrt(d.shape) / d.rate } : { centre: 0, scale: 1 / d.rate },
  detail: 6,
  mean: d => d.shape / d.rate,
  variance: d => d.shape / d.rate / d.rate,
  entropy(d) {
    // Stirling's terms cancel for large shapes, where quadrature is exact
    if (d.shape > 50) return undefined
    return d.shape - Math.log(d.rate) + gammaln(d.shape) + (1 - d.shape) * digamma(d.shape)
  },
  draw: (d, random) => standardGamma(d.shape, random) / d.rate,
  scipy: d => `stats.gamma(${d.shape}, scale=${1 / d.rate})`,
})
