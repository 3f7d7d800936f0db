/** How a density falls far out on one side, as coefficients that can be compared: what decides whether integrals are finite. */

/**
 * How −log density grows far out on one side, in r = |x|: steepest·e^(r·growth) + quadratic·r² + linear·r + log·log r.
 * Two densities compare by their first differing coefficients.
 */
export interface Tail {
  readonly growth: number
  readonly steepest: number
  readonly quadratic: number
  readonly linear: number
  readonly log: number
}

export type Side = -1 | 1

/** A tail with these coefficients, the others 0. */
export function tailWith(coefficients: Partial<Tail>): Tail {
  return { growth: 0, steepest: 0, quadratic: 0, linear: 0, log: 0, ...coefficients }
}

/** ½((x − mean)/sd)²: quadratic 1/(2 sd²) and, with r = |x|, linear −side·mean/sd² */
export function gaussianTail(mean: number, sd: number, side: Side): Tail {
  return tailWith({ quadratic: 0.5 / sd / sd, linear: (-side * mean) / sd / sd })
}

/** Below 0 where s is heavier than t. */
export function compareTails(s: Tail, t: Tail): number {
  return (
    s.growth - t.growth || s.steepest - t.steepest || s.quadratic - t.quadratic || s.linear - t.linear || s.log - t.log
  )
}

/** Whether a density falls only as a power of the distance. */
export function fallsAsPower({ growth, quadratic, linear, log }: Tail): boolean {
  return growth === 0 && quadratic === 0 && linear === 0 && log > 1
}

/** Whether ∫ p^a q^b is finite far out, for tails of p and q given with a > 0. */
export function powersIntegrable(p: Tail, a: number, q: Tail, b: number): boolean {
  const leading = combineSteepest(p, a, q, b)
  if (leading !== 0) return leading > 0
  const quadratic = a * p.quadratic + b * q.quadratic
  if (quadratic !== 0) return quadratic > 0
  const linear = a * p.linear + b * q.linear
  if (linear !== 0) return linear > 0
  return a * p.log + b * q.log > 1
}

/** Whether E_p[−log q] is finite far out: p's tail must have the moment that q's asks for. */
export function crossEntropyFinite(p: Tail, q: Tail): boolean {
  if (p.growth > 0 || p.quadratic > 0) return true
  if (p.linear > 0) return q.growth < p.linear
  if (q.growth > 0) return false
  const moment = q.quadratic !== 0 ? 2 : q.linear !== 0 ? 1 : 0
  return p.log - 1 > moment
}

function combineSteepest(p: Tail, a: number, q: Tail, b: number): number {
  if (p.growth > q.growth) return a * p.steepest
  if (q.growth > p.growth) return b * q.steepest
  if (p.growth === 0) return 0
  // Equal growth: amounts e^(±location·growth) compare; kept as logarithms in `steepest` would not add, so add here.
  return a * p.steepest + b * q.steepest
}
