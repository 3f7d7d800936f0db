/** Every stationary point of the reverse KL, by following the maxima of the smoothed log p through its scale. */
import { hermiteMoments } from '../expectation/hermiteMoments.ts'
import type { LogTarget } from '../expectation/logTarget.ts'
import { ScratchArena } from '../numerics/scratchArena.ts'
import { type MomentsAt, smoothedMoments } from '../smoothing/smoothedMoments.ts'
import type { Smoothable } from '../smoothing/smoothingPyramid.ts'
import { followPath, type Search } from './followPath.ts'
import { growth, uphill } from './pathSteps.ts'
import { ReverseProbe } from './reverseProbe.ts'
import { hessianDeterminant, type ReverseState } from './reverseState.ts'
import { stationaryNear } from './stationaryNear.ts'

/**
 * Every stationary point of KL(N(μ, σ²)‖p). E_q[ℓ] is ℓ smoothed at scale σ and solves the heat equation, which creates no
 * critical points as σ grows. So each stationary point lies on a path that starts at a mode of ℓ and climbs with σ along
 * the maxima of the smoothed ℓ, and is where g = −1 − M₂ (the derivative in log σ) changes sign: up through zero at a
 * minimum, down at a saddle. We follow every path to its end, checking each step at its middle, and find every sign change.
 * `source`: the same target where it may be smoothed level by level, which makes a step cost a fiftieth.
 */
export function stationaryPoints(target: LogTarget, source?: Smoothable): ReverseState[] {
  const quadrature: MomentsAt = (mean, sd, moments, rule) => hermiteMoments(target, mean, sd, moments, rule)
  const gentle = target.widest < GENTLE * target.narrowest
  const quick = source && smoothedMomentsOf(source)
  const exact = new ReverseProbe((gentle && quick) || quadrature, 'exact')
  const rough = quick || gentle ? new ReverseProbe(quick ?? quadrature, 'rough') : exact
  let points: ReverseState[] = []
  for (const rise of RISES) {
    points = followPaths(target, rise, rise === RISES[0] ? rough : exact, exact)
    if (indexSum(points) === 1) break
  }
  return points
}

/** Steps in log σ; the finer ones, by the exact rule, only where the first leaves an index sum other than 1. */
const RISES = [0.3, 0.1, 0.03]
/** Up to this ratio of widths the rough rule is used: beyond it far-apart spikes have curvatures that drown g in its error. */
const GENTLE = 200
/** Up to as many steps the smoothed levels may take. */
const MOST_STEPS = 1e5
/** How many natural logarithms a path is followed upwards at most. */
const HIGHEST = 120
const MOST_HALVINGS = 1000

/** For one search at a time: nothing of it is left when the next begins. */
const arena = new ScratchArena()

function smoothedMomentsOf(source: Smoothable): MomentsAt | undefined {
  const { narrowest, widest } = source.target
  const modes = source.target.modes()
  const means = [modes[0]! - widest / 4, modes.at(-1)! + widest / 4] as const
  return smoothedMoments(source, means, [0.88 * narrowest, 1.4 * widest], MOST_STEPS, arena.clear())
}

function followPaths(target: LogTarget, rise: number, probe: ReverseProbe, exact: ReverseProbe): ReverseState[] {
  const found: ReverseState[] = []
  const collect = (near: ReverseState | undefined) => {
    const point = near && stationaryNear(probe, exact, near)
    if (point && !found.some(other => samePoint(point, other))) found.push(point)
  }
  const search: Search = { probe, collect, halvings: MOST_HALVINGS }
  const start = Math.log(0.9 * target.narrowest)
  const top = Math.log(target.widest)
  let tracks = merge(target.modes().map(mode => uphill(probe, mode, start)))
  for (let logSd = start, k = 0; k < HIGHEST / rise; k++) {
    if (logSd > top && tracks.length === 1 && growth(tracks[0]!) > 0) break
    if (tracks.every(track => !Number.isFinite(growth(track)))) break
    logSd += rise
    tracks = merge(tracks.map(from => followPath(search, from, logSd)))
  }
  return found
}

function indexSum(points: readonly ReverseState[]): number {
  return points.reduce((sum, point) => sum + Math.sign(hessianDeterminant(point)), 0)
}

function merge(tracks: ReverseState[]): ReverseState[] {
  const kept: ReverseState[] = []
  for (const track of tracks) {
    const near = 1e-3 * Math.exp(track.logSd)
    if (!kept.some(other => Math.abs(other.mean - track.mean) < near)) kept.push(track)
  }
  return kept
}

function samePoint(a: ReverseState, b: ReverseState): boolean {
  const near = 1e-6
  return Math.abs(a.logSd - b.logSd) < near && Math.abs(a.mean - b.mean) < near * Math.exp(a.logSd)
}
