/**
 * Distributions as things one can take hold of: for each family, the parameters that a handle, a key or a transition
 * between two steps may move, and how far.
 */
import { type Component, type Distribution, density, formatDistribution } from '../../math/index.ts'
import { between, betweenScales } from '../core/interpolate.ts'
import { settleDistribution } from '../fields/clampDistribution.ts'

/** Where a drag may take locations and scales. */
export const reach = { location: 10, smallestScale: 0.05, largestScale: 10 }

/** A handle on a distribution: at which point of the plot it sits, and what moving it there makes of the distribution. */
export interface Grip {
  /** Stable name: `mean`, `sd`, `low`, …; in mixtures with the component's number: `mean-2`. */
  key: string
  /** Spoken name: “mean”, “standard deviation”. */
  name: string
  value: number
  min: number
  max: number
  /** The point of the plot, in plot coordinates. */
  x: number
  y: number
  /** The distribution with the handle at `x`. */
  moveTo(x: number): Distribution
  /** The distribution with the handle's value at `value`: for keys. */
  become(value: number): Distribution
  /** Where a component's weight can be dragged up and down: the distribution with it at height `y`. */
  weight?: { value: number; become(weight: number): Distribution }
}

/** The location and scale of a family that has them, under its own names. */
interface Place {
  location: number
  scale: number
  locationName: string
  scaleName: string
  locationKey: string
  scaleKey: string
  with(location: number, scale: number): Component
}

/** The grips of `distribution`, left to right in its notation. Families without a location have none. */
export function grips(distribution: Distribution): Grip[] {
  if (distribution.family === 'mixture')
    return distribution.components.flatMap((_, index) => componentGrips(distribution, index))
  if (distribution.family === 'uniform') return uniformGrips(distribution)
  const place = placeOf(distribution)
  return place ? placeGrips(place, distribution, changed => changed) : []
}

/**
 * Every parameter on the straight way from `a` to `b`, scales on a logarithmic one. `b` at once where their form differs, and
 * `b` itself where nothing moves.
 */
export function mixParameters(a: Distribution, b: Distribution, t: number): Distribution {
  if (formatDistribution(a) === formatDistribution(b)) return b
  if (b.family !== 'mixture') return a.family === 'mixture' ? b : settleDistribution(mixComponents(a, b, t))
  if (a.family !== 'mixture' || a.components.length !== b.components.length) return b
  return settleDistribution({
    ...b,
    weights: b.weights.map((weight, index) => between(a.weights[index] ?? weight, weight, t)),
    components: b.components.map((part, index) => mixComponents(a.components[index] ?? part, part, t)),
  })
}

function mixComponents(a: Component, b: Component, t: number): Component {
  if (a.family === 'uniform' && b.family === 'uniform')
    return { ...b, low: between(a.low, b.low, t), high: between(a.high, b.high, t) }
  const from = a.family === b.family ? placeOf(a) : undefined
  const to = placeOf(b)
  if (!from || !to) return b
  return to.with(between(from.location, to.location, t), betweenScales(from.scale, to.scale, t))
}

/** Which number of the notation a grip moves (0 is the first): what lights up while it is held. */
export function placeInNotation(distribution: Distribution, key: string): number {
  const [name = key, component] = key.split('-')
  const offset = name === 'sd' || name === 'scale' || name === 'high' ? 1 : 0
  if (distribution.family === 'mixture') return 3 * (Number(component) - 1) + 1 + offset
  return offset + (distribution.family === 'student' ? 1 : 0)
}

/** Families that a chooser offers, each placed like `distribution`: same middle, same spread. */
export const choosableFamilies = ['normal', 'mixture', 'laplace', 'student', 'uniform'] as const
export type ChoosableFamily = (typeof choosableFamilies)[number]

export function withFamily(distribution: Distribution, family: ChoosableFamily): Distribution {
  const { middle, spread } = placed(distribution)
  switch (family) {
    case 'normal':
      return { family, mean: middle, sd: spread }
    case 'laplace':
      return { family, location: middle, scale: spread }
    case 'student':
      return { family, df: 3, location: middle, scale: spread }
    case 'uniform':
      return { family, low: middle - 2 * spread, high: middle + 2 * spread }
    case 'mixture':
      return {
        family,
        weights: [0.5, 0.5],
        components: [middle - 1.5 * spread, middle + 1.5 * spread].map(mean => ({
          family: 'normal',
          mean,
          sd: spread,
        })),
      }
  }
}

