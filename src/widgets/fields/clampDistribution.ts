import type { Component, Distribution } from '../../math/index.ts'

/**
 * Where the numbers of a distribution may be in any state: locations, scales, shapes (what `df`, `shape`, `a` and `b` are), and
 * what a component may weigh beside the heaviest. Within these every figure has its numbers, and within a moment.
 */
export const limits = {
  location: 100,
  smallestScale: 0.01,
  largestScale: 100,
  smallestShape: 0.05,
  largestShape: 1e6,
  skew: 100,
  components: 8,
  lightest: 1e-6,
}

/** The nearest distribution within `limits`. What is no number becomes one in the middle of what is allowed. */
export function settleDistribution(distribution: Distribution): Distribution {
  if (distribution.family !== 'mixture') return settleComponent(distribution)
  return {
    ...distribution,
    weights: settleWeights(distribution.weights.slice(0, limits.components)),
    components: distribution.components.slice(0, limits.components).map(settleComponent),
  }
}

/** Weights of a size that can be added, none next to nothing beside the heaviest. */
export function settleWeights(weights: readonly number[]): number[] {
  const heaviest = clamp(Math.max(...weights.filter(weight => !Number.isNaN(weight))), 1e-6, 1e6, 1)
  return weights.map(weight => clamp(weight, limits.lightest * heaviest, heaviest, heaviest))
}

/** What to say of a distribution that `settleDistribution` cuts short; undefined where it only moves numbers. */
export function tooManyComponents(distribution: Distribution): string | undefined {
  const count = distribution.family === 'mixture' ? distribution.components.length : 1
  if (count <= limits.components) return undefined
  return `expected at most ${limits.components} components, got ${count}; the first ${limits.components} are taken`
}

/** The same object where nothing has to move. */
function settleComponent(part: Component): Component {
  const settled = withinLimits(part)
  const before = part as unknown as Record<string, unknown>
  return Object.entries(settled).every(([name, value]) => before[name] === value) ? part : settled
}

function withinLimits(part: Component): Component {
  switch (part.family) {
    case 'normal':
      return { ...part, mean: location(part.mean), sd: scale(part.sd) }
    case 'laplace':
    case 'logistic':
    case 'gumbel':
      return { ...part, location: location(part.location), scale: scale(part.scale) }
    case 'student':
      return { ...part, df: shape(part.df), location: location(part.location), scale: scale(part.scale) }
    case 'skewnormal': {
      const skew = clamp(part.shape, -limits.skew, limits.skew, 0)
      return { ...part, location: location(part.location), scale: scale(part.scale), shape: skew }
    }
    case 'uniform':
      return { ...part, ...ends(part.low, part.high) }
    case 'triangular': {
      const { low, high } = ends(part.low, part.high)
      return { ...part, low, high, mode: clamp(part.mode, low, high, (low + high) / 2) }
    }
    case 'exponential':
      return { ...part, rate: scale(part.rate), low: location(part.low) }
    case 'gamma':
      return { ...part, shape: shape(part.shape), rate: scale(part.rate) }
    case 'beta':
      return { ...part, a: shape(part.a), b: shape(part.b) }
  }
}

function ends(low: number, high: number): { low: number; high: number } {
  const settled = clamp(low, -limits.location, limits.location - limits.smallestScale, -1)
  return { low: settled, high: clamp(high, settled + limits.smallestScale, limits.location, settled + 1) }
}

function location(value: number): number {
  return clamp(value, -limits.location, limits.location, 0)
}

function scale(value: number): number {
  return clamp(value, limits.smallestScale, limits.largestScale, 1)
}

function shape(value: number): number {
  return clamp(value, limits.smallestShape, limits.largestShape, 1)
}

function clamp(value: number, low: number, high: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : Math.min(high, Math.max(low, value))
}
