/** The beta distribution. */
import { deviance, LN_SQRT_2PI, stirlingError } from '../../numerics/special.ts'
import { defineFamily } from '../family/familyDefinition.ts'
import { standardGamma } from '../family/randomSource.ts'

/** x^(a − 1) (1 − x)^(b − 1) / B(a, b) on (0, 1). */
export interface Beta {
  readonly family: 'beta'
  readonly a: number
  readonly b: number
}

export const beta = defineFamily<Beta>({
  name: 'beta',
  parameters: [
    { name: 'a', kind: 'shape' },
    { name: 'b', kind: 'shape' },
  ],
  /** In saddle-point form about the mean a/(a + b), so that no large terms cancel. */
  logDensity({ a, b }) {
    const n = a + b
    const constant =
      0.5 * (Math.log(a) + Math.log(b / n)) - LN_SQRT_2PI + stirlingError(n) - stirlingError(a) - stirlingError(b)
    const logLeft = Math.log(a / n)
    const logRight = Math.log(b / n)
    return (anchor, offset) => {
      const left = anchor + offset
      const right = 1 - anchor - offset
      if (!(left > 0 && right > 0)) return -Infinity
      const lnLeft = left > 0.5 ? Math.log1p(-right) : Math.log(left)
      const lnRight = right > 0.5 ? Math.log1p(-left) : Math.log(right)
      const excess = left - a / n
      return (
        constant -
        lnLeft -
        lnRight -
        a * deviance((excess * n) / a, lnLeft - logLeft) -
        b * deviance((-excess * n) / b, lnRight - logRight)
      )
    }
  },
  support: () => ({ low: 0, high: 1 }),
  orderAtEnd: (d, end) => (end < 0 ? d.a : d.b) - 1,
  peak(d) {
    const n = d.a + d.b
    return { centre: d.a / n, scale: Math.sqrt(((d.a / n) * (d.b / n)) / (n + 1)) }
  },
  detail: 4,
  mean: d => d.a / (d.a + d.b),
  variance(d) {
    const n = d.a + d.b
    return ((d.a / n) * (d.b / n)) / (n + 1)
  },
  draw(d, random) {
    const a = standardGamma(d.a, random)
    return a / (a + standardGamma(d.b, random))
  },
  scipy: d => `stats.beta(${d.a}, ${d.b})`,
})
