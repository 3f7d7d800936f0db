/** The shapes that the covariance of a fitted plane normal may have. */
import type { Covariance } from './distribution.ts'

/** Which covariances a plane normal may have: any, diagonal (mean field), or a multiple of the identity. */
export type ShapeName = 'full' | 'factorised' | 'isotropic'

/** Options of the plane fits; `factorised: true` is `shape: 'factorised'`. */
export interface ShapeOptions {
  factorised?: boolean
  shape?: ShapeName
}

export interface Shape {
  /** Free directions among the local coordinates (a₁, a₂, S₁₁, S₁₂, S₂₂): those of a group move together. */
  readonly directions: readonly (readonly number[])[]
  /** The covariance of this shape with the least KL(N(·, cov)‖q): the same variances (isotropic: their average). */
  readonly forward: (cov: Covariance) => Shaped
  /** That with the least KL(q‖N(·, cov)): variances one over those of the inverse (isotropic: of their average). */
  readonly reverse: (cov: Covariance) => Shaped
  /** Whether a root may be turned without leaving the shape. */
  readonly turns: boolean
}

type Shaped = [number, number, number]

const shapes: Record<ShapeName, Shape> = {
  full: {
    directions: [[0], [1], [2], [3], [4]],
    forward: ([xx, xy, yy]) => [xx, xy, yy],
    reverse: ([xx, xy, yy]) => [xx, xy, yy],
    turns: true,
  },
  factorised: {
    directions: [[0], [1], [2], [4]],
    forward: ([xx, , yy]) => [xx, 0, yy],
    reverse: ([xx, xy, yy]) => [xx - (xy * xy) / yy, 0, yy - (xy * xy) / xx],
    turns: false,
  },
  isotropic: {
    directions: [[0], [1], [2, 4]],
    forward: ([xx, , yy]) => [(xx + yy) / 2, 0, (xx + yy) / 2],
    reverse: ([xx, xy, yy]) => {
      const variance = (2 * (xx * yy - xy * xy)) / (xx + yy)
      return [variance, 0, variance]
    },
    turns: true,
  },
}

/** Throws a RangeError for a shape that is none. */
export function shapeOf({ factorised = false, shape = factorised ? 'factorised' : 'full' }: ShapeOptions): Shape {
  if (!Object.hasOwn(shapes, shape))
    throw new RangeError(`shape: expected one of ${Object.keys(shapes).join(', ')}, got ${shape}`)
  return shapes[shape]
}
