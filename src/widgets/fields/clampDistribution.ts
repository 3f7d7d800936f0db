/** What keeps a distribution within the numbers that every figure can show. */
import { type Component, type Distribution, familyOf, type ParameterKind } from '../../math/index.ts'

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
export function clampDistribution(distribution: Distribution): Distribution {
  if (distribution.family !== 'mixture') return clampComponent(distribution)
  return {
    ...distribution,
    weights: clampWeights(distribution.weights.slice(0, limits.components)),
    components: distribution.components.slice(0, limits.components).map(clampComponent),
  }
}

/** Weights of a size that can be added, none next to nothing beside the heaviest. */
export function clampWeights(weights: readonly number[]): number[] {
  const heaviest = clamp(Math.max(...weights.filter(weight => !Number.isNaN(weight))), 1e-6, 1e6, 1)
  return weights.map(weight => clamp(weight, limits.lightest * heaviest, heaviest, heaviest))
}

/** What to say of a distribution that `clampDistribution` cuts short; undefined where it only moves numbers. */
export function tooManyComponents(distribution: Distribution): string | undefined {
  const count = distribution.family === 'mixture' ? distribution.components.length : 1
  if (count <= limits.components) return undefined
  return `expected at most ${limits.components} components, got ${count}; the first ${limits.components} are taken`
}

/** The same object where nothing has to move. */
function clampComponent(part: Component): Component {
  const clamped = withinLimits(part)
  const before = part as unknown as Record<string, unknown>
  return Object.entries(clamped).every(([name, value]) => before[name] === value) ? part : clamped
}

/** Each parameter where its kind may be; ends before what lies between them. */
function withinLimits(part: Component): Component {
  const values = { ...part } as unknown as Record<string, number>
  const { parameters } = familyOf(part)
  let [lowest, highest] = [-limits.location, limits.location]
  for (const { name, kind } of parameters) {
    const value = values[name] ?? Number.NaN
    if (kind === 'low') lowest = values[name] = clamp(value, lowest, highest - limits.smallestScale, -1)
    else if (kind === 'high') highest = values[name] = clamp(value, lowest + limits.smallestScale, highest, lowest + 1)
    else if (kind !== 'inside') values[name] = clamp(value, ...allowed[kind])
  }
  for (const { name, kind } of parameters)
    if (kind === 'inside') values[name] = clamp(values[name] ?? Number.NaN, lowest, highest, (lowest + highest) / 2)
  return values as unknown as Component
}

/** The least and the greatest a parameter may be, and what it is where it is no number. */
const allowed: Record<
  Exclude<ParameterKind, 'low' | 'high' | 'inside'>,
  [low: number, high: number, otherwise: number]
> = {
  location: [-limits.location, limits.location, 0],
  scale: [limits.smallestScale, limits.largestScale, 1],
  rate: [limits.smallestScale, limits.largestScale, 1],
  shape: [limits.smallestShape, limits.largestShape, 1],
  skew: [-limits.skew, limits.skew, 0],
}

function clamp(value: number, low: number, high: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : Math.min(high, Math.max(low, value))
}
