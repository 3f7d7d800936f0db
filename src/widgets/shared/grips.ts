/**
 * Distributions as things one can take hold of: for each family, the parameters that a handle, a key or a transition
 * between two steps may move, and how far.
 */
import {
  type Component,
  type Distribution,
  density,
  families,
  familyNames,
  familyOf,
  formatDistribution,
  writtenParameters,
} from '../../math/index.ts'
import { interpolate, interpolateScales } from '../core/interpolate.ts'
import { clampDistribution } from '../fields/clampDistribution.ts'
import { type Ends, endsOf, type Placement, placementOf } from './placement.ts'

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

/** The grips of `distribution`, left to right in its notation. Families whose parameters have no handles have none. */
export function grips(distribution: Distribution): Grip[] {
  if (distribution.family === 'mixture')
    return distribution.components.flatMap((_, index) => componentGrips(distribution, index))
  const ends = endsOf(distribution)
  if (ends) return endGrips(ends, distribution)
  const place = placementOf(distribution)
  return place ? placeGrips(place, distribution, changed => changed) : []
}

/**
 * Every parameter on the straight way from `a` to `b`, scales on a logarithmic one. `b` at once where their form differs, and
 * `b` itself where nothing moves.
 */
export function mixParameters(a: Distribution, b: Distribution, t: number): Distribution {
  if (formatDistribution(a) === formatDistribution(b)) return b
  if (b.family !== 'mixture') return a.family === 'mixture' ? b : clampDistribution(mixComponents(a, b, t))
  if (a.family !== 'mixture' || a.components.length !== b.components.length) return b
  return clampDistribution({
    ...b,
    weights: b.weights.map((weight, index) => interpolate(a.weights[index] ?? weight, weight, t)),
    components: b.components.map((part, index) => mixComponents(a.components[index] ?? part, part, t)),
  })
}

function mixComponents(a: Component, b: Component, t: number): Component {
  if (a.family !== b.family) return b
  const ends = endsOf(a)
  if (ends) {
    const { low, high, with: put } = endsOf(b) ?? ends
    return put(interpolate(ends.low, low, t), interpolate(ends.high, high, t))
  }
  const [from, to] = [placementOf(a), placementOf(b)]
  if (!from || !to) return b
  return to.with(interpolate(from.location, to.location, t), interpolateScales(from.scale, to.scale, t))
}

/** Which number of the notation a grip moves (0 is the first): what lights up while it is held. */
export function placeInNotation(distribution: Distribution, key: string): number {
  const [name, component = '1'] = key.split('-')
  const parts = distribution.family === 'mixture' ? distribution.components : [distribution]
  const part = parts[Number(component) - 1]
  const own = Math.max(0, part ? familyOf(part).parameters.findIndex(parameter => parameter.name === name) : 0)
  if (distribution.family !== 'mixture') return own
  const before = parts.slice(0, Number(component) - 1).reduce((sum, c) => sum + 1 + writtenParameters(c).length, 0)
  return before + 1 + own
}

/** What a chooser offers: the families that can be placed, normals first, and a mixture of two. */
export const choosableFamilies: readonly Distribution['family'][] = [
  'normal',
  'mixture',
  ...familyNames.filter(name => name !== 'normal' && families[name].placed),
]

/** A member of another family placed like `distribution`: same middle, same spread. */
export function withFamily(distribution: Distribution, family: Distribution['family']): Distribution {
  const { middle, spread } = placed(distribution)
  if (family === 'mixture') {
    const components = [middle - 1.5 * spread, middle + 1.5 * spread].map(
      mean => ({ family: 'normal', mean, sd: spread }) as const,
    )
    return { family, weights: [0.5, 0.5], components }
  }
  const put = families[family].placed
  if (!put) throw new RangeError(`family: expected one of ${choosableFamilies.join(', ')}, got ${family}`)
  return put(middle, spread)
}

function placed(distribution: Distribution): { middle: number; spread: number } {
  if (distribution.family === 'mixture') {
    const places = distribution.components.map(placed)
    const total = distribution.weights.reduce((sum, weight) => sum + weight, 0)
    const middle = places.reduce((sum, { middle }, i) => sum + ((distribution.weights[i] ?? 0) / total) * middle, 0)
    return { middle, spread: places[0]?.spread ?? 1 }
  }
  const ends = endsOf(distribution)
  if (ends) return { middle: (ends.low + ends.high) / 2, spread: (ends.high - ends.low) / 4 }
  const place = placementOf(distribution)
  return place ? { middle: place.location, spread: place.scale } : { middle: 0, spread: 1 }
}

function placeGrips(
  place: Placement,
  drawn: Distribution,
  put: (part: Component) => Distribution,
  suffix = '',
  spoken = '',
): Grip[] {
  const { location, scale, locationParameter, scaleParameter } = place
  const toLocation = (x: number) => put(place.with(clamp(x, -reach.location, reach.location), scale))
  const toScale = (s: number) => put(place.with(location, clamp(s, reach.smallestScale, reach.largestScale)))
  const scaleGrip: Grip = {
    key: scaleParameter.name + suffix,
    name: scaleParameter.handle + spoken,
    value: scale,
    min: reach.smallestScale,
    max: reach.largestScale,
    x: location + scale,
    y: density(drawn, location + scale),
    moveTo: x => toScale(tidy(Math.abs(x - location))),
    become: toScale,
  }
  if (!locationParameter) return [scaleGrip]
  const locationGrip: Grip = {
    key: locationParameter.name + suffix,
    name: locationParameter.handle + spoken,
    value: location,
    min: -reach.location,
    max: reach.location,
    x: location,
    y: density(drawn, location),
    moveTo: x => toLocation(tidy(x)),
    become: toLocation,
  }
  return [locationGrip, scaleGrip]
}

function componentGrips(mixture: Extract<Distribution, { family: 'mixture' }>, index: number): Grip[] {
  const part = mixture.components[index]
  if (!part) return []
  const place = placementOf(part)
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

function endGrips({ low, high, lowParameter, highParameter, with: put }: Ends, drawn: Distribution): Grip[] {
  const gap = 2 * reach.smallestScale
  const toLow = (x: number): Distribution => put(clamp(x, -reach.location, high - gap), high)
  const toHigh = (x: number): Distribution => put(low, clamp(x, low + gap, reach.location))
  return [
    {
      key: lowParameter.name,
      name: lowParameter.handle ?? '',
      value: low,
      min: -reach.location,
      max: high - gap,
      x: low,
      y: density(drawn, low),
      moveTo: x => toLow(tidy(x)),
      become: toLow,
    },
    {
      key: highParameter.name,
      name: highParameter.handle ?? '',
      value: high,
      min: low + gap,
      max: reach.location,
      x: high,
      y: density(drawn, high),
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
