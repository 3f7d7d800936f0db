/** The median. */
import { density } from '../distribution/density.ts'
import type { Distribution } from '../distribution/distribution.ts'
import { familyOf } from '../distribution/familyOf.ts'
import { componentPeak } from '../distribution/integrationPieces.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { support } from '../distribution/support.ts'
import { bisect, findRoot } from '../numerics/findRoot.ts'
import { cdf } from './cdf.ts'

/**
 * The median, by Newton's method on the cdf within a bracket; where half of p lies on either side of a gap, the gap's
 * middle, as for data: its ends are found by bisection down to neighbouring doubles.
 */
export function median(p: Distribution): number {
  const { components } = preparedDistribution(p)
  const only = components.length === 1 ? familyOf(components[0]!).median(components[0]!) : undefined
  if (only !== undefined) return only
  const [low, high] = bracket(p)
  const crossing = crossingOfHalf(p, low, high)
  if (crossing !== undefined) return crossing
  const [, lower] = bisect(low, high, x => cdf(p, x) >= 0.5 - EPSILON)
  const [, upper] = bisect(low, high, x => cdf(p, x) > 0.5 + EPSILON)
  return lower + (upper - lower) / 2
}

const EPSILON = 2.3e-16

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
function crossingOfHalf(p: Distribution, low: number, high: number): number | undefined {
  const f = (x: number) => {
    const slope = density(p, x)
    return slope * (high - low) < 1e-6 ? undefined : ([cdf(p, x) - 0.5, slope] as const)
  }
  return findRoot(f, low, high, true)
}
