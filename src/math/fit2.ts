import type { Distribution2 } from './distribution2.ts'
import { kl2 } from './kl2.ts'
import { moments2 } from './moments2.ts'
import { stationaryPoints2 } from './reverseFits2.ts'
import { covOf } from './reverseState2.ts'
import { type ShapeOptions, shapeOf } from './shape2.ts'

/** A plane normal fitted to a target: mean (x, y), covariance (var x, cov, var y), the divergence left. */
export interface Fit2 {
  mean: [number, number]
  cov: [number, number, number]
  value: number
  global?: boolean
}

/** The normal that minimises KL(p‖q): p's mean and covariance; factorised: the variances alone; isotropic: their mean. */
export function fitForward2(p: Distribution2, options: ShapeOptions = {}): Fit2 {
  const { mean, cov } = moments2(p)
  const kept = shapeOf(options).nearest(cov)
  return { mean, cov: kept, value: kl2(p, { family: 'normal2', mean, cov: kept }), global: true }
}

/** Values nearer than this are the same. */
const TIE = 1e-11

/**
 * Stationary points of KL(q‖p) over plane normals q of the shape: minima by value, and saddles of any index, each with
 * |∇| < 1e-10 in local coordinates. In the plane no theorem bounds their number.
 */
export function fitReverse2(p: Distribution2, options: ShapeOptions = {}): { minima: Fit2[]; saddles: Fit2[] } {
  const found = stationaryPoints2(p, shapeOf(options))
  const fits = (wanted: boolean) =>
    found
      .filter(({ index }) => (index === 0) === wanted)
      .map(
        ({ state }): Fit2 => ({
          mean: [state.mean[0], state.mean[1]],
          cov: covOf(state.root),
          value: Math.max(0, state.value),
        }),
      )
      .sort((a, b) =>
        Math.abs(a.value - b.value) > TIE ? a.value - b.value : a.mean[0] - b.mean[0] || a.cov[1] - b.cov[1],
      )
  const lowest = fits(true)
  return {
    minima: lowest.map(fit => ({ ...fit, global: fit.value - lowest[0]!.value < TIE })),
    saddles: fits(false),
  }
}
