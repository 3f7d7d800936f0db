import { density } from '../distribution/density.ts'
import type { Component, Distribution, Laplace, Normal } from '../distribution/distribution.ts'
import { familyOf } from '../distribution/familyOf.ts'
import { componentPeak, integrationPieces } from '../distribution/integrationPieces.ts'
import { mean, sd } from '../distribution/moments.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { componentSupport, support } from '../distribution/support.ts'
import { integrate } from '../numerics/integrate.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'

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
  const { components } = preparedDistribution(p)
  const only = components.length === 1 ? familyOf(components[0]!).median(components[0]!) : undefined
  if (only !== undefined) return only
  const [low, high] = bracket(p)
  const crossing = newton(p, low, high)
  if (crossing !== undefined) return crossing
  const lower = bisect(low, high, x => cdf(p, x) >= 0.5 - EPSILON)
  const upper = bisect(low, high, x => cdf(p, x) > 0.5 + EPSILON)
  return lower + (upper - lower) / 2
}

/** E|X − a|; Infinity where p has no mean. Closed for families that have a form, else quadrature. */
export function meanDistance(p: Distribution, a: number): number {
  if (!hasMean(p)) return Infinity
  const { components, weights } = preparedDistribution(p)
  return components.reduce((sum, c, i) => sum + weights[i]! * componentDistance(c, a), 0)
}

const EPSILON = 2.3e-16

function hasMean(p: Distribution): boolean {
  return preparedDistribution(p).components.every(c => !Number.isNaN(familyOf(c).mean(c)))
}

function componentCdf(d: Component, x: number): number {
  const { low, high } = componentSupport(d)
  if (x <= low) return 0
  if (x >= high) return 1
  return familyOf(d).cdf(d, x) ?? cdfByQuadrature(d, x)
}

function cdfByQuadrature(d: Component, x: number): number {
  return expectation(d, x, (anchor, offset) => (anchor - x + offset <= 0 ? 1 : 0))
}

function componentDistance(d: Component, a: number): number {
  const closed = familyOf(d).meanDistance(d, a)
  return closed ?? expectation(d, a, (anchor, offset) => Math.abs(anchor - a + offset))
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
