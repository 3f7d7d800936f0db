/** The evidence, the ELBO and its maxima for a model with one latent number. */
import type { Peak } from '../distribution/family/familyDefinition.ts'
import { integrationPieces } from '../distribution/integrationPieces.ts'
import { findModes } from '../expectation/findModes.ts'
import { hermiteMoments } from '../expectation/hermiteMoments.ts'
import type { LogTarget } from '../expectation/logTarget.ts'
import { panelTarget } from '../expectation/panelTarget.ts'
import { type ElboFit, type Fits, rank } from '../fit/fit.ts'
import { hessianDeterminant, STANDARD_ENTROPY } from '../fit/reverseState.ts'
import { stationaryPoints } from '../fit/stationaryPoints.ts'
import type { Place } from '../landscape/naturalGradientPath.ts'
import { bisect } from '../numerics/findRoot.ts'
import { integrate } from '../numerics/integrate.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { checkModel, type LatentModel, logLikelihood, logPrior } from './latentModel.ts'

/** log p(x, z) with its peaks and those of the prior. */
interface Joint {
  readonly logJoint: (anchor: number, offset: number) => number
  readonly peaks: readonly Peak[]
}

/** log p(x) = log ∫ p(z) p(x|z) dz, in nats, to about 1e-14; kept for the last few models. */
export const logEvidence = memoizeRecent((model: LatentModel): number => {
  const { logJoint, peaks } = jointOf(model)
  const top = Math.max(...peaks.map(({ centre }) => logJoint(centre, 0)))
  const prior = { family: 'normal', mean: model.prior.mu, sd: model.prior.sigma } as const
  return top + Math.log(integrate((a, h) => Math.exp(logJoint(a, h) - top), integrationPieces([prior], peaks)))
})

/** ELBO(q) = E_q[log p(x, z)] + H(q) for q = N(mean, sd²): log p(x) − KL(q‖p(z|x)), without p(x). */
export function elbo(model: LatentModel, { mean, sd }: Place): number {
  requireFinite('q.mean', mean)
  requirePositive('q.sd', sd)
  const moments = new Float64Array(6)
  hermiteMoments(targetOfModel(model), mean, sd, moments)
  return moments[0]! + STANDARD_ENTROPY + Math.log(sd)
}

/** Every local minimum and saddle of KL(q‖p(z|x)) over normals q, by value; `elbo` + `value` is the log evidence. */
export function fitElbo(model: LatentModel): Fits<ElboFit> {
  const evidence = logEvidence(model)
  const points = stationaryPoints(targetOfModel(model))
  const fits = (wanted: boolean) =>
    points
      .filter(state => hessianDeterminant(state) > 0 === wanted)
      .map(({ mean, logSd, moments }) => {
        const bound = moments[0]! + STANDARD_ENTROPY + logSd
        return { mean, sd: Math.exp(logSd), value: Math.max(0, evidence - bound), elbo: bound }
      })
  return { minima: rank(fits(true)), saddles: rank(fits(false)), maxima: [] }
}

/** Kept for the last few models. Data seldom widen what is known: beyond twice the prior only the growth of a lone path is still checked. */
const targetOfModel = memoizeRecent((model: LatentModel): LogTarget => {
  const { logJoint, peaks } = jointOf(model)
  return panelTarget(logJoint, peaks, [], 2 * model.prior.sigma)
})

const GRID = 801
const REACH = 10

/** log p(x, z) with its modes and their widths, found on a grid over the prior. */
const jointOf = memoizeRecent((model: LatentModel): Joint => {
  checkModel(model)
  const likelihood = logLikelihood(model)
  const { mu, sigma } = model.prior
  const logJoint = (anchor: number, offset: number) => {
    const z = anchor + offset
    return logPrior(model, z) + likelihood(z)
  }
  const grid = Float64Array.from({ length: GRID }, (_, i) => mu + sigma * REACH * ((2 * i) / (GRID - 1) - 1))
  const step = 1e-5 * sigma
  const modes = findModes(z => logJoint(z, step) - logJoint(z, -step), grid)
  const peaks = [
    { centre: mu, scale: sigma },
    ...modes.map(centre => ({ centre, scale: widthAt(logJoint, centre, sigma) })),
  ]
  return { logJoint, peaks }
})

/**
 * How wide ℓ is at a mode: 1/√(−ℓ″), or the distance at which it has fallen by ½ on either side if that is less, for
 * where two modes are about to part ℓ is flat (as −z⁴) and its curvature tells nothing. At most the prior's sd.
 */
function widthAt(logJoint: (anchor: number, offset: number) => number, mode: number, sigma: number): number {
  const top = logJoint(mode, 0)
  const step = 1e-3 * sigma
  const curvature = (2 * top - logJoint(mode, step) - logJoint(mode, -step)) / (step * step)
  const curved = curvature > 1 / sigma / sigma ? 1 / Math.sqrt(curvature) : sigma
  const falls = (distance: number) => top - Math.min(logJoint(mode, distance), logJoint(mode, -distance)) > 0.5
  if (!falls(curved)) return curved
  const [, far] = bisect(0, curved, falls, { halvings: 40, within: 0.01 })
  return far
}
