/** Natural-gradient paths of a Laplace law, and the lines that part the basins. */
import type { Distribution } from '../distribution/distribution.ts'
import type { Fit } from '../fit/fit.ts'
import { type Direction, nearest } from '../landscape/descend.ts'
import { naturalGradientPath, type Place, type Velocity } from '../landscape/naturalGradientPath.ts'
import { type Bounds, linesThrough } from '../landscape/watersheds.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { cdf } from '../quantiles/cdf.ts'
import { meanDistance } from '../quantiles/meanDistance.ts'
import { fitForwardLaplaceValue } from './fitForwardLaplace.ts'
import { fitReverseLaplace } from './fitReverseLaplace.ts'
import { laplaceMoments, laplaceTargetOf, MOMENTS } from './laplaceMoments.ts'
import { laplaceHessian, laplaceState, SD_PER_SCALE } from './laplaceState.ts'

/**
 * The natural-gradient path from `start`, a Laplace law by its mean and standard deviation, down to where it ends, as
 * `descend` has it for normals. `ends`: the minima it may end in; `end` is null where there are
 * none, or where the divergence is infinite at the start.
 */
export function descendLaplace(
  direction: Direction,
  p: Distribution,
  start: Place,
  ends: readonly Fit[] = endsOf(direction, p),
): { path: Place[]; end: Fit | null } {
  requireFinite('start.mean', start.mean)
  requirePositive('start.sd', start.sd)
  if (ends.length === 0) return { path: [{ mean: start.mean, sd: start.sd }], end: null }
  const down = laplaceDescentVelocity(direction, p)
  const first = new Float64Array(2)
  down(start.mean, start.sd, first)
  if (!Number.isFinite(first[0]! + first[1]!)) return { path: [{ mean: start.mean, sd: start.sd }], end: null }
  const path = naturalGradientPath(down, start, (_, speed) => speed < ARRIVED)
  const end = nearest(ends, path.at(-1)!)
  path.push({ mean: end.mean, sd: end.sd })
  return { path, end }
}

const ARRIVED = 1e-4

function endsOf(direction: Direction, p: Distribution): Fit[] {
  return (direction === 'forward' ? fitForwardLaplaceValue(p) : fitReverseLaplace(p)).minima
}

/**
 * In (m/b, log b) Fisher's metric is the identity. Forward: d(m/b) = E_p[sgn(x − m)], d log b = E_p|x − m|/b − 1; reverse:
 * d(m/b) = M₁, d log b = 1 + M₂ of `laplaceMoments`. A mean in units of sd is 1/√2 of one in units of b.
 */
function laplaceDescentVelocity(direction: Direction, p: Distribution): Velocity {
  if (direction === 'forward')
    return (mean, sd, out) => {
      out[0] = (1 - 2 * cdf(p, mean)) / SD_PER_SCALE
      out[1] = (SD_PER_SCALE * meanDistance(p, mean)) / sd - 1
    }
  const target = laplaceTargetOf(p)
  const moments = new Float64Array(MOMENTS)
  return (mean, sd, out) => {
    laplaceMoments(target, mean, sd / SD_PER_SCALE, moments, 'rough')
    out[0] = moments[1]! / SD_PER_SCALE
    out[1] = 1 + moments[2]!
  }
}

/** The lines between the basins of the reverse minima, as `watersheds` has them for normals. */
export function watershedsLaplace(p: Distribution, saddles: readonly Place[], frame: Bounds): Place[][] {
  if (saddles.length === 0) return []
  const target = laplaceTargetOf(p)
  const incoming = ({ mean, sd }: Place): [number, number] => {
    const [a, b, c] = laplaceHessian(laplaceState(target, mean, Math.log(sd / SD_PER_SCALE)))
    // the eigenvector of the Hessian with λ > 0: there the flow runs into the saddle
    const lambda = (a + c) / 2 + Math.hypot((a - c) / 2, b)
    const [along, wider] = Math.abs(lambda - a) > Math.abs(lambda - c) ? [b, lambda - a] : [lambda - c, b]
    const length = Math.hypot(along, wider) || 1
    return [along / length / SD_PER_SCALE, wider / length]
  }
  return linesThrough(saddles, laplaceDescentVelocity('reverse', p), incoming, frame)
}
