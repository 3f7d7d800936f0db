/** Every normal at which the reverse KL is stationary. */
import type { Distribution } from '../distribution/distribution.ts'
import { kl, klFinite } from '../divergence/kl.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { smoothable } from '../smoothing/smoothable.ts'
import { type Fit, type Fits, onlyMinima, rank, rankUnmarked } from './fit.ts'
import { hessianDeterminant, type ReverseState, reverseValue } from './reverseState.ts'
import { stationaryPoints } from './stationaryPoints.ts'

/**
 * Every stationary point of KL(N(mean, sd²)‖p): minima by value (then mean), saddles likewise. There are no maxima, so
 * minima − saddles = 1; at each |∇| < 1e-10 in (mean/sd, log sd), or as small as rounding leaves it beside narrow spikes far
 * apart, where fourth derivatives exceed 5e4. Nothing is kept from the target before: a search that only follows what it
 * found last cannot tell when a pair is born, and this one costs no more than a few such. Both empty where the KL is infinite for every normal,
 * that is where p is not positive on the whole line.
 */
export function fitReverse(p: Distribution): Fits {
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p)) return onlyMinima([])
  const points = stationaryPoints(targetOf(p), smoothable(p))
  const fits = (wanted: boolean) => points.filter(s => hessianDeterminant(s) > 0 === wanted).map(s => toFit(s, p))
  return { minima: rank(fits(true)), saddles: rankUnmarked(fits(false)), maxima: [] }
}

const NEAR = 1e-6

function toFit(state: ReverseState, p: Distribution): Fit {
  const { mean } = state
  const sd = Math.exp(state.logSd)
  const value = reverseValue(state)
  // nearly nothing is left: the difference of entropies has no digits there
  return { mean, sd, value: value < NEAR ? kl({ family: 'normal', mean, sd }, p) : value }
}
