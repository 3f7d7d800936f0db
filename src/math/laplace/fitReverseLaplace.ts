/** Every Laplace law at which the reverse KL is stationary. */
import type { Distribution } from '../distribution/distribution.ts'
import { klFinite } from '../divergence/kl.ts'
import { adaptiveAbscissae } from '../expectation/adaptiveAbscissae.ts'
import { type Fits, onlyMinima, rank, rankUnmarked } from '../fit/fit.ts'
import { exponentialMeans, FAR, parabolasOf } from './exponentialMeans.ts'
import { type LaplaceRule, type LaplaceTarget, laplaceTargetOf } from './laplaceMoments.ts'
import { type LaplaceState, laplaceFit, laplaceGradientSize, laplaceHessian, laplaceState } from './laplaceState.ts'

/**
 * Every stationary point of KL(Laplace(m, b)‖p), as mean m and standard deviation √2·b: minima, saddles and maxima, each
 * by value. At each |∇| < 1e-10 in (m/b, log b). The divergence grows without bound to all sides, so that
 * minima − saddles + maxima = 1; where the search does not find it so, it looks closer. All empty where the divergence is
 * infinite for every Laplace law, that is where p is not positive on the whole line.
 */
export function fitReverseLaplace(p: Distribution): Fits {
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p)) return onlyMinima([])
  const target = laplaceTargetOf(p)
  let points: LaplaceState[] = []
  for (const closer of [1, 3, 10]) {
    points = stationaryPoints(p, target, closer, points)
    if (indexSum(points) !== 1) points = withThoseBetween(target, points)
    if (indexSum(points) === 1) break
  }
  const fits = (wanted: (point: LaplaceState) => boolean) => points.filter(wanted).map(point => laplaceFit(point, p))
  return {
    minima: rank(fits(point => determinant(point) > 0 && laplaceHessian(point)[2] > 0)),
    saddles: rankUnmarked(fits(point => determinant(point) <= 0)),
    maxima: rankUnmarked(fits(point => determinant(point) > 0 && laplaceHessian(point)[2] < 0)),
  }
}

function indexSum(points: readonly LaplaceState[]): number {
  return points.reduce((sum, point) => sum + Math.sign(determinant(point)), 0)
}

function determinant(state: LaplaceState): number {
  const [a, b, c] = laplaceHessian(state)
  return a * c - b * b
}

/** Of a component's scale from one abscissa to the next, and in log b from row to row. */
const STEP = 0.3
const RISE = 0.2

/**
 * No stationary b is below scale/√2 of the narrowest normal: integrating by parts, E[t ℓ′] = −1/b, and ℓ″ ≥ −1/s². In a cell
 * of the grid between whose corners both derivatives change sign a stationary point may lie, and Newton's method goes there.
 */
function stationaryPoints(p: Distribution, target: LaplaceTarget, closer: number, known: readonly LaplaceState[]) {
  const found = [...known]
  const low = Math.log(0.6 * target.narrowest)
  const high = Math.min(Math.log(2 * target.widest), Math.log(0.95 / target.growth))
  const rows = Math.ceil(((high - low) * closer) / RISE)
  const source = parabolasOf(target, adaptiveAbscissae(p, STEP / closer, 0, FAR * Math.exp(high)))
  const { knots } = source
  // where ℓ falls exponentially it was cut off
  const lowest = target.growth > 0 ? -1e4 : -Infinity
  let below: ReturnType<typeof exponentialMeans> | undefined
  for (let row = 0; row <= rows; row++) {
    const logScale = low + ((high - low) * row) / rows
    const here = exponentialMeans(source, Math.exp(logScale))
    if (below)
      for (let i = 0; i < knots.length - 1; i++)
        if (
          here.mean[i]! > lowest &&
          changesSign(below.odd, here.odd, i, 0) &&
          changesSign(below.spread, here.spread, i, 1)
        ) {
          const middle = logScale - (high - low) / rows / 2
          const point = stationaryNear(target, (knots[i]! + knots[i + 1]!) / 2, middle, found)
          if (point && !found.some(other => same(point, other))) found.push(point)
        }
    below = here
  }
  return found
}

