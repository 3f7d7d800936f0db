/** The stationary point of the reverse KL near a guess, by Newton's method. */
import { newtonStep, type ReverseProbe } from './reverseProbe.ts'
import { gradientSize, type ReverseState } from './reverseState.ts'

const MOST_STEPS = 40
const LONGEST = 0.4
/** A Newton step leaves about its square: after one as short as this nothing is left to be looked at again. */
const SHORT = 1e-9
/** What is left where the cheap moments stand is their error. */
const CLOSE = 1e-7

type Place = Pick<ReverseState, 'mean' | 'logSd'>

/**
 * The stationary point of either kind near `start`, by Newton's method: first on moments that cost little (`rough`), then
 * on exact ones. Undefined where it does not get there.
 */
export function stationaryNear(rough: ReverseProbe, exact: ReverseProbe, start: Place): ReverseState | undefined {
  const near = rough === exact ? start : approached(rough, start)
  exact.moveTo(near.mean, near.logSd)
  let best: ReverseState | undefined
  for (let step = 0; step < MOST_STEPS; step++) {
    const size = gradientSize(exact)
    if (!Number.isFinite(size)) break
    const { along, wider } = newtonStep(exact)
    const longest = Math.max(Math.abs(along), Math.abs(wider))
    if (longest < SHORT) return shifted(exact.state(), along, wider)
    if (!best || size < gradientSize(best)) best = exact.state()
    else if (gradientSize(best) < 1e-12) break
    if (!Number.isFinite(longest)) break
    walk(exact)
  }
  return best && gradientSize(best) < Math.max(STATIONARY, roundingOf(best)) && longestOf(best) < NEAR
    ? best
    : undefined
}

const STATIONARY = 1e-10
/** Just before a pair is born the gradient is tiny too; but there Newton's step leads nowhere near. */
const NEAR = 1e-5

function longestOf(state: ReverseState): number {
  const { along, wider } = newtonStep(state)
  return Math.max(Math.abs(along), Math.abs(wider))
}

function approached(rough: ReverseProbe, start: Place): Place {
  rough.moveTo(start.mean, start.logSd)
  for (let step = 0; step < MOST_STEPS && gradientSize(rough) > CLOSE; step++) walk(rough)
  return gradientSize(rough) <= CLOSE ? walk(rough) : start
}

/** Newton's step, no longer than `LONGEST` in either coordinate. */
function walk(probe: ReverseProbe): ReverseProbe {
  const { along, wider } = newtonStep(probe)
  const shorten = Math.min(1, LONGEST / Math.max(Math.abs(along), Math.abs(wider)))
  return probe.moveBy(along * shorten, wider * shorten)
}

/** The state a short Newton step further, to first order: there the gradient is nought. */
function shifted({ mean, logSd, moments }: ReverseState, along: number, wider: number): ReverseState {
  moments[0]! += moments[1]! * along + moments[2]! * wider
  moments[1] = 0
  moments[2] = -1
  return { mean: mean + Math.exp(logSd) * along, logSd: logSd + wider, moments }
}

/** What rounding leaves of a gradient whose terms are large: more than `STATIONARY` only beside narrow spikes far apart. */
function roundingOf({ moments }: ReverseState): number {
  return 2e-15 * Math.abs(moments[4]!)
}
