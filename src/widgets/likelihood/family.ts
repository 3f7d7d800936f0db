/** The families a model can be of: their members, the best one for P, and the most likely one for samples. */
import {
  crossEntropy,
  type Distribution,
  fitForward,
  fitForwardLaplace,
  fitForwardMean,
  kl,
  meanDistance,
} from '../../math/index.ts'
import { limits } from '../fields/clampDistribution.ts'
import type { FamilyName, Member } from '../shared/modelFamily.ts'
import type { Samples } from './samples.ts'

/** q as a member of the family: same location, same scale, whatever moments these give it. */
export function withSameParameters(family: FamilyName, q: Distribution): Member {
  const { location, scale } = parametersOf(q)
  return memberOfParameters(family, location, scale)
}

/** The member of a location and a scale: a normal's are its mean and its sd. */
export function memberOfParameters(family: FamilyName, location: number, scale: number): Member {
  return family === 'laplace' ? { family: 'laplace', location, scale } : { family: 'normal', mean: location, sd: scale }
}

/** The location and the scale of a normal or of a Laplace law. */
export function parametersOf(q: Distribution): { location: number; scale: number } {
  if (q.family === 'normal') return { location: q.mean, scale: q.sd }
  return q.family === 'laplace' ? { location: q.location, scale: q.scale } : { location: 0, scale: 1 }
}

/** The member that minimises KL(P‖q); null where that is infinite for every member. */
export function bestFor(family: FamilyName, p: Distribution, q: Member): Member | null {
  if (family === 'laplace') {
    const [law] = fitForwardLaplace(p).minima
    return law ? memberOfParameters('laplace', law.location, law.scale) : null
  }
  const [fit] = (family === 'fixed-sd' ? fitForwardMean(p, parametersOf(q).scale) : fitForward(p)).minima
  return fit ? memberOfParameters('normal', fit.mean, fit.sd) : null
}

/** The most likely member; null where the likelihood grows without bound because all samples are one number. */
export function mostLikely(family: FamilyName, samples: Samples, q: Member): Member | null {
  if (family === 'fixed-sd') return memberOfParameters(family, samples.mean, parametersOf(q).scale)
  const [location, scale] =
    family === 'laplace'
      ? [samples.median(), samples.meanDistance(samples.median())]
      : [samples.mean, Math.sqrt(samples.variance)]
  return scale > 0 && Number.isFinite(scale) ? memberOfParameters(family, location, scale) : null
}

/** What the button sets: the most likely member, or the narrowest allowed where none is. */
export function fittedTo(family: FamilyName, samples: Samples, q: Member): Member {
  return (
    mostLikely(family, samples, q) ??
    memberOfParameters(family, family === 'laplace' ? samples.median() : samples.mean, limits.smallestScale)
  )
}

/** −(1/N) Σ log q(xₙ) from moments or distances: the same to every sample as adding them up, but at once. */
export function lossOf(samples: Samples, q: Member): number {
  const { location, scale } = parametersOf(q)
  if (q.family === 'laplace') return Math.log(2 * scale) + samples.meanDistance(location) / scale
  const away = samples.mean - location
  return halfLog2Pi + Math.log(scale) + (samples.variance + away * away) / (2 * scale * scale)
}

/** ⟨−log q⟩ under P: what `lossOf` becomes for N = ∞. */
export function expectedLoss(p: Distribution, q: Member): number {
  if (q.family === 'normal') return crossEntropy(p, q)
  return Math.log(2 * q.scale) + meanDistance(p, q.location) / q.scale
}

/**
 * KL(P‖q) − KL(P‖q*), never negative. For normals it is KL(q*‖q) (Pythagoras); for Laplace laws
 * (u − 1 − log u) + (E|X − μ| − b*)/b with u the ratio b* to b, which no divergence of q* and q alone gives.
 */
export function excessOver(best: Member, p: Distribution, q: Member): number {
  if (best.family !== 'laplace' || q.family !== 'laplace') return kl(best, q)
  const wider = best.scale / q.scale - 1
  const further = Math.max(0, meanDistance(p, q.location) - best.scale) / q.scale
  return Math.max(0, wider - Math.log1p(wider)) + further
}

const halfLog2Pi = 0.5 * Math.log(2 * Math.PI)
