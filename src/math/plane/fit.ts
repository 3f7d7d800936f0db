/** The plane normals that minimise either KL. */
import { type Fits, onlyMinima } from '../fit/fit.ts'
import { covarianceOf } from './covarianceRoot.ts'
import type { Distribution } from './distribution.ts'
import { kl } from './kl.ts'
import { moments } from './moments.ts'
import type { ReverseState } from './search/reverseState.ts'
import { isBalanced, minimaBelow, stationaryPoints } from './search/stationaryPoints.ts'
import { type ShapeOptions, shapeOf } from './shape.ts'

/** A plane normal fitted to a target: mean (x, y), covariance (var x, cov, var y), the divergence left. */
export interface Fit {
  mean: [number, number]
  cov: [number, number, number]
  value: number
  global?: boolean
}

/** The normal that minimises KL(p‖q): p's mean and covariance; factorised: the variances alone; isotropic: their mean. */
export function fitForward(p: Distribution, options: ShapeOptions = {}): Fits<Fit> {
  const { mean, cov } = moments(p)
  const kept = shapeOf(options).forward(cov)
  return onlyMinima([{ mean, cov: kept, value: kl(p, { family: 'normal2', mean, cov: kept }), global: true }])
}

/**
 * Stationary points of KL(q‖p) over plane normals q of the shape: minima by value, and saddles of any index, each with
 * |∇| < 1e-10 in local coordinates. In the plane no theorem bounds their number: see `stationaryPoints`. About 1 to 5 ms
 * for two components, at most about 150 ms where they are thin and far apart, tens of milliseconds for three or more: in a
 * drag `followReverse` is the quick one. `complete`: the points found can be all there are (Σ (−1)^index is 1). Where it
 * is false a saddle is missing: between thin components many sds apart, where KL(q‖p) is in the tens or hundreds of nats.
 */
export function fitReverse(p: Distribution, options: ShapeOptions = {}): Fits<Fit> & { complete: boolean } {
  const found = stationaryPoints(p, shapeOf(options))
  const fits = (wanted: boolean) =>
    ranked(found.filter(({ index }) => (index === 0) === wanted).map(({ state }) => state))
  return { minima: withGlobal(fits(true)), saddles: fits(false), maxima: [], complete: isBalanced(found) }
}

/**
 * For a frame of a drag: the minima of KL(q‖p) downhill from those of the frame before, as exact as `fitReverse` gives
 * them and several times quicker. Those that vanished meanwhile are gone; those born meanwhile are missing, and `global`
 * is among those followed, until `fitReverse` is asked again, as when the drag ends.
 */
export function followReverse(
  p: Distribution,
  before: readonly Pick<Fit, 'mean' | 'cov'>[],
  options: ShapeOptions = {},
): Fits<Fit> {
  return onlyMinima(withGlobal(ranked(minimaBelow(p, shapeOf(options), before))))
}

/** Values nearer than this are the same. */
const TIE = 1e-11

function ranked(states: readonly ReverseState[]): Fit[] {
  return states
    .map(
      ({ mean, root, value }): Fit => ({
        mean: [mean[0], mean[1]],
        cov: covarianceOf(root),
        value: Math.max(0, value),
      }),
    )
    .sort((a, b) =>
      Math.abs(a.value - b.value) > TIE ? a.value - b.value : a.mean[0] - b.mean[0] || a.cov[1] - b.cov[1],
    )
}

function withGlobal(minima: readonly Fit[]): Fit[] {
  return minima.map(fit => ({ ...fit, global: fit.value - minima[0]!.value < TIE }))
}
