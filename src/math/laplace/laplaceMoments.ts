/** Expectations of log p under a Laplace law: value, gradient and Hessian of the reverse KL in one pass. */
import type { Distribution } from '../distribution/distribution.ts'
import { tailOf } from '../distribution/tailOf.ts'
import type { LogTarget } from '../expectation/logTarget.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { gaussLegendre } from '../numerics/gaussLegendre.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'

/** ℓ = log p made ready for expectations under Laplace laws. p must be positive on the whole line. */
export interface LaplaceTarget extends LogTarget {
  /** Where ℓ falls exponentially, its rate: for scales from 1/growth on E[ℓ] is −∞. 0 elsewhere. */
  readonly growth: number
}

/** The target of p; kept for the last few p. */
export const laplaceTargetOf = memoizeRecent((p: Distribution): LaplaceTarget => {
  const target = targetOf(p)
  const growth = Math.max(...([-1, 1] as const).map(side => tailOf(p, side)?.growth ?? 0))
  return {
    evaluate: target.evaluate,
    reach: target.reach,
    step: target.step,
    finest: target.finest,
    narrowest: target.narrowest,
    widest: target.widest,
    modes: () => [],
    growth,
  }
})

/** How many numbers `laplaceMoments` writes. */
export const MOMENTS = 6

/**
 * Panels of |t| on which the nodes resolve e^(−|t|) as far as its size asks for, out to where it is rounding even times t⁴;
 * or fewer, to about 1e-6: enough to find the way.
 */
const rules = {
  exact: { ...gaussLegendre(16), cuts: [0, 4, 8, 12, 20, 28, 52] },
  rough: { ...gaussLegendre(8), cuts: [0, 3, 8, 16, 28] },
}
export type LaplaceRule = keyof typeof rules

const LAST_PANEL = 24
/** Beyond this e^(−|t|) leaves the range of doubles. */
const FARTHEST = 700
const MAX_NODES = 16384
const SHORTEST = 1e-12

const t = new Float64Array(MAX_NODES)
const w = new Float64Array(MAX_NODES)
const values = new Float64Array(MAX_NODES)
const centre = new Float64Array(1)
const atCentre = new Float64Array(1)

/**
 * With x = location + scale·t, t ~ Laplace(0, 1), and E of ℓ(x) times 1, sgn t, |t| − 1, (|t| − 2) sgn t and (|t| − 1)² − |t|,
 * into `out` in this order, and ℓ(location) last: value, gradient and Hessian of KL(Laplace(location, scale)‖p) in
 * (location/scale, log scale), also where ℓ has kinks. By 16-point Gauss–Legendre panels that end at t = 0 and are as
 * long as ℓ allows; relative error about 1e-15. Allocates nothing. Not finite where E[ℓ] = −∞.
 */
export function laplaceMoments(
  target: LaplaceTarget,
  location: number,
  scale: number,
  out: Float64Array,
  rule: LaplaceRule = 'exact',
): void {
  target.evaluate(location, scale, centre, 1, atCentre)
  const level = Number.isFinite(atCentre[0]!) ? atCentre[0]! : 0
  const kept = 1 - scale * target.growth
  if (!(kept > 0)) {
    out.fill(-Infinity)
    return
  }
  const count = layPanels(target, location, scale, kept, rule)
  target.evaluate(location, scale, t, count, values)
  out.fill(0)
  for (let i = 0; i < count; i++) {
    const size = Math.abs(t[i]!)
    const term = w[i]! * (values[i]! - level)
    const odd = t[i]! < 0 ? -term : term
    out[0]! += term
    out[1]! += odd
    out[2]! += term * (size - 1)
    out[3]! += odd * (size - 2)
    out[4]! += term * ((size - 1) * (size - 1) - size)
  }
  out[0]! += level
  out[5] = level
}

/** Nodes and weights of ½e^(−|t|), as far out as e^(−kept·|t|) counts; returns how many. */
function layPanels(target: LaplaceTarget, location: number, scale: number, kept: number, rule: LaplaceRule): number {
  const { cuts } = rules[rule]
  let count = 0
  const last = cuts.length - 1
  const end = Math.min(FARTHEST, cuts[last]! / kept)
  const panels = last + Math.ceil((end - cuts[last]!) / LAST_PANEL)
  const cut = (k: number) => (k <= last ? cuts[k]! : cuts[last]! + (k - last) * LAST_PANEL)
  for (let k = panels; k > 0; k--) count = fill(target, location, scale, -cut(k), -cut(k - 1), count, rule)
  for (let k = 0; k < panels; k++) count = fill(target, location, scale, cut(k), cut(k + 1), count, rule)
  return count
}

function fill(
  target: LaplaceTarget,
  location: number,
  scale: number,
  start: number,
  end: number,
  begun: number,
  rule: LaplaceRule,
): number {
  const { nodes, weights } = rules[rule]
  let count = begun
  for (let from = start; from < end && count + nodes.length <= MAX_NODES; ) {
    const most = target.reach(location + scale * from) / scale
    const rest = end - from
    // an equal split of the rest rather than a sliver at the end
    const length = most >= rest ? rest : Math.max(rest < 2 * most ? rest / 2 : most, SHORTEST)
    const half = length / 2
    for (let i = 0; i < nodes.length; i++) {
      const at = from + half * (1 + nodes[i]!)
      t[count] = at
      w[count++] = 0.5 * half * weights[i]! * Math.exp(-Math.abs(at))
    }
    from = most >= rest ? end : from + length
  }
  return count
}
