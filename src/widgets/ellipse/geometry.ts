/** Where things of the plane are drawn: ellipses, heights of a target, its shadows on the axes, and the window that shows them. */
import type { Point } from '../../geometry/point.ts'
import { type Distribution, type Distribution2, logDensity2, type Normal2 } from '../../math/index.ts'
import { partsOf } from '../shared/planeGrips.ts'

/** A mean and a covariance: of a normal, or of a fit. */
export type Spread = Pick<Normal2, 'mean' | 'cov'>

export interface Window2 {
  x: { min: number; max: number }
  y: { min: number; max: number }
}

/** The ellipse `sds` standard deviations from the mean, as points in turn. */
export function ellipsePoints({ mean, cov: [xx, xy, yy] }: Spread, sds = 1): Point[] {
  const first = Math.sqrt(xx)
  const cross = xy / first
  const rest = Math.sqrt(yy - cross * cross)
  return Array.from({ length: 96 }, (_, i) => {
    const [c, s] = [sds * Math.cos((i * Math.PI) / 48), sds * Math.sin((i * Math.PI) / 48)]
    return { x: mean[0] + first * c, y: mean[1] + cross * c + rest * s }
  })
}

/** The density of one coordinate alone. */
export function marginal(distribution: Distribution2, axis: 0 | 1): Distribution {
  const alone = ({ mean, cov }: Spread) =>
    ({ family: 'normal', mean: mean[axis], sd: Math.sqrt(cov[2 * axis] ?? 1) }) as const
  return distribution.family === 'normal2'
    ? alone(distribution)
    : { family: 'mixture', weights: distribution.weights, components: distribution.components.map(alone) }
}

/** A window of `width` × `height` pixels on the plane, a unit equally long along both axes, that shows p and q. */
export function windowOf(p: Distribution2, q: Spread, width: number, height: number): Window2 {
  const all = [...partsOf(p).map(({ part }) => ({ ...part, sds: 2.8 })), { ...q, sds: 1.3 }]
  const [x, y] = ([0, 1] as const).map(axis => {
    const ends = all.flatMap(({ mean, cov, sds }) =>
      [-1, 1].map(sign => mean[axis] + sign * sds * Math.sqrt(cov[2 * axis] ?? 1)),
    )
    return { middle: (Math.min(...ends) + Math.max(...ends)) / 2, half: (Math.max(...ends) - Math.min(...ends)) / 2 }
  }) as [{ middle: number; half: number }, { middle: number; half: number }]
  const unit = Math.max(2.9, x.half, y.half * (width / height)) / width
  const range = (middle: number, pixels: number) => ({ min: middle - unit * pixels, max: middle + unit * pixels })
  return { x: range(x.middle, width), y: range(y.middle, height) }
}

/** How far down p is from its highest point, as the standard deviations of a normal that is as far down: √(2 log(max p / p)). */
export function depthsOf(p: Distribution2, xs: readonly number[], ys: readonly number[]): Float64Array {
  const log = logDensity2(p)
  const depths = new Float64Array(xs.length * ys.length)
  let top = Math.max(...partsOf(p).map(({ part: { mean } }) => log(mean[0], mean[1])))
  for (let j = 0, at = 0; j < ys.length; j++)
    for (const x of xs) {
      const value = log(x, ys[j] ?? 0)
      if (value > top) top = value
      depths[at++] = value
    }
  for (let i = 0; i < depths.length; i++) depths[i] = Math.sqrt(2 * (top - (depths[i] ?? 0)))
  return depths
}

/** The depths worth a contour. */
export const depthLevels = [0.5, 1, 1.5, 2, 2.5]