function placed(distribution: Distribution): { middle: number; spread: number } {
  if (distribution.family === 'uniform')
    return { middle: (distribution.low + distribution.high) / 2, spread: (distribution.high - distribution.low) / 4 }
  if (distribution.family === 'mixture') {
    const places = distribution.components.map(placed)
    const total = distribution.weights.reduce((sum, weight) => sum + weight, 0)
    const middle = places.reduce((sum, { middle }, i) => sum + ((distribution.weights[i] ?? 0) / total) * middle, 0)
    return { middle, spread: places[0]?.spread ?? 1 }
  }
  const place = placeOf(distribution)
  return place ? { middle: place.location, spread: place.scale } : { middle: 0, spread: 1 }
}

function placeOf(d: Distribution): Place | undefined {
  const names = { locationName: 'location', scaleName: 'scale', locationKey: 'location', scaleKey: 'scale' }
  switch (d.family) {
    case 'normal':
      return {
        location: d.mean,
        scale: d.sd,
        locationName: 'mean',
        scaleName: 'standard deviation',
        locationKey: 'mean',
        scaleKey: 'sd',
        with: (mean, sd) => ({ family: 'normal', mean, sd }),
      }
    case 'laplace':
    case 'logistic':
    case 'gumbel':
    case 'student':
    case 'skewnormal':
      return { ...names, location: d.location, scale: d.scale, with: (location, scale) => ({ ...d, location, scale }) }
    default:
      return undefined
  }
}

function placeGrips(
  place: Place,
  drawn: Distribution,
  put: (part: Component) => Distribution,
  suffix = '',
  spoken = '',
): Grip[] {
  const { location, scale } = place
  const toLocation = (x: number) => put(place.with(clamp(x, -reach.location, reach.location), scale))
  const toScale = (s: number) => put(place.with(location, clamp(s, reach.smallestScale, reach.largestScale)))
  return [
    {
      key: place.locationKey + suffix,
      name: place.locationName + spoken,
      value: location,
      min: -reach.location,
      max: reach.location,
      x: location,
      y: density(drawn, location),
      moveTo: x => toLocation(tidy(x)),
      become: toLocation,
    },
    {
      key: place.scaleKey + suffix,
      name: place.scaleName + spoken,
      value: scale,
      min: reach.smallestScale,
      max: reach.largestScale,
      x: location + scale,
      y: density(drawn, location + scale),
      moveTo: x => toScale(tidy(Math.abs(x - location))),
      become: toScale,
    },
  ]
}

function componentGrips(mixture: Extract<Distribution, { family: 'mixture' }>, index: number): Grip[] {
  const part = mixture.components[index]
  if (!part) return []
  const place = placeOf(part)
  if (!place) return []
  const put = (changed: Component): Distribution => ({
    ...mixture,
    components: mixture.components.map((component, at) => (at === index ? changed : component)),
  })
  const total = mixture.weights.reduce((sum, weight) => sum + weight, 0)
  const others = (total - (mixture.weights[index] ?? 0)) / total
  const weight = {
    value: 1 - others,
    become: (wanted: number): Distribution => {
      const share = clamp(wanted, 0.01, 0.99)
      const weights = mixture.weights.map((w, at) => (at === index ? share : ((w / total) * (1 - share)) / others))
      return { ...mixture, weights: weights.map(w => Number(w.toPrecision(12))) }
    },
  }
  const [first, ...rest] = placeGrips(place, mixture, put, `-${index + 1}`, ` of component ${index + 1}`)
  return first ? [others > 0 ? { ...first, weight } : first, ...rest] : []
}

function uniformGrips(d: Extract<Distribution, { family: 'uniform' }>): Grip[] {
  const height = 1 / (d.high - d.low)
  const gap = 2 * reach.smallestScale
  const toLow = (x: number): Distribution => ({ ...d, low: clamp(x, -reach.location, d.high - gap) })
  const toHigh = (x: number): Distribution => ({ ...d, high: clamp(x, d.low + gap, reach.location) })
  return [
    {
      key: 'low',
      name: 'lower end',
      value: d.low,
      min: -reach.location,
      max: d.high - gap,
      x: d.low,
      y: height,
      moveTo: x => toLow(tidy(x)),
      become: toLow,
    },
    {
      key: 'high',
      name: 'upper end',
      value: d.high,
      min: d.low + gap,
      max: reach.location,
      x: d.high,
      y: height,
      moveTo: x => toHigh(tidy(x)),
      become: toHigh,
    },
  ]
}

/** A dragged value, to the hundredth: readable in labels and links. */
function tidy(value: number): number {
  return Number(value.toFixed(2))
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
