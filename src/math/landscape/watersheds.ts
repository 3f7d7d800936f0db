/** The lines that part the basins of the reverse KL's minima. */
import type { Distribution } from '../distribution/distribution.ts'
import { hermiteMoments } from '../expectation/hermiteMoments.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { descentVelocity } from './descend.ts'
import { naturalGradientPath, type Place, type Velocity } from './naturalGradientPath.ts'

/**
 * The lines that part the basins of the reverse KL's minima under natural-gradient descent: through each saddle its
 * stable manifold, uphill to both sides until it leaves `frame`. From a start on one side of a line the descent ends in
 * another minimum than from a start on its other side. Places along each line from one end to the other, the saddle among
 * them.
 */
export function watersheds(p: Distribution, saddles: readonly Place[], frame: Bounds): Place[][] {
  if (saddles.length === 0) return []
  return linesThrough(saddles, descentVelocity('reverse', p), saddle => incoming(p, saddle), frame)
}

/** Where places may be: lines end beyond. */
export interface Bounds {
  means: readonly [number, number]
  sds: readonly [number, number]
}

/** Against the flow from each saddle to both sides, setting out along the direction in which the flow runs into it. */
export function linesThrough(
  saddles: readonly Place[],
  down: Velocity,
  incomingAt: (saddle: Place) => [number, number],
  frame: Bounds,
): Place[][] {
  const up: Velocity = (mean, sd, out) => {
    down(mean, sd, out)
    out[0] = -out[0]!
    out[1] = -out[1]!
  }
  const left = ({ mean, sd }: Place) =>
    !(mean > frame.means[0] && mean < frame.means[1] && sd > frame.sds[0] && sd < frame.sds[1])
  return saddles.map(({ mean, sd }) => {
    const [along, wider] = incomingAt({ mean, sd })
    const climb = (step: number) =>
      naturalGradientPath(up, { mean: mean + step * along * sd, sd: sd * Math.exp(step * wider) }, left, LONGEST)
    return [...climb(-FIRST).reverse(), { mean, sd }, ...climb(FIRST)]
  })
}

const LONGEST = 0.3
/** How far from the saddle the flow is followed rather than its linear part. */
const FIRST = 1e-3

/**
 * The direction in (mean/sd, log sd) in which the flow of descent runs into a saddle: the eigenvector of the Hessian in
 * Fisher's metric, H v = λ diag(1, 2) v, with λ > 0.
 */
function incoming(p: Distribution, { mean, sd }: Place): [number, number] {
  const moments = new Float64Array(6)
  hermiteMoments(targetOf(p), mean, sd, moments)
  const [, , m2, m3, m4] = moments as unknown as [number, number, number, number, number]
  const [a, b, c] = [-m2, -m3 / 2, -(2 * m2 + m4) / 2] // diag(1, 2)⁻¹ H = [[a, 2b], [b, c]]
  const lambda = (a + c) / 2 + Math.hypot((a - c) / 2, Math.SQRT2 * b)
  const [along, wider] = Math.abs(lambda - a) > Math.abs(lambda - c) ? [2 * b, lambda - a] : [lambda - c, b]
  const length = Math.hypot(along, wider) || 1
  return [along / length, wider / length]
}
