/** The natural-gradient path of a normal down either KL. */
import type { Distribution } from '../distribution/distribution.ts'
import { mean, variance } from '../distribution/moments.ts'
import { hermiteMoments } from '../expectation/hermiteMoments.ts'
import { targetOf } from '../expectation/targetOf.ts'
import type { Fit } from '../fit/fit.ts'
import { fitForward } from '../fit/fitForward.ts'
import { fitReverse } from '../fit/fitReverse.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { smoothable } from '../smoothing/smoothable.ts'
import { type MomentsAt, smoothedMoments } from '../smoothing/smoothedMoments.ts'
import { naturalGradientPath, type Place, type Velocity } from './naturalGradientPath.ts'

export type Direction = 'forward' | 'reverse'

/**
 * The natural-gradient path from `start` down to where it ends, start and end included. In (mean/sd, log sd) Fisher's
 * metric is diag(1, 2), so reverse: d(mean/sd) = M₁, d log sd = ½(1 + M₂). `end` is null, and the path only its start,
 * where the KL is infinite for every normal.
 */
export function descend(direction: Direction, p: Distribution, start: Place): { path: Place[]; end: Fit | null } {
  requireFinite('start.mean', start.mean)
  requirePositive('start.sd', start.sd)
  const ends = (direction === 'forward' ? fitForward(p) : fitReverse(p)).minima
  if (ends.length === 0) return { path: [{ mean: start.mean, sd: start.sd }], end: null }
  const path = naturalGradientPath(descentVelocity(direction, p), start, (_, speed) => speed < ARRIVED)
  const end = nearest(ends, path.at(-1)!)
  path.push({ mean: end.mean, sd: end.sd })
  return { path, end }
}

const ARRIVED = 1e-4

/** The natural gradient's way down of KL(p‖N(mean, sd²)), or of KL(N(mean, sd²)‖p). */
export function descentVelocity(direction: Direction, p: Distribution): Velocity {
  if (direction === 'forward') {
    const [centre, spread] = [mean(p), variance(p)]
    return (at, sd, out) => {
      const away = (centre - at) / sd
      out[0] = away
      out[1] = 0.5 * (spread / sd / sd + away * away - 1)
    }
  }
  const momentsAt = momentsOf(p)
  const moments = new Float64Array(6)
  return (at, sd, out) => {
    momentsAt(at, sd, moments)
    out[0] = moments[1]!
    out[1] = 0.5 * (1 + moments[2]!)
  }
}

/** Up to as many steps the smoothed levels may take. */
const MOST_STEPS = 1e5

/** Moments under N(mean, sd²) good enough to find the way, to about 1e-8; exact ones, at fifty times the cost, far out. */
const momentsOf = memoizeRecent((p: Distribution): MomentsAt => {
  const target = targetOf(p)
  const exact: MomentsAt = (at, sd, moments) => hermiteMoments(target, at, sd, moments)
  const source = smoothable(p)
  if (!source) return exact
  const { narrowest, widest } = source.target
  const modes = source.target.modes()
  const means = [modes[0]! - widest / 2, modes.at(-1)! + widest / 2] as const
  const sds = [0.5 * narrowest, 2 * widest] as const
  const quick = smoothedMoments(source, means, sds, MOST_STEPS)
  if (!quick) return exact
  return (at, sd, moments) => {
    const known = at > means[0] && at < means[1] && sd > sds[0] && sd < sds[1]
    if (known) quick(at, sd, moments, 'rough')
    if (!known || Number.isNaN(moments[0]!)) exact(at, sd, moments)
  }
})

/** The fit nearest to a place, in its own sds and the logarithm of sd. */
export function nearest(fits: readonly Fit[], { mean: at, sd }: Place): Fit {
  const distance = (fit: Fit) => Math.hypot((fit.mean - at) / sd, Math.log(fit.sd / sd))
  return fits.reduce((best, fit) => (distance(fit) < distance(best) ? fit : best))
}
