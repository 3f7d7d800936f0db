/** What stands beside the bar: the loss as one parameter moves, or the samples' running sum of log(q/p). */
import type { Point } from '../../geometry/point.ts'
import { logDensity, mean, sd } from '../../math/index.ts'
import type { State } from '../core/contract.ts'
import { expectedLoss, lossOf, memberOfParameters, parametersOf } from './family.ts'
import type { LikelihoodFields } from './fields.ts'
import type { Likelihood } from './likelihood.ts'

/** ⟨−log q⟩ for N = ∞ and for the samples, and KL(P‖q), as one parameter moves; the first and the last differ by H(P). */
export interface LossCurves {
  expected: Point[]
  divergence: Point[]
  sampled: Point[]
  /** Where q is on the first two; none where they are infinite. */
  here: { expected: Point; divergence: Point } | null
}

const points = 72

export function lossCurves(
  { p }: State<LikelihoodFields>,
  { family, q, samples, best, entropy, crossEntropy }: Likelihood,
  along: 'mean' | 'sd',
  { min, max }: { min: number; max: number },
): LossCurves {
  const { location, scale } = parametersOf(q)
  const curves: LossCurves = { expected: [], divergence: [], sampled: [], here: null }
  for (let i = 0; i <= points; i++) {
    const x = along === 'mean' ? min + ((max - min) * i) / points : min * (max / min) ** (i / points)
    const member = along === 'mean' ? memberOfParameters(family, x, scale) : memberOfParameters(family, location, x)
    curves.sampled.push({ x, y: lossOf(samples, member) })
    if (!best) continue
    const expected = expectedLoss(p, member)
    curves.expected.push({ x, y: expected })
    curves.divergence.push({ x, y: Math.max(0, expected - entropy) })
  }
  if (best) {
    const x = along === 'mean' ? location : scale
    curves.here = { expected: { x, y: crossEntropy }, divergence: { x, y: Math.max(0, crossEntropy - entropy) } }
  }
  return curves
}

/** Which means or sds to show: about those of P (of the samples, where P has none), with room for q. */
export function reachOf({ p }: State<LikelihoodFields>, { q, samples }: Likelihood, along: 'mean' | 'sd') {
  const { location, scale } = parametersOf(q)
  const finite = Number.isFinite(sd(p))
  const [middle, width] = finite ? [mean(p), sd(p)] : [samples.median(), samples.meanDistance(samples.median())]
  if (along === 'sd') return { min: Math.min(0.45 * width, 0.8 * scale), max: Math.max(2.6 * width, 1.25 * scale) }
  const reach = Math.max(1.6 * width, 1.15 * Math.abs(location - middle))
  return { min: middle - reach, max: middle + reach }
}

/**
 * Σ log q(xₙ)/p(xₙ) over the first i samples, against i: at most about 600 points of it, each where it is. It ends where a
 * sample lies outside P's support, and follows −KL(P‖q)·i as long as the samples are P's.
 */
export function runningRatio({ p }: State<LikelihoodFields>, { q, samples }: Likelihood): Point[] {
  const { values } = samples
  const every = Math.ceil(values.length / 600)
  const result: Point[] = [{ x: 0, y: 0 }]
  let sum = 0
  for (const [i, x] of values.entries()) {
    sum += logDensity(q, x) - logDensity(p, x)
    if (!Number.isFinite(sum)) break
    if ((i + 1) % every === 0 || i === values.length - 1) result.push({ x: i + 1, y: sum })
  }
  return result
}
