/** The families that q may be of: which one is meant, its members by mean and standard deviation, and all their fits. */
import {
  type Direction,
  type Distribution,
  descend,
  descendLaplace,
  type Fit,
  fitForward,
  fitForwardLaplaceValue,
  fitForwardMean,
  fitReverse,
  fitReverseLaplace,
  fitReverseMean,
  type Place,
} from '../../math/index.ts'
import type { FamilyName, Member } from '../shared/modelFamily.ts'
import { formatShort } from '../shared/numbers.ts'

/** q as a member of the family: same mean, same standard deviation to six digits. */
export function withSameMoments(family: FamilyName, q: Distribution): Member {
  if (family === 'laplace' ? q.family === 'laplace' : q.family === 'normal') return q as Member
  const { mean, sd } = momentsOf(q)
  return memberOfMoments(family, mean, Number(sd.toPrecision(6)))
}

/** The member of a mean and a standard deviation; a Laplace law's scale is sd/√2, to six digits. */
export function memberOfMoments(family: FamilyName, mean: number, sd: number): Member {
  return family === 'laplace'
    ? { family: 'laplace', location: mean, scale: Number((sd * Math.SQRT1_2).toPrecision(6)) }
    : { family: 'normal', mean, sd }
}

/** The mean and the standard deviation of a normal or of a Laplace law. */
export function momentsOf(q: Distribution): Place {
  if (q.family === 'laplace') return { mean: q.location, sd: Math.SQRT2 * q.scale }
  return q.family === 'normal' ? { mean: q.mean, sd: q.sd } : { mean: 0, sd: 1 }
}

export interface Fits {
  /** Null where the forward KL is infinite for every member. */
  forward: Fit | null
  /** By value; empty where the reverse KL is infinite for every member. */
  minima: Fit[]
  saddles: Fit[]
  maxima: Fit[]
}

/** Every fit of the family to p; the sd counts where it is fixed. Kept for the target that is there while only q moves. */
export function fitsOf(p: Distribution, family: FamilyName, sd: number): Fits {
  const known = kept.get(p) ?? {}
  kept.set(p, known)
  if (family === 'normal') {
    known.normal ??= { forward: onlyOf(fitForward(p)), ...fitReverse(p) }
    return known.normal
  }
  if (family === 'laplace') {
    known.laplace ??= { forward: onlyOf(fitForwardLaplaceValue(p)), ...fitReverseLaplace(p) }
    return known.laplace
  }
  if (known.fixed?.sd !== sd)
    known.fixed = { sd, fits: { forward: onlyOf(fitForwardMean(p, sd)), ...fitReverseMean(p, sd) } }
  return known.fixed.fits
}

const kept = new WeakMap<Distribution, { normal?: Fits; laplace?: Fits; fixed?: { sd: number; fits: Fits } }>()

function onlyOf({ minima }: { minima: Fit[] }): Fit | null {
  return minima[0] ?? null
}

/** The way down from q, and where it ends; along the line of its sd where that is fixed. */
export function descentOf(direction: Direction, p: Distribution, family: FamilyName, from: Place, fits: Fits) {
  if (family === 'normal') return descend(direction, p, from)
  if (family === 'laplace') {
    const ends = direction === 'reverse' ? fits.minima : fits.forward ? [fits.forward] : []
    return descendLaplace(direction, p, from, ends)
  }
  const end = direction === 'forward' ? fits.forward : minimumDownFrom(from.mean, fits)
  return { path: [from, ...(end ? [{ mean: end.mean, sd: end.sd }] : [])], end }
}

/** The minimum that lies between the same two maxima as `mean`; on a maximum, the one to its left. */
function minimumDownFrom(mean: number, { minima, maxima }: Fits): Fit | null {
  const left = Math.max(-Infinity, ...maxima.map(m => m.mean).filter(at => at < mean))
  const right = Math.min(Infinity, ...maxima.map(m => m.mean).filter(at => at >= mean))
  return minima.find(m => m.mean > left && m.mean < right) ?? null
}

/** All members of a family, as a sentence has them: “every normal”. */
export function sayEvery(family: FamilyName, sd: number): string {
  if (family === 'laplace') return 'every Laplace law'
  return family === 'normal' ? 'every normal' : `every normal of sd ${formatShort(sd)}`
}
