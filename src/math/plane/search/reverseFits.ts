import { covOf, rootOf } from '../covarianceRoot.ts'
import { type Covariance2, type Distribution2, termsOf } from '../distribution.ts'
import { targetOf2 } from '../mixture.ts'
import { moments2 } from '../moments.ts'
import type { Shape } from '../shape.ts'
import { indexOf, quadraticModel } from './quadraticModel.ts'
import { apart, moved, type ReverseState2, reverseState2, type Search2 } from './reverseState.ts'
import { climbed2, descended2, FAIR, polished2, roughSearch } from './trustRegionNewton.ts'

/** A stationary point of KL(q‖p) and how many directions go down there. */
export interface Stationary2 {
  readonly state: ReverseState2
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
export function stationaryPoints2(p: Distribution2, shape: Shape): Stationary2[] {
  let search = roughSearch(targetOf2(p), shape)
  const left = () => MOST * (search.target.count - 1) - search.spent.nodes
  const found: Stationary2[] = []
  const seen: Stationary2[] = []
  // near a fold a minimum and a saddle are close: only their index tells them apart
  const isKnown = (state: ReverseState2, index: number) =>
    seen.some(other => other.index === index && apart(state, other.state) < NEAR)
  const withIndex = (state: ReverseState2) => ({ state, index: indexOf(quadraticModel(state, shape)) })
  const collect = (near: ReverseState2 | undefined) => {
    if (!near) return
    const roughly = withIndex(near)
    if (isKnown(near, roughly.index)) return
    seen.push(roughly)
    const state = polished2(search, near, roughly.index === 0 ? MOST_AT_ONCE : Math.min(left(), MOST_AT_ONCE))
    if (!state || found.some(other => apart(state, other.state) < SAME)) return
    const point = withIndex(state)
    seen.push(point)
    found.push(point)
  }
  const descend = (start: ReverseState2) => collect(descended2(search, start, ROUGHLY))
  const climb = (start: ReverseState2, index: number) => collect(climbed2(search, start, index, ROUGHLY, isKnown))
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
      once(`start ${i} ${search.precision.nats}`, () => climb(reverseState2(search, start.mean, start.root), 1))
    })
    ofIndex(0).forEach((minimum, i) => {
      for (const side of [0.3, -0.3])
        once(`up ${i} ${side} ${search.precision.nats}`, () => climb(beside(search, minimum, side), 1))
    })
  }
  return found
}

/** Whether Σ (−1)^index is 1, as it is for all stationary points together. */
export function isBalanced(points: readonly Stationary2[]): boolean {
  return points.reduce((sum, { index }) => sum + (index % 2 === 0 ? 1 : -1), 0) === 1
}

function forPairs(
  states: readonly ReverseState2[],
  visit: (a: ReverseState2, b: ReverseState2, pair: string) => void,
): void {
  for (let i = 1; i < states.length; i++) for (let j = 0; j < i; j++) visit(states[i]!, states[j]!, `${i} ${j}`)
}

/** The last round that makes do with the rough rule. */
const LAST_ROUGH = 1
/** Where between two minima a saddle is looked for, round by round. */
const WAYS = [[0.5], [0.25, 0.75], [0.5, 0.25, 0.75], [0.1, 0.9], [0.35, 0.65], [0.05, 0.95]]

/** The minima that lie downhill from the given normals: no search for others. */
export function minimaBelow(
  p: Distribution2,
  shape: Shape,
  normals: readonly { mean: readonly [number, number]; cov: Covariance2 }[],
): ReverseState2[] {
  const search = roughSearch(targetOf2(p), shape)
  const minima: ReverseState2[] = []
  const reached: ReverseState2[] = []
  for (const { mean, cov } of normals) {
    const near = descended2(search, reverseState2(search, mean, rootOf(shape.forward(cov))), ROUGHLY)
    if (reached.some(other => apart(near, other) < NEAR)) continue
    reached.push(near)
    const state = polished2(search, near, MOST_AT_ONCE)
    if (!state || minima.some(other => apart(state, other) < SAME)) continue
    if (indexOf(quadraticModel(state, shape)) === 0) minima.push(state)
  }
  return minima
}

/** The moments of every subset of components, under their own and under equal weights, by either projection on the shape. */
function startsOf(p: Distribution2, search: Search2): ReverseState2[] {
  const { weights, components } = termsOf(p)
  const { forward, reverse } = search.shape
  const uneven = weights.some(weight => weight !== weights[0])
  const starts: ReverseState2[] = []
  for (let subset = 1; subset < 2 ** Math.min(components.length, 10); subset++) {
    const members = components.map((_, i) => i).filter(i => subset & (1 << i))
    for (const own of uneven && members.length > 1 ? [true, false] : [true]) {
      const { mean, cov } = moments2({
        family: 'mixture2',
        weights: members.map(i => (own ? weights[i]! : 1)),
        components: members.map(i => components[i]!),
      })
      starts.push(reverseState2(search, mean, rootOf(forward(cov))))
      if (search.shape.directions.length < 5) starts.push(reverseState2(search, mean, rootOf(reverse(cov))))
    }
  }
  return starts
}

/** The moments of the mixture (1 − t) a + t b. */
function between(search: Search2, a: ReverseState2, b: ReverseState2, t: number): ReverseState2 {
  const [p, q] = [covOf(a.root), covOf(b.root)]
  const [dx, dy] = [b.mean[0] - a.mean[0], b.mean[1] - a.mean[1]]
  const spread = t * (1 - t)
  const mix = (k: 0 | 1 | 2, square: number) => (1 - t) * p[k] + t * q[k] + spread * square
  const cov = search.shape.forward([mix(0, dx * dx), mix(1, dx * dy), mix(2, dy * dy)])
  return reverseState2(search, [a.mean[0] + t * dx, a.mean[1] + t * dy], rootOf(cov))
}

/** A step to one side, along the least curvature: from a saddle that goes down, from a minimum up most gently. */
function beside(search: Search2, state: ReverseState2, step: number): ReverseState2 {
  const model = quadraticModel(state, search.shape)
  const steps = new Float64Array(model.slopes.length)
  steps[0] = step
  return moved(search, state, model, steps)
}
