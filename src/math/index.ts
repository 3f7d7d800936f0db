/** The mathematics of the deck: everything a slide says in numbers. Natural logarithms throughout. */
export { type AlphaBranch, type AlphaPoint, alphaBranches } from './alpha/alphaBranches.ts'
export { fitAlpha } from './alpha/fitAlpha.ts'
export { landscapeAlpha } from './alpha/landscapeAlpha.ts'
export { checkDistribution } from './distribution/checkDistribution.ts'
export { density, logDensity } from './distribution/density.ts'
export type * from './distribution/distribution.ts'
export type { Parameter, ParameterKind } from './distribution/family/parameter.ts'
export { families, familyNames, familyOf } from './distribution/familyOf.ts'
export { mean, sd, variance } from './distribution/moments.ts'
export { sample } from './distribution/sample.ts'
export { support } from './distribution/support.ts'
export { alphaDivergence } from './divergence/alphaDivergence.ts'
export { entropy } from './divergence/entropy.ts'
export { hellinger } from './divergence/hellinger.ts'
export { jensenShannon } from './divergence/jensenShannon.ts'
export { crossEntropy, kl, klByQuadrature } from './divergence/kl.ts'
export { renyi } from './divergence/renyi.ts'
export { totalVariation } from './divergence/totalVariation.ts'
export type { ElboFit, Fit, Fits } from './fit/fit.ts'
export { fitForward } from './fit/fitForward.ts'
export { fitForwardMean } from './fit/fitForwardMean.ts'
export { fitReverse } from './fit/fitReverse.ts'
export { fitReverseMean } from './fit/fitReverseMean.ts'
export { fitLaplace, fitNormal, fitNormalMean, sampleMoments } from './fit/fitSamples.ts'
export { negativeLogLikelihood } from './fit/negativeLogLikelihood.ts'
export { type Direction, descend } from './landscape/descend.ts'
export { landscape } from './landscape/landscape.ts'
export type { Place } from './landscape/naturalGradientPath.ts'
export { watersheds } from './landscape/watersheds.ts'
export { descendLaplace, watershedsLaplace } from './laplace/descendLaplace.ts'
export { fitForwardLaplace, fitForwardLaplaceValue, type LaplaceFit } from './laplace/fitForwardLaplace.ts'
export { fitReverseLaplace } from './laplace/fitReverseLaplace.ts'
export { landscapeLaplace } from './laplace/landscapeLaplace.ts'
export { elbo, fitElbo, logEvidence } from './latent/evidence.ts'
export { type LatentModel, logLikelihood, logPrior } from './latent/latentModel.ts'
export {
  fitProduct,
  type ProductModel,
  productElbo,
  productLogEvidence,
  productLogJoint,
} from './latent/productModel.ts'
export {
  type ElboParts,
  fitSquare,
  type SquareModel,
  squareElbo,
  squareLogEvidence,
  squareLogJoint,
} from './latent/squareModel.ts'
export { formatDistribution, parseDistribution, writtenParameters } from './notation/line.ts'
// In the plane the same words have a 2: the line and the plane share this one list.
export {
  formatDistribution as formatDistribution2,
  parseDistribution as parseDistribution2,
} from './notation/plane.ts'
export { memoizeRecent } from './numerics/memoizeRecent.ts'
export type {
  Distribution as Distribution2,
  Mixture as Mixture2,
  Normal as Normal2,
} from './plane/distribution.ts'
export {
  type Fit as Fit2,
  fitForward as fitForward2,
  fitReverse as fitReverse2,
  followReverse as followReverse2,
} from './plane/fit.ts'
export { kl as kl2 } from './plane/kl.ts'
export { logDensity as logDensity2 } from './plane/logDensity.ts'
export type { ShapeName, ShapeOptions } from './plane/shape.ts'
export { cdf } from './quantiles/cdf.ts'
export { meanDistance } from './quantiles/meanDistance.ts'
export { median } from './quantiles/median.ts'
