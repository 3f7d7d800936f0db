/** The stationary points of the reverse KL in the plane that the search can reach. */
import { covarianceOf, covarianceRoot } from '../covarianceRoot.ts'
import { type Covariance, type Distribution, termsOf } from '../distribution.ts'
import { targetOf } from '../mixtureTarget.ts'
import { moments } from '../moments.ts'
import type { Shape } from '../shape.ts'
import { indexOf, quadraticModel } from './quadraticModel.ts'
import { moved } from './quadraticStep.ts'
import { apart, type ReverseState, reverseState, type Search } from './reverseState.ts'
import { climbed, FAIR, polished, roughSearch, trustRegionNewton } from './trustRegionNewton.ts'

/** A stationary point of KL(q‖p) and how many directions go down there. */
export interface StationaryPoint {
  readonly state: ReverseState
  readonly index: number
}

/** Nodes of quadrature after which no further way to a saddle is tried, for each component but one: about 70 ms. */
const MOST = 2.5e6
/**
 * No exact moments of a point take more: those of minima have taken 3e5 at the most, beside components 10 sds apart and
 * 1000 times as long as wide. What takes more is a saddle on a boundary hundreds of nats below the components.
 */
const MOST_AT_ONCE = 1e6
const ROUGHLY = 1e-3
const NEAR = 0.03
const SAME = 1e-6

/**
 * All stationary points that the search knows how to reach. Minima: downhill from the moments of all subsets of
 * components. Saddles: uphill along the least curvature from ways between minima, and from the starts. Each saddle's two
 * sides lead down to minima again, and Σ (−1)^index must be 1 (Morse): else more ways are tried by a finer rule, also up
 * from each minimum. Where boundaries between components are too sharp for that, the walks see them smoothed, and saddles
 * on them are given up: `isBalanced` tells.
 */
export function stationaryPoints(p: Distribution, shape: Shape): StationaryPoint[] {
  let search = roughSearch(targetOf(p), shape)
  const left = () => MOST * (search.target.count - 1) - search.spent.nodes
  const found: StationaryPoint[] = []
  const seen: StationaryPoint[] = []
  // near a fold a minimum and a saddle are close: only their index tells them apart
  const isKnown = (state: ReverseState, index: number) =>
    seen.some(other => other.index === index && apart(state, other.state) < NEAR)
  const withIndex = (state: ReverseState) => ({ state, index: indexOf(quadraticModel(state, shape)) })
  const collect = (near: ReverseState | undefined) => {
    if (!near) return
    const roughly = withIndex(near)
    if (isKnown(near, roughly.index)) return
    seen.push(roughly)
    const state = polished(search, near, roughly.index === 0 ? MOST_AT_ONCE : Math.min(left(), MOST_AT_ONCE))
    if (!state || found.some(other => apart(state, other.state) < SAME)) return
    const point = withIndex(state)
    seen.push(point)
    found.push(point)
  }
  const descend = (start: ReverseState) => collect(trustRegionNewton(search, start, ROUGHLY))
  const climb = (start: ReverseState, index: number) => collect(climbed(search, start, index, ROUGHLY, isKnown))
  const starts = startsOf(p, search)
  for (const start of starts) descend(start)

  const ofIndex = (wanted: number) => found.filter(({ index }) => index === wanted).map(({ state }) => state)
  const tried = new Set<string>()
  const once = (way: string, walk: () => void, most = left()) => {
    if (!tried.has(way) && most > 0) walk()
    tried.add(way)
  }
  for (let round = 0; round < WAYS.length; round++) {
    for (let news = -1; news !== found.length; ) {
      news = found.length
      forPairs(ofIndex(0), (a, b, pair) => {
        for (const t of WAYS[round]!)
          once(`minima ${pair} ${t} ${search.precision.nats}`, () => climb(between(search, a, b, t), 1))
      })
      ofIndex(1).forEach((saddle, i) => {
        for (const side of [0.3, -0.3]) once(`down ${i} ${side}`, () => descend(beside(search, saddle, side)), Infinity)
      })
      if (!isBalanced(found))
        forPairs(ofIndex(1), (a, b, pair) => once(`saddles ${pair}`, () => climb(between(search, a, b, 0.5), 2)))
    }
    if (isBalanced(found) || left() <= 0) break
    if (round === LAST_ROUGH) search = { ...search, precision: FAIR }
    starts.forEach((start, i) => {
      once(`start ${i} ${search.precision.nats}`, () => climb(reverseState(search, start.mean, start.root), 1))
    })
    ofIndex(0).forEach((minimum, i) => {
      for (const side of [0.3, -0.3])
        once(`up ${i} ${side} ${search.precision.nats}`, () => climb(beside(search, minimum, side), 1))
    })
  }
  return found
}

