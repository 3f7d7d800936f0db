/** The model x = z² + noise: its evidence, ELBO and fits. */
import { type ElboFit, type Fits, onlyMinima, rank } from '../fit/fit.ts'
import type { Place } from '../landscape/naturalGradientPath.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { positiveRoot } from '../numerics/positiveRoot.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { logEvidence } from './evidence.ts'

/** x = z² + noise with z ~ N(0, 1) and noise ~ N(0, s²): one observation of a latent number whose sign leaves no trace. */
export interface SquareModel {
  readonly x: number
  readonly s: number
}

/** log p(x, z) in nats: the posterior's logarithm up to log p(x). */
export function squareLogJoint({ x, s }: SquareModel, z: number): number {
  const miss = (x - z * z) / s
  return -2 * LN_SQRT_2PI - Math.log(s) - 0.5 * (z * z + miss * miss)
}

/** log p(x) in nats, by quadrature to about 1e-14: the one number here that has no closed form. */
export const squareLogEvidence: (model: SquareModel) => number = memoizeRecent(model => {
  const { x, s } = check(model)
  return logEvidence({ prior: { mu: 0, sigma: 1 }, likelihood: 'square', data: { x: [x], s } })
})

/** The ELBO of q = N(mean, sd²), in nats, and its two parts: `elbo` = `expectedLogLikelihood` − `klPrior`. */
export interface ElboParts {
  readonly elbo: number
  /** E_q[log p(x | z)]. */
  readonly expectedLogLikelihood: number
  /** KL(q‖p(z)), from q to the prior. */
  readonly klPrior: number
}

/** In closed form: E[z²] = m² + v and Var[z²] = 4m²v + 2v² for z ~ N(m, v). */
export function squareElbo(model: SquareModel, { mean, sd }: Place): ElboParts {
  const { x, s } = check(model)
  requireFinite('q.mean', mean)
  requirePositive('q.sd', sd)
  const [square, v] = [mean * mean, sd * sd]
  const misfit = (x - square - v) ** 2 + 4 * square * v + 2 * v * v
  const expectedLogLikelihood = -LN_SQRT_2PI - Math.log(s) - misfit / (2 * s * s)
  const klPrior = Math.max(0, 0.5 * (square + v - 1) - Math.log(sd))
  return { elbo: expectedLogLikelihood - klPrior, expectedLogLikelihood, klPrior }
}

/**
 * Every local minimum and saddle of KL(q‖posterior) over normals q, by value; `elbo` + `value` is the log evidence. The
 * gradient vanishes at mean 0 where 6v² − (2x − s²)v = s², always a minimum; and at mean² = x − s²/2 − 3v where
 * 12v² − (4x − 2s²)v + s² = 0, from x = s²/2 + √3·s on: the smaller v is a pair of minima, the larger a pair of saddles.
 */
export function fitSquare(model: SquareModel): Fits<ElboFit> {
  const { x, s } = check(model)
  const evidence = squareLogEvidence(model)
  const noise = s * s
  const fit = (mean: number, v: number): ElboFit => {
    const sd = Math.sqrt(v)
    const { elbo } = squareElbo(model, { mean, sd })
    return { mean, sd, elbo, value: Math.max(0, evidence - elbo) }
  }
  const pair = (v: number) => {
    const mean = Math.sqrt(Math.max(0, x - noise / 2 - 3 * v))
    return [fit(-mean, v), fit(mean, v)]
  }
  const spanning = fit(0, positiveRoot(6, noise - 2 * x, noise))
  const far = 4 * x - 2 * noise
  const room = far * far - 48 * noise
  if (!(far > 0 && room > 0)) return onlyMinima(rank([spanning]))
  const larger = (far + Math.sqrt(room)) / 24
  return { minima: rank([spanning, ...pair(noise / (12 * larger))]), saddles: rank(pair(larger)), maxima: [] }
}

function check(model: SquareModel): SquareModel {
  requireFinite('x', model.x)
  requirePositive('s', model.s)
  return model
}
