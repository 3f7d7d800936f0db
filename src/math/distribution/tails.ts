import type { Component, Distribution } from './distribution.ts'
import { preparedDistribution } from './preparedDistribution.ts'
import { componentSupport } from './support.ts'

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

/** The tail of p on a side, that of its heaviest component there; undefined where the support ends. */
export function tailOf(p: Distribution, side: Side): Tail | undefined {
  let heaviest: Tail | undefined
  for (const component of preparedDistribution(p).components) {
    const tail = componentTail(component, side)
    if (tail && (!heaviest || compareTails(tail, heaviest) < 0)) heaviest = tail
  }
  return heaviest
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

function compareTails(s: Tail, t: Tail): number {
  return (
    s.growth - t.growth || s.steepest - t.steepest || s.quadratic - t.quadratic || s.linear - t.linear || s.log - t.log
  )
}

const FLAT: Tail = { growth: 0, steepest: 0, quadratic: 0, linear: 0, log: 0 }

function componentTail(d: Component, side: Side): Tail | undefined {
  const { low, high } = componentSupport(d)
  if ((side < 0 ? low : high) !== side * Infinity) return undefined
  switch (d.family) {
    case 'normal':
      return gaussianTail(d.mean, d.sd, side)
    case 'skewnormal': {
      const tail = gaussianTail(d.location, d.scale, side)
      if (!(d.shape * side < 0)) return tail
      // log Φ(shape·z) adds −½ shape² z² − log |z| on the short side
      const factor = 1 + d.shape * d.shape
      return { ...tail, quadratic: tail.quadratic * factor, linear: tail.linear * factor, log: 1 }
    }
    case 'laplace':
    case 'logistic':
      return { ...FLAT, linear: 1 / d.scale }
    case 'exponential':
      return { ...FLAT, linear: d.rate }
    case 'gamma':
      return { ...FLAT, linear: d.rate, log: 1 - d.shape }
    case 'student':
      return { ...FLAT, log: d.df + 1 }
    case 'gumbel':
      if (side > 0) return { ...FLAT, linear: 1 / d.scale }
      return { ...FLAT, growth: 1 / d.scale, steepest: Math.exp(d.location / d.scale), linear: -1 / d.scale }
    default:
      return undefined
  }
}

/** ½((x − mean)/sd)²: quadratic 1/(2 sd²) and, with r = |x|, linear −side·mean/sd² */
function gaussianTail(mean: number, sd: number, side: Side): Tail {
  return { ...FLAT, quadratic: 0.5 / sd / sd, linear: (-side * mean) / sd / sd }
}
