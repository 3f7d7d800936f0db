/** The integral ∫ p^α q^(1−α), on which α- and Rényi divergences rest, and whether it is finite. */
import type { Distribution, Normal } from '../distribution/distribution.ts'
import { endpointOrder, endpoints } from '../distribution/endpointOrder.ts'
import type { Peak } from '../distribution/family/familyDefinition.ts'
import { powersIntegrable } from '../distribution/family/tail.ts'
import { integrationPieces } from '../distribution/integrationPieces.ts'
import { logDensitiesOf } from '../distribution/logDensities.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { supportParts, supportWithin } from '../distribution/support.ts'
import { tailOf } from '../distribution/tailOf.ts'
import { integratePanels, NODES, type PanelIntegrand } from '../numerics/integrate.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'

/**
 * log ∫ p^α q^(1−α), α neither 0 nor 1: −Infinity for disjoint supports with 0 < α < 1, Infinity where the integral
 * diverges (decided analytically). Scaled by its largest value, so that neither 1e−300 nor e^3000 is lost.
 */
export function logPowerIntegral(p: Distribution, q: Distribution, alpha: number): number {
  if (p.family === 'normal' && q.family === 'normal') return normals(p, q, alpha)
  if (!powerIntegralFinite(p, q, alpha)) return Infinity
  const logP = logDensitiesOf(p)
  const logQ = logDensitiesOf(q)
  const logIntegrand: PanelIntegrand = (anchor, offsets, out) => {
    logP(anchor, offsets, out)
    logQ(anchor, offsets, atQ)
    for (let i = 0; i < NODES; i++) {
      const a = out[i]!
      const b = atQ[i]!
      out[i] = a === -Infinity || b === -Infinity ? -Infinity : alpha * a + (1 - alpha) * b
    }
  }
  const pieces = integrationPieces([p, q], tiltedPeaks(p, q, alpha), 'mass')
  let top = -Infinity
  integratePanels((anchor, offsets, out) => {
    logIntegrand(anchor, offsets, out)
    for (let i = 0; i < NODES; i++) if (out[i]! > top) top = out[i]!
    out.fill(0)
  }, pieces)
  if (top === -Infinity) return -Infinity
  const scaled: PanelIntegrand = (anchor, offsets, out) => {
    logIntegrand(anchor, offsets, out)
    for (let i = 0; i < NODES; i++) out[i] = Math.exp(out[i]! - top)
  }
  let integral = integratePanels(scaled, pieces)
  if (integral > 0 && integral < 1e-3) {
    // the largest value was at a pole or on a spike of little mass: scaled again, by the integral itself
    top += Math.log(integral)
    integral = integratePanels(scaled, pieces)
  }
  return top + Math.log(integral)
}

const atQ = new Float64Array(NODES)

/** Whether ∫ p^α q^(1−α) is finite, from supports, edges and tails. */
export function powerIntegralFinite(p: Distribution, q: Distribution, alpha: number): boolean {
  if (alpha > 0 && alpha < 1) return true
  if (alpha <= 0) return powerIntegralFinite(q, p, 1 - alpha)
  if (!supportWithin(p, q)) return false
  for (const side of [-1, 1] as const) {
    const tail = tailOf(p, side)
    if (tail && !powersIntegrable(tail, alpha, tailOf(q, side)!, 1 - alpha)) return false
    for (const edge of [...endpoints(p), ...endpoints(q)]) {
      const order = endpointOrder(p, edge, side)
      if (order < Infinity && alpha * order + (1 - alpha) * endpointOrder(q, edge, side) <= -1) return false
    }
  }
  return true
}

/** Whether p and q have no interval in common. */
export function supportsDisjoint(p: Distribution, q: Distribution): boolean {
  const others = supportParts(q)
  return supportParts(p).every(({ low, high }) => others.every(o => o.high <= low || high <= o.low))
}

/**
 * Where products N(mᵢ, sᵢ²)^α N(mⱼ, sⱼ²)^(1−α) have their peaks, which may lie where neither density has its mass; but
 * for those that lie, no narrower, within the narrower component, and those that other components drown.
 */
export function tiltedPeaks(p: Distribution, q: Distribution, alpha: number): Peak[] {
  const between = alpha > 0 && alpha < 1
  const peaks: Peak[] = []
  for (const a of normalTerms(p)) {
    for (const b of normalTerms(q)) {
      const precision = alpha / a.sd / a.sd + (1 - alpha) / b.sd / b.sd
      if (!(precision > 0)) continue
      // relative to b's mean, so that nearby far-off components keep their digits
      const centre = b.mean + ((alpha / a.sd / a.sd) * (a.mean - b.mean)) / precision
      const narrower = a.sd < b.sd ? a : b
      if (between && Math.abs(centre - narrower.mean) < WITHIN * narrower.sd) continue
      if (drowned(a, p, centre) || drowned(b, q, centre)) continue
      peaks.push({ centre, scale: 1 / Math.sqrt(precision) })
    }
  }
  return peaks
}

/** Standard deviations about a mean that are cut finely anyway. */
const WITHIN = 4
/** Nats below the density at which a component has no say in it. */
const DROWNED = 20

interface Term extends Normal {
  readonly logWeight: number
}

function normalTerms(p: Distribution): Term[] {
  const { components, logWeights } = preparedDistribution(p)
  return components.flatMap((c, i) => (c.family === 'normal' ? [{ ...c, logWeight: logWeights[i]! }] : []))
}

function drowned({ mean, sd, logWeight }: Term, p: Distribution, x: number): boolean {
  const away = (x - mean) / sd
  const own = logWeight - LN_SQRT_2PI - Math.log(sd) - 0.5 * away * away
  return preparedDistribution(p).logDensityAt(x, 0) - own > DROWNED
}

/** With v = α s_q² + (1−α) s_p² > 0: (1−α) log s_p + α log s_q − ½ log v − α(1−α)(m_p − m_q)²/2v. */
function normals(p: Normal, q: Normal, alpha: number): number {
  preparedDistribution(p)
  preparedDistribution(q)
  if (p.mean === q.mean && p.sd === q.sd) return 0
  // in units of s_q; log v = log(1 + (1−α)·excess) keeps the digits of nearly equal normals
  const excess = ((p.sd - q.sd) / q.sd) * (p.sd / q.sd + 1)
  const v = 1 + (1 - alpha) * excess
  if (!(v > 0)) return Infinity
  const away = (p.mean - q.mean) / q.sd
  const logRatio = Math.abs(excess) < 0.5 ? Math.log1p(excess) : 2 * Math.log(p.sd / q.sd)
  return 0.5 * ((1 - alpha) * logRatio - Math.log1p((1 - alpha) * excess) - (alpha * (1 - alpha) * away * away) / v)
}
