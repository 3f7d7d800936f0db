/**
 * A distribution as plain, immutable data: what slides, links and states hold. Real-valued, absolutely continuous.
 * Weights of a mixture are kept as written; wherever they are used they are divided by their sum.
 */
export interface Normal {
  readonly family: 'normal'
  readonly mean: number
  readonly sd: number
}

/** exp(−|x − location| / scale) / (2·scale). */
export interface Laplace {
  readonly family: 'laplace'
  readonly location: number
  readonly scale: number
}

/** location + scale·T with T of Student's t distribution, `df` degrees of freedom. */
export interface Student {
  readonly family: 'student'
  readonly df: number
  readonly location: number
  readonly scale: number
}

/** e^(−z) / (scale·(1 + e^(−z))²), z = (x − location) / scale. */
export interface Logistic {
  readonly family: 'logistic'
  readonly location: number
  readonly scale: number
}

export interface Uniform {
  readonly family: 'uniform'
  readonly low: number
  readonly high: number
}

/** Rises linearly from `low` to `mode`, falls linearly to `high`. */
export interface Triangular {
  readonly family: 'triangular'
  readonly low: number
  readonly mode: number
  readonly high: number
}

/** rate·exp(−rate·(x − low)) from `low` on. */
export interface Exponential {
  readonly family: 'exponential'
  readonly rate: number
  readonly low: number
}

/** rate^shape x^(shape − 1) e^(−rate·x) / Γ(shape) on x > 0. */
export interface Gamma {
  readonly family: 'gamma'
  readonly shape: number
  readonly rate: number
}

/** x^(a − 1) (1 − x)^(b − 1) / B(a, b) on (0, 1). */
export interface Beta {
  readonly family: 'beta'
  readonly a: number
  readonly b: number
}

/** exp(−z − e^(−z)) / scale, z = (x − location) / scale: the law of a maximum. */
export interface Gumbel {
  readonly family: 'gumbel'
  readonly location: number
  readonly scale: number
}

/** 2 φ(z) Φ(shape·z) / scale, z = (x − location) / scale. */
export interface SkewNormal {
  readonly family: 'skewnormal'
  readonly location: number
  readonly scale: number
  readonly shape: number
}

export type Component =
  | Normal
  | Laplace
  | Student
  | Logistic
  | Uniform
  | Triangular
  | Exponential
  | Gamma
  | Beta
  | Gumbel
  | SkewNormal

/** Σ weights[i]·components[i] / Σ weights[i]. */
export interface Mixture {
  readonly family: 'mixture'
  readonly weights: readonly number[]
  readonly components: readonly Component[]
}

export type Distribution = Component | Mixture
export type Family = Component['family']