/** Whether Σ (−1)^index is 1, as it is for all stationary points together. */
export function isBalanced(points: readonly StationaryPoint[]): boolean {
  return points.reduce((sum, { index }) => sum + (index % 2 === 0 ? 1 : -1), 0) === 1
}

function forPairs(
  states: readonly ReverseState[],
  visit: (a: ReverseState, b: ReverseState, pair: string) => void,
): void {
  for (let i = 1; i < states.length; i++) for (let j = 0; j < i; j++) visit(states[i]!, states[j]!, `${i} ${j}`)
}

/** The last round that makes do with the rough rule. */
const LAST_ROUGH = 1
/** Where between two minima a saddle is looked for, round by round. */
const WAYS = [[0.5], [0.25, 0.75], [0.5, 0.25, 0.75], [0.1, 0.9], [0.35, 0.65], [0.05, 0.95]]

/** The minima that lie downhill from the given normals: no search for others. */
export function minimaBelow(
  p: Distribution,
  shape: Shape,
  normals: readonly { mean: readonly [number, number]; cov: Covariance }[],
): ReverseState[] {
  const search = roughSearch(targetOf(p), shape)
  const minima: ReverseState[] = []
  const reached: ReverseState[] = []
  for (const { mean, cov } of normals) {
    const near = trustRegionNewton(search, reverseState(search, mean, covarianceRoot(shape.forward(cov))), ROUGHLY)
    if (reached.some(other => apart(near, other) < NEAR)) continue
    reached.push(near)
    const state = polished(search, near, MOST_AT_ONCE)
    if (!state || minima.some(other => apart(state, other) < SAME)) continue
    if (indexOf(quadraticModel(state, shape)) === 0) minima.push(state)
  }
  return minima
}

/** The moments of every subset of components, under their own and under equal weights, by either projection on the shape. */
function startsOf(p: Distribution, search: Search): ReverseState[] {
  const { weights, components } = termsOf(p)
  const { forward, reverse } = search.shape
  const uneven = weights.some(weight => weight !== weights[0])
  const starts: ReverseState[] = []
  for (let subset = 1; subset < 2 ** Math.min(components.length, 10); subset++) {
    const members = components.map((_, i) => i).filter(i => subset & (1 << i))
    for (const own of uneven && members.length > 1 ? [true, false] : [true]) {
      const { mean, cov } = moments({
        family: 'mixture2',
        weights: members.map(i => (own ? weights[i]! : 1)),
        components: members.map(i => components[i]!),
      })
      starts.push(reverseState(search, mean, covarianceRoot(forward(cov))))
      if (search.shape.directions.length < 5) starts.push(reverseState(search, mean, covarianceRoot(reverse(cov))))
    }
  }
  return starts
}

/** The moments of the mixture (1 − t) a + t b. */
function between(search: Search, a: ReverseState, b: ReverseState, t: number): ReverseState {
  const [p, q] = [covarianceOf(a.root), covarianceOf(b.root)]
  const [dx, dy] = [b.mean[0] - a.mean[0], b.mean[1] - a.mean[1]]
  const spread = t * (1 - t)
  const mix = (k: 0 | 1 | 2, square: number) => (1 - t) * p[k] + t * q[k] + spread * square
  const cov = search.shape.forward([mix(0, dx * dx), mix(1, dx * dy), mix(2, dy * dy)])
  return reverseState(search, [a.mean[0] + t * dx, a.mean[1] + t * dy], covarianceRoot(cov))
}

/** A step to one side, along the least curvature: from a saddle that goes down, from a minimum up most gently. */
function beside(search: Search, state: ReverseState, step: number): ReverseState {
  const model = quadraticModel(state, search.shape)
  const steps = new Float64Array(model.slopes.length)
  steps[0] = step
  return moved(search, state, model, steps)
}
