/** Abscissae along the line as close as log p bends. */
import type { Distribution } from '../distribution/distribution.ts'
import { componentPeak } from '../distribution/integrationPieces.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { targetOf } from './targetOf.ts'

/**
 * Increasing abscissae from below all components of p to above them, as close as log p bends: `step` of a component's scale
 * near it, closer about the corners where two components balance, on the kinks themselves. Never closer than `step` of
 * `coarsest`, for who looks at nothing narrower; and on beyond by `far`, in growing steps. p must be positive on the whole
 * line.
 */
export function adaptiveAbscissae(p: Distribution, step: number, coarsest = 0, far = 0): number[] {
  const { components, ofNormals } = preparedDistribution(p)
  const target = targetOf(p)
  const peaks = components.map(componentPeak)
  const low = Math.min(...peaks.map(({ centre, scale }) => centre - MARGIN * Math.max(scale, coarsest)))
  const high = Math.max(...peaks.map(({ centre, scale }) => centre + MARGIN * Math.max(scale, coarsest)))
  const local = (x: number) =>
    peaks.reduce((least, { centre, scale }) => Math.min(least, Math.max(scale, Math.abs(x - centre) / 2)), Infinity)
  // what 16 nodes resolve a few parabolas do well enough; elsewhere a panel ends on each kink
  const share = ofNormals ? Math.min(1 / 3, 1.5 * step) : 1
  const grid = peaks.map(({ centre }) => centre)
  for (let x = low - far; x < high + far && grid.length < MOST; ) {
    grid.push(x)
    const outside = Math.max(0, low - x, x - high)
    const least = Math.max(step * coarsest, 1e-6 * local(x))
    const bend = outside > 0 && !ofNormals ? Infinity : share * target.reach(x)
    x += Math.max(least, Math.min(step * local(x) + OUTWARDS * outside, bend))
  }
  grid.push(high + far)
  return [...new Set(grid)].sort((a, b) => a - b)
}

/** How many scales beyond the outermost components. */
const MARGIN = 4
const OUTWARDS = 0.3
const MOST = 4000
