/** The landscape of one α: D_α over (mean, log₂ sd), and where it is infinite. */
import { type Distribution, landscapeAlpha, sd } from '../../math/index.ts'
import { type Range, rangeOf } from '../shared/curves.ts'
import { evenly, type LandscapeGrid } from '../shared/landscapeGrid.ts'
import { finiteSds } from './model.ts'

/** Axes of a landscape; they depend on the target alone, so that they stay while α is turned. */
export interface Ground {
  means: Range
  /** Logarithms to base 2. */
  logSds: Range
}

export interface AlphaLandscape extends LandscapeGrid {
  /** Levels worth a contour. */
  levels: number[]
  /** Where D_α is infinite for every mean, in log₂ sd. */
  infinite: { from: number; to: number }[]
}

/** Wide enough for a fit on the narrowest hump and for one that spans them all. */
export function groundOf(p: Distribution): Ground {
  const parts = p.family === 'mixture' ? p.components : [p]
  const narrowest = Math.min(...parts.map(part => sd(part)))
  return { means: rangeOf(p), logSds: { min: Math.log2(narrowest / 2), max: Math.log2(sd(p) * 2.2) } }
}

/** D_α on `across` × `across` places of the ground. */
export function alphaLandscape(p: Distribution, alpha: number, ground: Ground, across: number): AlphaLandscape {
  const [means, logSds] = [evenly(ground.means, across), evenly(ground.logSds, across)]
  const sds = logSds.map(log => 2 ** log)
  const values = landscapeAlpha(p, alpha, means, sds)
  const lowest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const levels = Number.isFinite(lowest) ? steps.map(step => lowest + step) : []
  return { means, logSds, values, levels, infinite: infiniteOf(p, alpha, ground.logSds) }
}

/** Above the lowest point, closer together near it. */
const steps = [0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.45, 0.7, 1, 1.5, 2.2, 3.2, 5, 8, 13, 21]

function infiniteOf(p: Distribution, alpha: number, { min, max }: Range): { from: number; to: number }[] {
  const { above, below } = finiteSds(p, alpha)
  const [low, high] = [Math.log2(above), Math.log2(below)]
  return [
    ...(low > min ? [{ from: min, to: Math.min(low, max) }] : []),
    ...(high < max ? [{ from: Math.max(high, min), to: max }] : []),
  ]
}
