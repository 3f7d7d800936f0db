/** The mathematics of the deck: everything a slide says in numbers. Natural logarithms throughout. */
export { type AlphaBranch, type AlphaPoint, alphaBranches } from './alphaBranches.ts'
export { alphaDivergence } from './alphaDivergence.ts'
export { density, logDensity } from './density.ts'
export { type Direction, descend } from './descend.ts'
export { descendLaplace, fitForwardLaplaceValue, watershedsLaplace } from './descendLaplace.ts'
export type * from './distribution.ts'
export {
  type Distribution2,
  formatDistribution2,
  type Mixture2,
  type Normal2,
  parseDistribution2,
} from './distribution2.ts'
export { crossEntropy, entropy } from './entropy.ts'
export { elbo, fitElbo, logEvidence } from './evidence.ts'
export { checkDistribution, familyNames } from './families.ts'
export type { Fit } from './fit.ts'
export { type Fit2, fitForward2, fitReverse2, followReverse2 } from './fit2.ts'
export { fitAlpha } from './fitAlpha.ts'
export { cdf, fitForwardLaplace, fitForwardMean, meanDistance, median } from './fitFamily.ts'
export { fitForward } from './fitForward.ts'
export { fitReverse } from './fitReverse.ts'
export { fitReverseLaplace } from './fitReverseLaplace.ts'
export { fitReverseMean } from './fitReverseMean.ts'
export { fitLaplace, fitNormal, fitNormalMean, sampleMoments } from './fitSamples.ts'
export { hellinger } from './hellinger.ts'
export { jensenShannon } from './jensenShannon.ts'
export { kl, klByQuadrature } from './kl.ts'
export { kl2 } from './kl2.ts'
export { landscape } from './landscape.ts'
export { landscapeAlpha } from './landscapeAlpha.ts'
export { landscapeLaplace } from './landscapeLaplace.ts'
export { type LatentModel, logLikelihood, logPrior } from './latentModel.ts'
export { logDensity2 } from './logDensity2.ts'
export { mean, sd, variance } from './moments.ts'
export type { Place } from './naturalFlow.ts'
export { negativeLogLikelihood } from './negativeLogLikelihood.ts'
export { formatDistribution, parseDistribution } from './notation.ts'
export {
  fitProduct,
  type ProductModel,
  productElbo,
  productLogEvidence,
  productLogJoint,
} from './productModel.ts'
export { quoted } from './quoted.ts'
export { renyi } from './renyi.ts'
export { sample } from './sample.ts'
export type { ShapeName, ShapeOptions } from './shape2.ts'
export {
  type ElboFit,
  type ElboParts,
  fitSquare,
  type SquareModel,
  squareElbo,
  squareLogEvidence,
  squareLogJoint,
} from './squareModel.ts'
export { support } from './support.ts'
export { totalVariation } from './totalVariation.ts'
export { watersheds } from './watersheds.ts'