/** Beside a pair just born stationary points lie between those that attract Newton's method: from halfway between each two. */
function withThoseBetween(target: LaplaceTarget, points: readonly LaplaceState[]): LaplaceState[] {
  const found = [...points]
  for (const a of points)
    for (const b of points) {
      const point =
        a === b
          ? undefined
          : stationaryNear(target, (a.location + b.location) / 2, (a.logScale + b.logScale) / 2, found)
      if (point && !found.some(other => same(point, other))) found.push(point)
    }
  return found
}

/** Whether a + offset, at the four corners of a cell, has both signs, or nearly so: it may bend between them. */
function changesSign(a: Float64Array, b: Float64Array, i: number, offset: number): boolean {
  const [p, q, r, s] = [a[i]! + offset, a[i + 1]! + offset, b[i]! + offset, b[i + 1]! + offset]
  const [least, most] = [Math.min(p, q, r, s), Math.max(p, q, r, s)]
  const bend = NEARLY * (most - least)
  return least - bend <= 0 && most + bend >= 0
}

const NEARLY = 0.15

const MOST_STEPS = 30
const LONGEST = 0.4
const STATIONARY = 1e-10
/** What is left where the rough moments stand is their error. */
const ROUGHLY = 1e-5
/** Just before a pair is born the gradient is tiny too, but there Newton's step leads nowhere near. */
const NEAR = 1e-5

/**
 * The stationary point of whatever kind near a place, by Newton's method in (m/b, log b): first on moments that cost little,
 * then, unless that is known already, on exact ones. Undefined where it gets to none.
 */
function stationaryNear(
  target: LaplaceTarget,
  location: number,
  logScale: number,
  known: readonly LaplaceState[],
): LaplaceState | undefined {
  let state = laplaceState(target, location, logScale, 'rough')
  for (let k = 0; k < MOST_STEPS && laplaceGradientSize(state) > ROUGHLY; k++) state = walk(target, state, 'rough')
  if (!(laplaceGradientSize(state) <= ROUGHLY)) return undefined
  if (known.some(other => same(state, other, clearOf(other)))) return undefined
  state = walk(target, state, 'exact')
  let best = state
  for (let k = 0; k < MOST_STEPS; k++) {
    if (laplaceGradientSize(state) < laplaceGradientSize(best)) best = state
    const longest = lengthOf(newtonStep(state))
    if (!Number.isFinite(longest) || (laplaceGradientSize(state) < STATIONARY && longest > NEAR)) return undefined
    if (longest < 1e-12 || (k > 0 && best !== state && laplaceGradientSize(best) < STATIONARY)) break
    state = walk(target, state, 'exact')
  }
  return laplaceGradientSize(best) < STATIONARY ? best : undefined
}

/** So near a known point that roughly found one is the same: nothing where its Hessian is nearly singular and others may be. */
function clearOf(state: LaplaceState): number {
  const [a, b, c] = laplaceHessian(state)
  return Math.abs(a * c - b * b) > 0.01 * (a * a + b * b + c * c) ? 1e-3 : 0
}

/** Newton's step in (m/b, log b) to a stationary point of whatever kind. */
function newtonStep(state: LaplaceState): [number, number] {
  const [a, b, c] = laplaceHessian(state)
  const [g, h] = [-state.moments[1]!, -1 - state.moments[2]!]
  return [(b * h - c * g) / (a * c - b * b), (b * g - a * h) / (a * c - b * b)]
}

function lengthOf([along, wider]: [number, number]): number {
  return Math.max(Math.abs(along), Math.abs(wider))
}

/** A Newton step, no longer than `LONGEST` in either coordinate. */
function walk(target: LaplaceTarget, state: LaplaceState, rule: LaplaceRule): LaplaceState {
  const step = newtonStep(state)
  const share = Math.min(1, LONGEST / lengthOf(step))
  const along = share * step[0] * Math.exp(state.logScale)
  return laplaceState(target, state.location + along, state.logScale + share * step[1], rule)
}

function same(a: LaplaceState, b: LaplaceState, near = 1e-6): boolean {
  return Math.abs(a.logScale - b.logScale) < near && Math.abs(a.location - b.location) < near * Math.exp(a.logScale)
}
