/** The model x = z₁·z₂ + noise: its evidence, ELBO and fits. */
import { type Fits, onlyMinima } from '../fit/fit.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { type Covariance, checkNormal } from '../plane/distribution.ts'
import type { Fit } from '../plane/fit.ts'
import { entropyOfNormal } from '../plane/moments.ts'
import { fullRankOptima, meanFieldOptima } from './productOptima.ts'

/** x = z₁·z₂ + noise with z₁, z₂ ~ N(0, 1) independent and noise ~ N(0, s²): one observation of two latent numbers. */
export interface ProductModel {
  readonly x: number
  readonly s: number
}

/** A normal q(z₁, z₂): mean and covariance (var z₁, cov, var z₂). */
export interface ProductGuess {
  readonly mean: readonly [number, number]
  readonly cov: Covariance
}

const LOG_2PI = Math.log(2 * Math.PI)

/** log p(x, z₁, z₂) in nats: the posterior's logarithm up to log p(x). */
export function productLogJoint({ x, s }: ProductModel, z1: number, z2: number): number {
  const miss = (x - z1 * z2) / s
  return -1.5 * LOG_2PI - Math.log(s) - 0.5 * (z1 * z1 + z2 * z2 + miss * miss)
}

/**
 * log p(x) in nats, relative error about 1e-15. Given z₁, x is N(0, s² + z₁²); with z₁ = s·sinh t
 * p(x) = e^(s²/2 − |x|) / π · ∫₀^∞ exp(−½ (s·cosh t − |x| / (s·cosh t))²) dt,
 * on which the trapezoidal rule converges geometrically: the integrand is bounded and analytic for |Im t| < π/4.
 */
export function productLogEvidence(model: ProductModel): number {
  const { s } = check(model)
  const x = Math.abs(model.x)
  const step = 0.12 / Math.sqrt(1 + (x + s * s) / 6)
  // s·cosh t − |x| / (s·cosh t) and its least value for t ≥ 0
  const least = Math.max(0, s - x / s)
  let sum = 0
  for (let t = 0; ; t += step) {
    const wide = s * Math.cosh(t)
    const above = least > 0 ? 2 * Math.sinh(t / 2) ** 2 * (s + x / wide) : wide - x / wide
    const exponent = 0.5 * above * (above + 2 * least)
    sum += Math.exp(-exponent) * (t === 0 ? 0.5 : 1)
    if (above > 0 && exponent > 40) break
  }
  const top = least > 0 ? -0.5 * (x / s) ** 2 : s * s * 0.5 - x
  return top + Math.log((sum * step) / Math.PI)
}

/**
 * ELBO(q) = E_q[log p(x, z)] + H(q) in nats for any normal q, in closed form by Isserlis' theorem:
 * E[z₁²z₂²] = (E z₁z₂)² + … for means m and covariance S. log p(x) − ELBO is KL(q‖posterior).
 */
export function productElbo(model: ProductModel, { mean, cov }: ProductGuess): number {
  const { x, s } = check(model)
  checkNormal({ family: 'normal2', mean, cov })
  const [m1, m2] = mean
  const [s11, s12, s22] = cov
  const product = m1 * m2 + s12
  // the product's variance: z₁z₂ − E z₁z₂ = m₁d₂ + m₂d₁ + (d₁d₂ − S₁₂)
  const spread = m1 * m1 * s22 + m2 * m2 * s11 + 2 * m1 * m2 * s12 + s11 * s22 + s12 * s12
  const misfit = ((x - product) ** 2 + spread) / (s * s)
  const prior = m1 * m1 + s11 + m2 * m2 + s22
  return -1.5 * LOG_2PI - Math.log(s) - 0.5 * (prior + misfit) + entropyOfNormal(cov)
}

/**
 * Every local minimum of KL(q‖posterior) over normals q (factorised: over independent z₁, z₂), by value; `elbo` + `value`
 * is the log evidence. A fit along the diagonal comes with its mirror image, for (−z₁, −z₂) explain x as well as (z₁, z₂).
 * Saddles are not looked for.
 */
export function fitProduct(
  model: ProductModel,
  { factorised = false }: { factorised?: boolean } = {},
): Fits<Fit & { elbo: number }> {
  const { x, s } = check(model)
  const evidence = productLogEvidence(model)
  const optima = factorised ? meanFieldOptima(Math.abs(x), s) : fullRankOptima(Math.abs(x), s)
  // z₂ ↦ −z₂ turns the model of −x into that of x
  const sign = x < 0 ? -1 : 1
  const minima = optima
    .flatMap(({ mean: m, cov: [xx, xy, yy] }) =>
      (m === 0 ? [0] : [m, -m]).map(z1 => {
        const q: { mean: [number, number]; cov: [number, number, number] } = {
          mean: [z1, z1 === 0 ? 0 : sign * z1],
          cov: [xx, xy === 0 ? 0 : sign * xy, yy],
        }
        const elbo = productElbo(model, q)
        return { ...q, value: Math.max(0, evidence - elbo), elbo }
      }),
    )
    .sort((a, b) => a.value - b.value)
  return onlyMinima(minima.map(fit => ({ ...fit, global: fit.value - minima[0]!.value < 1e-11 })))
}

function check(model: ProductModel): ProductModel {
  requireFinite('x', model.x)
  requirePositive('s', model.s)
  return model
}
