import { bendGrid } from './bendGrid.ts'
import type { Distribution } from './distribution.ts'
import { exponentialMeans, FAR, parabolasOf } from './exponentialMeans.ts'
import { type Fit, rank } from './fit.ts'
import { klFinite } from './kl.ts'
import { type LaplaceTarget, laplaceTargetOf } from './laplaceMoments.ts'
import { type LaplaceState, laplaceFit, laplaceGradientSize, laplaceHessian, laplaceState } from './laplaceState.ts'

/**
 * Every stationary point of KL(Laplace(m, b)‖p), as mean m and standard deviation √2·b: minima, saddles and maxima, each
 * by value. At each |∇| < 1e-10 in (m/b, log b). The divergence grows without bound to all sides, so that
 * minima − saddles + maxima = 1; where the search does not find it so, it looks closer. All empty where the divergence is
 * infinite for every Laplace law, that is where p is not positive on the whole line.
 */
export function fitReverseLaplace(p: Distribution): { minima: Fit[]; saddles: Fit[]; maxima: Fit[] } {
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p)) return { minima: [], saddles: [], maxima: [] }
  const target = laplaceTargetOf(p)
  let points: LaplaceState[] = []
  for (const closer of [1, 3, 10]) {
    points = stationaryPoints(p, target, closer, points)
    if (indexSum(points) !== 1) points = withThoseBetween(target, points)
    if (indexSum(points) === 1) break
  }
  const fits = (wanted: (point: LaplaceState) => boolean) =>
    rank(points.filter(wanted).map(point => laplaceFit(point, p)))
  const plain = (ranked: Fit[]) => ranked.map(({ global: _, ...fit }) => fit)
  return {
    minima: fits(point => determinant(point) > 0 && laplaceHessian(point)[2] > 0),
    saddles: plain(fits(point => determinant(point) <= 0)),
    maxima: plain(fits(point => determinant(point) > 0 && laplaceHessian(point)[2] < 0)),
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
  const high = Math.min(Math.log(2 * target.widest), Math.log(0.999 / target.growth))
  const rows = Math.ceil(((high - low) * closer) / RISE)
  const source = parabolasOf(target, bendGrid(p, STEP / closer, 0, FAR * Math.exp(high)))
  const { knots } = source
  let below: ReturnType<typeof exponentialMeans> | undefined
  for (let row = 0; row <= rows; row++) {
    const logScale = low + ((high - low) * row) / rows
    const here = exponentialMeans(source, Math.exp(logScale))
    if (below)
      for (let i = 0; i < knots.length - 1; i++)
        if (changesSign(below.odd, here.odd, i, 0) && changesSign(below.spread, here.spread, i, 1)) {
          const middle = logScale - (high - low) / rows / 2
          const point = stationaryNear(target, (knots[i]! + knots[i + 1]!) / 2, middle)
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
        a === b ? undefined : stationaryNear(target, (a.location + b.location) / 2, (a.logScale + b.logScale) / 2)
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
/** Just before a pair is born the gradient is tiny too, but there Newton's step leads nowhere near. */
const NEAR = 1e-5

/** The stationary point of whatever kind near a place, by Newton's method in (m/b, log b); undefined where there is none. */
function stationaryNear(target: LaplaceTarget, location: number, logScale: number): LaplaceState | undefined {
  let state = laplaceState(target, location, logScale)
  let best: LaplaceState | undefined
  for (let k = 0; k < MOST_STEPS; k++) {
    const size = laplaceGradientSize(state)
    if (!Number.isFinite(size)) return undefined
    if (!best || size < laplaceGradientSize(best)) best = state
    else if (laplaceGradientSize(best) < STATIONARY) break
    const [a, b, c] = laplaceHessian(state)
    const [g, h] = [-state.moments[1]!, -1 - state.moments[2]!]
    const along = (b * h - c * g) / (a * c - b * b)
    const wider = (b * g - a * h) / (a * c - b * b)
    const longest = Math.max(Math.abs(along), Math.abs(wider))
    if (!Number.isFinite(longest)) return undefined
    if (size < STATIONARY && longest < 1e-12) break
    const share = Math.min(1, LONGEST / longest)
    const from = Math.exp(state.logScale)
    if (size < STATIONARY && longest > NEAR) return undefined
    state = laplaceState(target, state.location + share * along * from, state.logScale + share * wider)
  }
  return best && laplaceGradientSize(best) < STATIONARY ? best : undefined
}

function same(a: LaplaceState, b: LaplaceState): boolean {
  const near = 1e-6
  return Math.abs(a.logScale - b.logScale) < near && Math.abs(a.location - b.location) < near * Math.exp(a.logScale)
}
