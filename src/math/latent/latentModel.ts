/** Models with one latent number: prior and likelihood. */
import { gammaln, LN_SQRT_2PI, logNormalCdf } from '../numerics/special.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'

/**
 * A model with one latent number z ~ N(mu, sigma²) and data given z:
 * logistic y ~ Bern(sigmoid(x z)); probit y ~ Bern(Φ(x z)); student x ~ z + scale·T_nu; mixture x ~ Σ wⱼ N(aⱼ z + bⱼ, sⱼ²);
 * poisson n ~ Poi(exposure·e^z); binomial k of n ~ Bin(n, sigmoid z); square x ~ N(z², s²); sine x ~ N(sin z, s²);
 * logvar x ~ N(0, e^z); exponential x ~ Exp(rate e^z); normal x ~ N(z, s²).
 */
export type LatentModel = { readonly prior: { readonly mu: number; readonly sigma: number } } & Likelihood

type Likelihood =
  | { readonly likelihood: 'logistic' | 'probit'; readonly data: { readonly x: Numbers; readonly y: Numbers } }
  | {
      readonly likelihood: 'student'
      readonly data: { readonly nu: number; readonly scale: number; readonly x: Numbers }
    }
  | {
      readonly likelihood: 'mixture'
      readonly data: {
        readonly x: Numbers
        readonly w: Numbers
        readonly a: Numbers
        readonly b: Numbers
        readonly s: Numbers
      }
    }
  | { readonly likelihood: 'poisson'; readonly data: { readonly n: Numbers; readonly exposure: Numbers } }
  | { readonly likelihood: 'binomial'; readonly data: { readonly k: Numbers; readonly n: Numbers } }
  | { readonly likelihood: 'square' | 'sine' | 'normal'; readonly data: { readonly x: Numbers; readonly s: number } }
  | { readonly likelihood: 'logvar' | 'exponential'; readonly data: { readonly x: Numbers } }

type Numbers = readonly number[]

/** log p(z): the prior. */
export function logPrior({ prior: { mu, sigma } }: LatentModel, z: number): number {
  return normalLog(z, mu, sigma)
}

/** z ↦ log p(x | z), the data's log-likelihood. */
export function logLikelihood(model: LatentModel): (z: number) => number {
  switch (model.likelihood) {
    case 'logistic':
    case 'probit': {
      const { x, y } = model.data
      const link = model.likelihood === 'logistic' ? logSigmoid : logNormalCdf
      return z => total(x, (xi, i) => link((y[i]! > 0 ? xi : -xi) * z))
    }
    case 'student': {
      const { nu, scale, x } = model.data
      requirePositive('data.nu', nu)
      requirePositive('data.scale', scale)
      const constant = gammaln((nu + 1) / 2) - gammaln(nu / 2) - 0.5 * Math.log(nu * Math.PI) - Math.log(scale)
      return z => total(x, xi => constant - ((nu + 1) / 2) * Math.log1p(((xi - z) / scale) ** 2 / nu))
    }
    case 'mixture': {
      const { x, w, a, b, s } = model.data
      const sum = w.reduce((t, wi) => t + wi, 0)
      return z =>
        total(x, xi => logSumExp(w.map((wj, j) => Math.log(wj / sum) + normalLog(xi, a[j]! * z + b[j]!, s[j]!))))
    }
    case 'poisson': {
      const { n, exposure } = model.data
      return z => total(n, (k, i) => k * (z + Math.log(exposure[i]!)) - exposure[i]! * Math.exp(z) - gammaln(k + 1))
    }
    case 'binomial': {
      const { k, n } = model.data
      return z => total(k, (ki, i) => logChoose(n[i]!, ki) + ki * logSigmoid(z) + (n[i]! - ki) * logSigmoid(-z))
    }
    case 'square':
    case 'sine':
    case 'normal': {
      const { x, s } = model.data
      requirePositive('data.s', s)
      const centre = { square: (z: number) => z * z, sine: Math.sin, normal: (z: number) => z }[model.likelihood]
      return z => total(x, xi => normalLog(xi, centre(z), s))
    }
    case 'logvar':
      return z => total(model.data.x, xi => -LN_SQRT_2PI - 0.5 * z - 0.5 * xi * xi * Math.exp(-z))
    case 'exponential':
      return z => total(model.data.x, xi => z - xi * Math.exp(z))
  }
}

/** Throws a RangeError unless the prior is a normal. */
export function checkModel({ prior: { mu, sigma } }: LatentModel): void {
  requireFinite('prior.mu', mu)
  requirePositive('prior.sigma', sigma)
}

function normalLog(x: number, mean: number, sd: number): number {
  const u = (x - mean) / sd
  return -LN_SQRT_2PI - Math.log(sd) - 0.5 * u * u
}

function logSigmoid(x: number): number {
  return x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x))
}

function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
}

function logSumExp(terms: readonly number[]): number {
  const top = Math.max(...terms)
  return top === -Infinity ? top : top + Math.log(terms.reduce((sum, t) => sum + Math.exp(t - top), 0))
}

function total(values: Numbers, term: (value: number, index: number) => number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += term(values[i]!, i)
  return sum
}
