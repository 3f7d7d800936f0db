/** Mean, variance and standard deviation. */
import type { Component, Distribution } from './distribution.ts'
import { familyOf } from './familyOf.ts'
import { preparedDistribution } from './preparedDistribution.ts'

/** The mean; NaN where there is none. */
export function mean(p: Distribution): number {
  const { components, weights } = preparedDistribution(p)
  return components.reduce((sum, c, i) => sum + weights[i]! * componentMean(c), 0)
}

/** The variance: within the components and between their means. Infinity where a component has none. */
export function variance(p: Distribution): number {
  const { components, weights } = preparedDistribution(p)
  if (components.some(c => componentVariance(c) === Infinity)) return Infinity
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

/** NaN where it has none. */
export function componentMean(d: Component): number {
  return familyOf(d).mean(d)
}

/** Infinity where it has none. */
export function componentVariance(d: Component): number {
  return familyOf(d).variance(d)
}
