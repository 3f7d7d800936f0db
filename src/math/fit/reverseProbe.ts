/** A movable point at which the reverse KL's derivatives are known, and Newton's step from it. */
import { hermiteMoments, type Rule } from '../expectation/hermiteMoments.ts'
import type { LogTarget } from '../expectation/logTarget.ts'
import type { MomentsAt } from '../smoothing/smoothedMoments.ts'
import type { ReverseState } from './reverseState.ts'

/**
 * A point of the half-plane of normals that is moved about, with the moments where it stands: a search leaves nothing
 * behind but the states it keeps.
 */
export class ReverseProbe implements ReverseState {
  mean = 0
  logSd = 0
  readonly moments = new Float64Array(6)

  constructor(
    private readonly momentsAt: MomentsAt,
    private readonly rule: Rule,
  ) {}

  moveTo(mean: number, logSd: number): this {
    this.mean = mean
    this.logSd = logSd
    this.momentsAt(mean, Math.exp(logSd), this.moments, this.rule)
    return this
  }

  /** By `along` standard deviations in the mean and `wider` in log sd. */
  moveBy(along: number, wider: number): this {
    return this.moveTo(this.mean + Math.exp(this.logSd) * along, this.logSd + wider)
  }

  /** A copy that stays. */
  state(): ReverseState {
    const { mean, logSd, moments: m } = this
    // a plain array: a third of the room
    return { mean, logSd, moments: [m[0]!, m[1]!, m[2]!, m[3]!, m[4]!, m[5]!] }
  }

  /**
   * What `state` would be `along` standard deviations further, by Taylor's series: the derivative of M_k is M_(k+1), so M₂
   * is right to fourth order, M₃ to third, M₄ to second.
   */
  stateBeside(along: number): ReverseState {
    const state = this.state()
    const { moments } = state
    for (let k = 0; k < 5; k++) {
      let term = 1
      let more = 0
      for (let j = 1; k + j < 6; j++) {
        term *= along / j
        more += term * moments[k + j]!
      }
      moments[k]! += more
    }
    return { mean: state.mean + Math.exp(state.logSd) * along, logSd: state.logSd, moments }
  }
}

/** A probe whose moments are exact to rounding, or good enough to find the way. */
export function probeOf(target: LogTarget, rule: Rule): ReverseProbe {
  return new ReverseProbe((mean, sd, moments) => hermiteMoments(target, mean, sd, moments, rule), rule)
}

/** Newton's step (along in mean/sd, wider in log sd) to a stationary point of either kind: H δ = −∇ by Cramer's rule. */
export function newtonStep({ moments }: ReverseState): { along: number; wider: number } {
  const m1 = moments[1]!
  const m2 = moments[2]!
  const m3 = moments[3]!
  const corner = 2 * m2 + moments[4]!
  // both signs of H turned
  const determinant = m2 * corner - m3 * m3
  return { along: (m3 * (1 + m2) - corner * m1) / determinant, wider: (m3 * m1 - m2 * (1 + m2)) / determinant }
}
