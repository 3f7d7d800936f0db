/** Every normal of a given sd at which the reverse KL is stationary in the mean. */
import type { Distribution } from '../distribution/distribution.ts'
import { kl, klFinite } from '../divergence/kl.ts'
import { adaptiveAbscissae } from '../expectation/adaptiveAbscissae.ts'
import { hermiteMoments } from '../expectation/hermiteMoments.ts'
import type { LogTarget } from '../expectation/logTarget.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { findRoot } from '../numerics/findRoot.ts'
import { type Cubic, minus, placeOfLeast, valueAt } from '../numerics/hermiteCubic.ts'
import { requirePositive } from '../numerics/validate.ts'
import { type Fit, type Fits, onlyMinima, rank, rankUnmarked } from './fit.ts'
import { STANDARD_ENTROPY } from './reverseState.ts'

/**
 * Every local minimum in the mean of KL(N(mean, sd²)‖p) at a given sd, by value, and the maxima between them (one fewer).
 * They are the local maxima and minima of E_q[log p], log p smoothed at the scale sd. The slope M₁ is below 1e-10 at each.
 * Both empty where the divergence is infinite for every normal.
 */
export function fitReverseMean(p: Distribution, sd: number): Fits {
  requirePositive('sd', sd)
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p)) return onlyMinima([])
  const target = targetOf(p)
  const slopes = slopesOf(target, sd)
  const found = { minima: [] as Fit[], maxima: [] as Fit[] }
  let left = slopes(downFrom(slopes, adaptiveAbscissae(p, STEP, sd)[0]!, -sd))
  const right = downFrom(slopes, adaptiveAbscissae(p, STEP, sd).at(-1)!, sd)
  const grid = adaptiveAbscissae(p, STEP, sd).filter(x => x > left.x && x < right)
  for (const x of [...grid, right]) {
    const next = slopes(x)
    for (const [from, to] of monotone(slopes, left, next)) {
      if (from.slope > 0 === to.slope > 0) continue
      const list = from.slope > 0 ? found.minima : found.maxima
      list.push(fitAt(p, target, zeroBetween(slopes, from, to), sd))
    }
    left = next
  }
  return { minima: rank(found.minima), saddles: [], maxima: rankUnmarked(found.maxima) }
}

/** From one abscissa to the next: of the scale of a component or of q, whichever is wider. */
const STEP = 0.4

/** At x: the slope sd·E_q[ℓ′] = M₁ of the smoothed ℓ, its derivative M₂/sd, and that one's, M₃/sd². */
interface Slope {
  readonly x: number
  readonly slope: number
  readonly bend: number
  readonly twist: number
}
type Slopes = (x: number) => Slope

function slopesOf(target: LogTarget, sd: number): Slopes {
  const moments = new Float64Array(6)
  return x => {
    hermiteMoments(target, x, sd, moments)
    return { x, slope: moments[1]!, bend: moments[2]! / sd, twist: moments[3]! / sd / sd }
  }
}

/** The first place from x on outwards from where on the divergence only grows: towards −∞ for a negative step. */
function downFrom(slopes: Slopes, x: number, step: number): number {
  let at = x
  for (let far = step, k = 0; slopes(at).slope * step >= 0 && k < 60; far *= 2, k++) at += far
  return at
}

/**
 * The stretch in parts on each of which the slope passes zero at most once: cut where its cubic seems to pass zero and come
 * back, or, where it changes sign, where its derivative's cubic has the other sign (three zeros, beside a pitchfork).
 */
function monotone(slopes: Slopes, from: Slope, to: Slope, depth = 0): [Slope, Slope][] {
  const length = to.x - from.x
  const between = (a: number, b: number, slopeA: number, slopeB: number): Cubic => ({
    from: a,
    to: b,
    slopeFrom: slopeA * length,
    slopeTo: slopeB * length,
  })
  const changes = from.slope > 0 !== to.slope > 0
  const cubic = changes
    ? between(from.bend, to.bend, from.twist, to.twist)
    : between(from.slope, to.slope, from.bend, to.bend)
  // expected to stay above zero
  const towards = (changes ? from.slope > 0 : from.slope < 0) ? minus(cubic) : cubic
  const t = placeOfLeast(towards)
  const inside = t > 0 && t < 1 && valueAt(towards, t) < Math.min(towards.from, towards.to) / 2
  if (!inside || depth === DEEPEST) return [[from, to]]
  const cut = slopes(from.x + t * length)
  return [...monotone(slopes, from, cut, depth + 1), ...monotone(slopes, cut, to, depth + 1)]
}

const DEEPEST = 4

/** The zero of the slope between two places. */
function zeroBetween(slopes: Slopes, from: Slope, to: Slope): number {
  const f = (x: number) => {
    const { slope, bend } = slopes(x)
    return [slope, bend] as const
  }
  return findRoot(f, from.x, to.x, from.slope <= 0)!
}

function fitAt(p: Distribution, target: LogTarget, mean: number, sd: number): Fit {
  const moments = new Float64Array(6)
  hermiteMoments(target, mean, sd, moments)
  const value = -STANDARD_ENTROPY - Math.log(sd) - moments[0]!
  return { mean, sd, value: value < NEAR ? kl({ family: 'normal', mean, sd }, p) : value }
}

const NEAR = 1e-6
