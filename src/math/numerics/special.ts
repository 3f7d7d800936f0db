/**
 * Special functions, from stdlib's single-function packages: right to a few units in the last place everywhere, where
 * other packages lose digits (gammaln near 1 and 2, digamma near its zero, erf near 0).
 */
import digamma from '@stdlib/math-base-special-digamma'
import erf from '@stdlib/math-base-special-erf'
import erfc from '@stdlib/math-base-special-erfc'
import erfcx from '@stdlib/math-base-special-erfcx'
import gammaln from '@stdlib/math-base-special-gammaln'

export { digamma, erf, erfc, erfcx, gammaln }

export const LN_SQRT_2PI = 0.9189385332046727

/** log Φ(x), the logarithm of the standard normal distribution function; exact in both tails. */
export function logNormalCdf(x: number): number {
  if (x > 1) return Math.log1p(-erfc(x * Math.SQRT1_2) / 2)
  if (x > -1) return Math.log(erfc(-x * Math.SQRT1_2) / 2)
  return -0.5 * x * x + Math.log(erfcx(-x * Math.SQRT1_2) / 2)
}

/**
 * δ(a) = log Γ(a) − [(a − ½) log a − a + ½ log 2π], the error of Stirling's formula, a > 0. Keeps the digits that the
 * difference of two large logarithms would lose (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
export function stirlingError(a: number): number {
  if (a < 15) return gammaln(a) - ((a - 0.5) * Math.log(a) - a + LN_SQRT_2PI)
  const r = 1 / (a * a)
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / a
}

/** log Γ(a + ½) − log Γ(a) without cancellation, a > 0. */
export function logGammaHalfStep(a: number): number {
  if (a < 15) return gammaln(a + 0.5) - gammaln(a)
  return a * Math.log1p(0.5 / a) + 0.5 * Math.log(a) - 0.5 + stirlingError(a + 0.5) - stirlingError(a)
}

/** u − 1 − log u ≥ 0 for u > 0, given u − 1 and log u; accurate where both nearly cancel. */
export function deviance(excess: number, logU: number): number {
  return Math.abs(excess) < 0.3 ? excessMinusLog1p(excess) : excess - logU
}

/** x − log(1 + x) ≥ 0 for x > −1, to full relative accuracy near 0. */
export function excessMinusLog1p(x: number): number {
  if (!(Math.abs(x) < 0.3)) return x - Math.log1p(x)
  // log(1 + x) = 2 artanh(v), v = x / (2 + x), so x − log(1 + x) = x v − 2 (v³/3 + v⁵/5 + …)
  const v = x / (2 + x)
  const v2 = v * v
  let sum = 0
  let power = v * v2
  for (let k = 3; Math.abs(power) > 1e-18 * Math.abs(x * v); k += 2) {
    sum += power / k
    power *= v2
  }
  return x * v - 2 * sum
}
