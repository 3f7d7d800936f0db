/** The expectation of a function under a normal. */
import { gaussLegendre } from '../numerics/gaussLegendre.ts'
import { SHORTEST_STEP, trapezoidalRule } from '../numerics/trapezoidalRule.ts'
import type { LogTarget } from './logTarget.ts'

/** Beyond this many standard deviations a normal has 2e−17 of its mass. */
const END = 8.5
/** The longest panel on which 16 nodes resolve the normal itself. */
const LONGEST_PANEL = 3.5
const MAX_NODES = 16384
const SQRT_2PI = 2.5066282746310002

const near = gaussLegendre(16)
/** Beyond this the normal is below 2e−4 and as many digits fewer are asked for. */
const OUTER = 3.9
const far = gaussLegendre(12)

const z = new Float64Array(MAX_NODES)
const w = new Float64Array(MAX_NODES)
const values = new Float64Array(MAX_NODES)

/**
 * E_q[ℓ], q = N(mean, sd²), to about 1e-15: the first of `hermiteMoments`, by fewer nodes. The trapezoidal rule where ℓ
 * is smooth, else Gauss–Legendre panels as long as ℓ allows. Allocates nothing.
 */
export function normalExpectation(target: LogTarget, mean: number, sd: number): number {
  const step = target.step(mean, sd)
  if (step >= SHORTEST_STEP) {
    const { nodes, weights } = trapezoidalRule(step)
    target.evaluate(mean, sd, nodes, nodes.length, values)
    return weighted(weights, nodes.length, values[nodes.length >> 1]!)
  }
  // the first node, of no weight, is the centre
  const count = layPanels(target, mean, sd)
  target.evaluate(mean, sd, z, count, values)
  return weighted(w, count, values[0]!)
}

/** Σ weight·value, from a level near all values so that the weights' own rounding does not count. */
function weighted(weight: Float64Array, count: number, centre: number): number {
  const level = Number.isFinite(centre) ? centre : 0
  let sum = 0
  for (let i = 0; i < count; i++) sum += weight[i]! * (values[i]! - level)
  return level + sum
}

function layPanels(target: LogTarget, mean: number, sd: number): number {
  let count = 1
  for (let from = -END; from < END && count + 16 <= MAX_NODES; ) {
    const most = Math.min(LONGEST_PANEL, target.reach(mean + sd * from) / sd)
    const rest = END - from
    // an equal split of the rest rather than a sliver at the end
    const length = most >= rest ? rest : Math.max(rest < 2 * most ? rest / 2 : most, 1e-12)
    const half = length / 2
    const middle = from + half
    const { nodes, weights } = Math.abs(middle) - half > OUTER ? far : near
    const scale = half / SQRT_2PI
    for (let i = 0; i < nodes.length; i++) {
      const at = middle + half * nodes[i]!
      z[count] = at
      w[count++] = scale * weights[i]! * Math.exp(-0.5 * at * at)
    }
    from = most >= rest ? END : from + length
  }
  return count
}
