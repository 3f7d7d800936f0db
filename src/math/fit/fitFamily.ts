import { density } from '../distribution/density.ts'
import type { Component, Distribution, Laplace, Normal } from '../distribution/distribution.ts'
import { componentPeak, integrationPieces } from '../distribution/integrationPieces.ts'
import { mean, sd } from '../distribution/moments.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { componentSupport, support } from '../distribution/support.ts'
import { integrate } from '../numerics/integrate.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { erfc, LN_SQRT_2PI } from '../numerics/special.ts'

/**
 * The Laplace law that minimises KL(p‖q): at p's median, as wide as the mean distance from it. Null where that distance,
 * and so the KL to every Laplace law, is infinite. Kept for the last few p.
 */
export const fitForwardLaplace = memoizeRecent((p: Distribution): Laplace | null => {
  if (!hasMean(p)) return null
  const location = median(p)
  const scale = meanDistance(p, location)
  return Number.isFinite(scale) && scale > 0 ? { family: 'laplace', location, scale } : null
})

/** The normal of the given sd that minimises KL(p‖q): at p's mean. Null where p has no variance: then each costs ∞. */
export function fitForwardMean(p: Distribution, fixedSd: number): Normal | null {
  return Number.isFinite(sd(p)) ? { family: 'normal', mean: mean(p), sd: fixedSd } : null
}

/** P(X ≤ x). Closed forms, else quadrature, which is right to about 1e-15 absolute. */
export function cdf(p: Distribution, x: number): number {
  const { components, weights } = preparedDistribution(p)
  return components.reduce((sum, c, i) => sum + weights[i]! * componentCdf(c, x), 0)
}

/**
 * The median, by Newton's method on the cdf within a bracket; where half of p lies on either side of a gap, the gap's
 * middle, as for data: its ends are found by bisection down to neighbouring doubles.
 */
export function median(p: Distribution): number {
  const only =
    preparedDistribution(p).components.length === 1
      ? symmetricCentre(preparedDistribution(p).components[0]!)
      : undefined
  if (only !== undefined) return only
  const [low, high] = bracket(p)
  const crossing = newton(p, low, high)
  if (crossing !== undefined) return crossing
  const lower = bisect(low, high, x => cdf(p, x) >= 0.5 - EPSILON)
  const upper = bisect(low, high, x => cdf(p, x) > 0.5 + EPSILON)
  return lower + (upper - lower) / 2
}

/** E|X − a|; Infinity where p has no mean. Closed for normal, Laplace and uniform components, else quadrature. */
export function meanDistance(p: Distribution, a: number): number {
  if (!hasMean(p)) return Infinity
  const { components, weights } = preparedDistribution(p)
  return components.reduce((sum, c, i) => sum + weights[i]! * componentDistance(c, a), 0)
}

const EPSILON = 2.3e-16

function hasMean(p: Distribution): boolean {
  return preparedDistribution(p).components.every(c => c.family !== 'student' || c.df > 1)
}

function componentCdf(d: Component, x: number): number {
  const { low, high } = componentSupport(d)
  if (x <= low) return 0
  if (x >= high) return 1
  switch (d.family) {
    case 'normal':
      return 0.5 * erfc(((d.mean - x) / d.sd) * Math.SQRT1_2)
    case 'laplace': {
      const z = (x - d.location) / d.scale
      return z < 0 ? 0.5 * Math.exp(z) : 1 - 0.5 * Math.exp(-z)
    }
    case 'logistic':
      return 1 / (1 + Math.exp((d.location - x) / d.scale))
    case 'uniform':
      return (x - d.low) / (d.high - d.low)
    case 'triangular':
      return x < d.mode
        ? (x - d.low) ** 2 / ((d.high - d.low) * (d.mode - d.low))
        : 1 - (d.high - x) ** 2 / ((d.high - d.low) * (d.high - d.mode))
    case 'exponential':
      return -Math.expm1(-d.rate * (x - d.low))
    case 'gumbel':
      return Math.exp(-Math.exp((d.location - x) / d.scale))
    default:
      return cdfByQuadrature(d, x)
  }
}

function cdfByQuadrature(d: Component, x: number): number {
  return expectation(d, x, (anchor, offset) => (anchor - x + offset <= 0 ? 1 : 0))
}

function componentDistance(d: Component, a: number): number {
  switch (d.family) {
    case 'normal': {
      const z = (a - d.mean) / d.sd
      const balance = 1 - erfc(z * Math.SQRT1_2) // Φ(z) − Φ(−z)
      return (a - d.mean) * balance + 2 * d.sd * Math.exp(-0.5 * z * z - LN_SQRT_2PI)
    }
    case 'laplace': {
      const r = Math.abs(a - d.location)
      return r + d.scale * Math.exp(-r / d.scale)
    }
    case 'uniform': {
      const [left, right] = [a - d.low, d.high - a]
      if (left <= 0 || right <= 0) return Math.abs((d.low - a + (d.high - a)) / 2)
      return (left * left + right * right) / (2 * (d.high - d.low))
    }
    default:
      return expectation(d, a, (anchor, offset) => Math.abs(anchor - a + offset))
  }
}

/** E[f(X)] by quadrature in pieces that break at `at`. */
function expectation(d: Component, at: number, f: (anchor: number, offset: number) => number): number {
  const { logDensityAt } = preparedDistribution(d)
  return integrate(
    (anchor, offset) => {
      const density = Math.exp(logDensityAt(anchor, offset))
      return density === 0 ? 0 : density * f(anchor, offset)
    },
    integrationPieces([d], [{ centre: at, scale: componentPeak(d).scale }]),
  )
}

function symmetricCentre(d: Component): number | undefined {
  if (d.family === 'normal') return d.mean
  return d.family === 'laplace' || d.family === 'logistic' || d.family === 'student' ? d.location : undefined
}

/** Two points between which the cdf passes a half: out from the components' peaks in doubling steps. */
function bracket(p: Distribution): [number, number] {
  const peaks = preparedDistribution(p).components.map(componentPeak)
  const [first, last] = support(p)
  let low = Math.min(...peaks.map(({ centre }) => centre))
  let high = Math.max(...peaks.map(({ centre }) => centre))
  let step = Math.max(...peaks.map(({ scale }) => scale), (high - low) / 8)
  for (; cdf(p, low) >= 0.5 - EPSILON && low > first; step *= 2) low -= step
  for (; cdf(p, high) <= 0.5 + EPSILON && high < last; step *= 2) high += step
  return [Math.max(low, first), Math.min(high, last)]
}

/** Where the cdf passes a half, if p is dense enough there for that to be one place. */
function newton(p: Distribution, from: number, to: number): number | undefined {
  let [low, high, x] = [from, to, from + (to - from) / 2]
  for (let i = 0; i < 100; i++) {
    const above = cdf(p, x) - 0.5
    const slope = density(p, x)
    if (above > 0) high = x
    else low = x
    if (slope * (to - from) < 1e-6) return undefined
    const step = above / slope
    if (Math.abs(step) <= 4e-16 * (Math.abs(x) + 1)) return x
    const next = x - step
    x = next > low && next < high ? next : low + (high - low) / 2
  }
  return x
}

/** The least double between `low` and `high` from which on `holds` is true. */
function bisect(low: number, high: number, holds: (x: number) => boolean): number {
  for (;;) {
    const middle = low + (high - low) / 2
    if (!(middle > low && middle < high)) return high
    if (holds(middle)) high = middle
    else low = middle
  }
}
