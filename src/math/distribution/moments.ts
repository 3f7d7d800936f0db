import type { Component, Distribution } from './distribution.ts'
import { preparedDistribution } from './preparedDistribution.ts'

const EULER = 0.5772156649015329

/** The mean; NaN where there is none (a Student component with df ≤ 1). */
export function mean(p: Distribution): number {
  const { components, weights } = preparedDistribution(p)
  return components.reduce((sum, c, i) => sum + weights[i]! * componentMean(c), 0)
}

/** The variance: within the components and between their means. Infinity for a Student component with df ≤ 2. */
export function variance(p: Distribution): number {
  const { components, weights } = preparedDistribution(p)
  if (components.some(c => c.family === 'student' && c.df <= 2)) return Infinity
  const centre = mean(p)
  return components.reduce((sum, c, i) => {
    const away = componentMean(c) - centre
    return sum + weights[i]! * (componentVariance(c) + away * away)
  }, 0)
}

/** The standard deviation; Infinity where the variance is. */
export function sd(p: Distribution): number {
  const { components } = preparedDistribution(p)
  const only = components[0]!
  return components.length === 1 && only.family === 'normal' ? only.sd : Math.sqrt(variance(p))
}

export function componentMean(d: Component): number {
  switch (d.family) {
    case 'normal':
      return d.mean
    case 'student':
      return d.df > 1 ? d.location : Number.NaN
    case 'laplace':
    case 'logistic':
      return d.location
    case 'uniform':
      return d.low + (d.high - d.low) / 2
    case 'triangular':
      return d.low + (d.mode - d.low + (d.high - d.low)) / 3
    case 'exponential':
      return d.low + 1 / d.rate
    case 'gamma':
      return d.shape / d.rate
    case 'beta':
      return d.a / (d.a + d.b)
    case 'gumbel':
      return d.location + EULER * d.scale
    case 'skewnormal':
      return d.location + d.scale * skewness(d.shape) * Math.sqrt(2 / Math.PI)
  }
}

export function componentVariance(d: Component): number {
  switch (d.family) {
    case 'normal':
      return d.sd * d.sd
    case 'student':
      return d.df > 2 ? (d.scale * d.scale * d.df) / (d.df - 2) : Infinity
    case 'laplace':
      return 2 * d.scale * d.scale
    case 'logistic':
      return (Math.PI * d.scale) ** 2 / 3
    case 'uniform':
      return (d.high - d.low) ** 2 / 12
    case 'triangular': {
      const left = d.mode - d.low
      const right = d.high - d.mode
      return (left * left + left * right + right * right) / 18
    }
    case 'exponential':
      return 1 / (d.rate * d.rate)
    case 'gamma':
      return d.shape / d.rate / d.rate
    case 'beta': {
      const n = d.a + d.b
      return ((d.a / n) * (d.b / n)) / (n + 1)
    }
    case 'gumbel':
      return (Math.PI * d.scale) ** 2 / 6
    case 'skewnormal':
      return d.scale * d.scale * (1 - (2 / Math.PI) * skewness(d.shape) ** 2)
  }
}

/** δ = shape / √(1 + shape²) of the skew normal. */
function skewness(shape: number): number {
  return Math.abs(shape) > 1e150 ? Math.sign(shape) : shape / Math.sqrt(1 + shape * shape)
}
