/**
 * The integrands of divergences, pointwise non-negative so that nothing cancels and the sign is certain: from log p and
 * log q at each of many points into `out`. Either may be −Infinity (0·log 0 = 0 is in them). Each has its own loop, so
 * that what it calls is compiled into it and no number is boxed.
 */
export type DivergenceIntegrand = (logP: Float64Array, logQ: Float64Array, out: Float64Array) => void

/** q − p + p·log(p/q) = p·(e^(−d) − 1 + d), d = log p − log q; integrates to KL(p‖q). */
export const klIntegrand: DivergenceIntegrand = (logP, logQ, out) => {
  for (let i = 0; i < out.length; i++) out[i] = relativeEntropy(logP[i]!, logQ[i]!)
}

function relativeEntropy(logP: number, logQ: number): number {
  const p = Math.exp(logP)
  if (p === 0) return Math.exp(logQ)
  const d = logP - logQ
  if (Math.abs(d) < 0.3) return p * expTail2(-d)
  return Math.exp(logQ) - p + p * d
}

/** e^u − 1 − u, to full relative accuracy for |u| < 0.35. */
export function expTail2(u: number): number {
  let term = (u * u) / 2
  let sum = term
  for (let k = 3; Math.abs(term) > 1e-18 * sum; k++) {
    term *= u / k
    sum += term
  }
  return sum
}

/** Half of each side's relative entropy to m = (p + q)/2. */
export const jensenShannonIntegrand: DivergenceIntegrand = (logP, logQ, out) => {
  for (let i = 0; i < out.length; i++) {
    const a = logP[i]!
    const b = logQ[i]!
    out[i] = a === b ? 0 : 0.5 * (towardsMiddle(a, b) + towardsMiddle(b, a))
  }
}

/** m − p + p·log(p/m), m = (p + q)/2 */
function towardsMiddle(logP: number, logQ: number): number {
  const p = Math.exp(logP)
  const q = Math.exp(logQ)
  if (p === 0) return q / 2
  const back = logQ - logP
  if (back > 700) return (q - p) / 2 - p * (back - Math.LN2)
  const u = Math.log1p(Math.expm1(back) / 2)
  return Math.abs(u) < 0.3 ? p * expTail2(u) : (q - p) / 2 - p * u
}

/** ½|p − q| */
export const totalVariationIntegrand: DivergenceIntegrand = (logP, logQ, out) => {
  for (let i = 0; i < out.length; i++) {
    const high = Math.max(logP[i]!, logQ[i]!)
    const low = Math.min(logP[i]!, logQ[i]!)
    out[i] = high === low ? 0 : -0.5 * Math.exp(high) * Math.expm1(low - high)
  }
}

/** ½(√p − √q)², which integrates to 1 − ∫√(pq) */
export const hellingerIntegrand: DivergenceIntegrand = (logP, logQ, out) => {
  for (let i = 0; i < out.length; i++) {
    const high = Math.max(logP[i]!, logQ[i]!)
    const low = Math.min(logP[i]!, logQ[i]!)
    out[i] = high === low ? 0 : 0.5 * Math.exp(high) * Math.expm1((low - high) / 2) ** 2
  }
}

/**
 * [αp + (1−α)q − p^α q^(1−α)] / (α(1−α)) ≥ 0, continuous in α through 0 and 1, where it is q·log(q/p) − q + p and
 * p·log(p/q) − p + q.
 */
export function alphaIntegrand(alpha: number): DivergenceIntegrand {
  if (alpha < 0.5) {
    const mirrored = alphaIntegrand(1 - alpha)
    return (logP, logQ, out) => mirrored(logQ, logP, out)
  }
  if (alpha === 1) return klIntegrand
  return (logP, logQ, out) => {
    for (let i = 0; i < out.length; i++) out[i] = alphaAt(alpha, logP[i]!, logQ[i]!)
  }
}

/** α ≥ ½, not 1 */
function alphaAt(alpha: number, logP: number, logQ: number): number {
  if (logP === logQ) return 0
  const rest = 1 - alpha
  const p = Math.exp(logP)
  const q = Math.exp(logQ)
  // so far out that log q has left the range of doubles: whether the integral is finite was decided before
  if (p === 0 && logQ === -Infinity) return 0
  const u = logQ - logP
  if (Math.abs(u) < 0.3) return p * alphaSeries(alpha, u)
  // (q − p − (p e^(rest·u) − p)/rest) / α; the product in logarithms where e^(rest·u) alone would overflow
  const power = Math.abs(rest * u) < 1 ? p * Math.expm1(rest * u) : Math.exp(alpha * logP + rest * logQ) - p
  if (p === 0 && q === 0) return Math.max(0, -Math.exp(alpha * logP + rest * logQ) / (rest * alpha)) || 0
  return (q - p - power / rest) / alpha
}

/** Σ_{k≥2} (1 − (1−α)^(k−1))/α · u^k/k!: the integrand over p, for small u = log(q/p) */
function alphaSeries(alpha: number, u: number): number {
  const rest = 1 - alpha
  let term = u
  let power = 1
  let sum = 0
  for (let k = 2; k < 30; k++) {
    term *= u / k
    power *= rest
    sum += ((1 - power) / alpha) * term
    if (Math.abs(term) * (1 + Math.abs(power)) < 1e-18 * Math.abs(sum)) break
  }
  return sum
}
