/** What follows from the target alone: its fits, the landscape they lie in, the lines between their basins. */
import type { Point } from '../../geometry/point.ts'
import {
  type Direction,
  type Distribution,
  landscape,
  landscapeLaplace,
  logDensity,
  memoizeRecent,
  type Place,
  sd,
  watersheds,
  watershedsLaplace,
} from '../../math/index.ts'
import { type Range, rangeOf } from '../shared/curves.ts'
import { evenly, type LandscapeGrid } from '../shared/landscapeGrid.ts'
import type { FamilyName } from '../shared/modelFamily.ts'
import { fitsOf } from './family.ts'

/** How many points a landscape has. */
export interface Grain {
  across: number
  up: number
}

/** As many as the eye needs in a map of this size; in a drag, when the map itself moves, fewer. */
export function grainOf({ width, height }: { width: number; height: number }, dragging: boolean): Grain {
  const cell = dragging ? 10 : 8
  return { across: Math.min(56, Math.round(width / cell)), up: Math.min(40, Math.round(height / (0.67 * cell))) }
}

/** The landscape of a target within `frame`, for normals or Laplace laws. */
export function fitLandscape(
  direction: Direction,
  p: Distribution,
  { mean, logSd }: Frame,
  { across, up }: Grain,
  family: FamilyName = 'normal',
): LandscapeGrid {
  const means = evenly(mean, across)
  const logSds = evenly(logSd, up)
  const values = divergencesOf(family)(
    direction,
    p,
    means,
    logSds.map(log => 2 ** log),
  )
  return { means, logSds, values }
}

/** Levels worth a contour, above the value of the best fit. */
export function levelsAbove(best: number): number[] {
  return steps.map(step => best + step)
}

/** Nats above the best fit, closer together near it. */
const steps = [0.02, 0.07, 0.15, 0.3, 0.55, 1, 1.7, 2.8, 5, 9, 17]

/** The axes of a landscape. */
export interface Frame {
  mean: Range
  logSd: Range
}

/** The divergence of a family's members from p over their mean and standard deviation. */
export function divergencesOf(family: FamilyName): typeof landscape {
  return family === 'laplace' ? landscapeLaplace : landscape
}

/** Axes wide enough for all fits of a target. */
export function frameOf(p: Distribution, family: FamilyName = 'normal'): Frame {
  const mean = rangeOf(p)
  const spread = Math.min(sd(p), mean.max - mean.min)
  const narrowest = Math.min(spread, ...fitsOf(p, family, 1).minima.map(minimum => minimum.sd))
  return { mean, logSd: { min: Math.log2(narrowest / 2.2), max: Math.log2(spread * 2.4) } }
}

/** log p at each of `xs`, where it is finite. */
export function logCurve(p: Distribution, xs: readonly number[]): Point[] {
  return xs.map(x => ({ x, y: logDensity(p, x) })).filter(({ y }) => Number.isFinite(y))
}

/** E_q[log p] for the q of each mean and of this sd: log p blurred at the scale sd. */
export function blurredLog(
  p: Distribution,
  sd: number,
  means: readonly number[],
  family: FamilyName = 'normal',
): Point[] {
  const values = divergencesOf(family)('reverse', p, means, [sd])
  const standard = family === 'laplace' ? 1 + Math.log(Math.SQRT2) : 0.5 * Math.log(2 * Math.PI * Math.E)
  const entropy = standard + Math.log(sd)
  return means
    .map((x, index) => ({ x, y: -entropy - (values[index] ?? Number.NaN) }))
    .filter(({ y }) => Number.isFinite(y))
}

/** The lines between the basins of the reverse fits; none where the sd is fixed: there the maxima part them. */
export function watershedsOf(p: Distribution, family: FamilyName): Place[][] {
  if (family === 'fixed-sd') return []
  return family === 'laplace' ? laplaceWatersheds(p) : normalWatersheds(p)
}

const normalWatersheds = memoizeRecent((p: Distribution) =>
  watersheds(p, fitsOf(p, 'normal', 1).saddles, boundsOf(p, 'normal')),
)
const laplaceWatersheds = memoizeRecent((p: Distribution) =>
  watershedsLaplace(p, fitsOf(p, 'laplace', 1).saddles, boundsOf(p, 'laplace')),
)

/** A little more than the frame. */
function boundsOf(p: Distribution, family: FamilyName) {
  const { mean, logSd } = frameOf(p, family)
  const beyond = (mean.max - mean.min) / 8
  return {
    means: [mean.min - beyond, mean.max + beyond],
    sds: [2 ** (logSd.min - 0.5), 2 ** (logSd.max + 0.5)],
  } as const
}
