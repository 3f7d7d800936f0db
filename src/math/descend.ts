import { requireFinite, requirePositive } from './check.ts'
import type { Distribution } from './distribution.ts'
import type { Fit } from './fit.ts'
import { fitForward } from './fitForward.ts'
import { fitReverse } from './fitReverse.ts'
import { klFinite } from './kl.ts'
import { mean, variance } from './moments.ts'
import { type ReverseState, reverseState, reverseValue } from './reverseState.ts'
import { targetOf } from './targetOf.ts'

export type Direction = 'forward' | 'reverse'

/** A normal on the way, or to start from. */
export interface Place {
  mean: number
  sd: number
}

/**
 * The natural-gradient path from `start` down to where it ends, start and end included. In (mean/sd, log sd) Fisher's
 * metric is diag(1, 2), so reverse: d(mean/sd) = M₁, d log sd = ½(1 + M₂). `end` is null, and the path only its start,
 * where the KL is infinite for every normal.
 */
export function descend(direction: Direction, p: Distribution, start: Place): { path: Place[]; end: Fit | null } {
  requireFinite('start.mean', start.mean)
  requirePositive('start.sd', start.sd)
  return direction === 'forward' ? descendForward(p, start) : descendReverse(p, start)
}

const STEP = 0.15
const MOST_STEPS = 2000
const ARRIVED = 1e-4

function descendForward(p: Distribution, start: Place): { path: Place[]; end: Fit | null } {
  const end = fitForward(p)
  const path = [{ mean: start.mean, sd: start.sd }]
  if (!end) return { path, end }
  const [centre, spread] = [mean(p), variance(p)]
  let { mean: at, sd } = start
  for (let k = 0; k < MOST_STEPS; k++) {
    const away = (centre - at) / sd
    const wider = 0.5 * (spread / sd / sd + away * away - 1)
    const speed = Math.hypot(away, wider)
    if (speed < ARRIVED) break
    const time = Math.min(STEP, STEP / speed)
    at += sd * away * time
    sd *= Math.exp(wider * time)
    path.push({ mean: at, sd })
  }
  path.push({ mean: end.mean, sd: end.sd })
  return { path, end }
}

function descendReverse(p: Distribution, start: Place): { path: Place[]; end: Fit | null } {
  const path = [{ mean: start.mean, sd: start.sd }]
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p)) return { path, end: null }
  const target = targetOf(p)
  const { minima } = fitReverse(p)
  let state = reverseState(target, start.mean, Math.log(start.sd))
  let time = STEP
  for (let k = 0; k < MOST_STEPS; k++) {
    const along = state.moments[1]!
    const wider = 0.5 * (1 + state.moments[2]!)
    const speed = Math.hypot(along, wider)
    if (speed < ARRIVED) break
    time = Math.min(2 * time, STEP, STEP / speed)
    const next = downhill(state, along, wider)
    if (!next) break
    state = next
    path.push({ mean: state.mean, sd: Math.exp(state.logSd) })
  }
  const end = nearest(minima, state)
  path.push({ mean: end.mean, sd: end.sd })
  return { path, end }

  function downhill(from: ReverseState, along: number, wider: number): ReverseState | undefined {
    for (; time > 1e-12; time /= 2) {
      const to = reverseState(target, from.mean + Math.exp(from.logSd) * along * time, from.logSd + wider * time)
      if (reverseValue(to) <= reverseValue(from)) return to
    }
    return undefined
  }
}

function nearest(minima: readonly Fit[], { mean: at, logSd }: ReverseState): Fit {
  const sd = Math.exp(logSd)
  const distance = (fit: Fit) => Math.hypot((fit.mean - at) / sd, Math.log(fit.sd) - logSd)
  return minima.reduce((best, fit) => (distance(fit) < distance(best) ? fit : best))
}
