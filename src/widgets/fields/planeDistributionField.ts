/** A distribution in the plane as a part of a widget's state, in the notation `normal2((0, 0), (1, 0.9, 1))`. */
import { type Distribution2, formatDistribution2, type Normal2, parseDistribution2 } from '../../math/index.ts'
import { quoted } from '../../text/quoted.ts'
import type { Field } from '../core/contract.ts'
import { interpolate } from '../core/interpolate.ts'
import { clampWeights } from './clampDistribution.ts'

/** Where means, standard deviations and correlations may be in any state, and where a drag may take them. */
export const limits2 = {
  location: 10,
  smallestSd: 0.1,
  largestSd: 5,
  correlation: 0.999,
  components: 6,
}
export const reach2 = { location: 5, smallestSd: 0.25, largestSd: 3, correlation: 0.99 }

export function distribution2Field(initial: string): Field<Distribution2> {
  return {
    initial: parseDistribution2(initial),
    parse: parseDistribution2,
    format: formatDistribution2,
    clamp: clampDistribution2,
    refuse: tooMany2,
    mix: mixDistribution2,
  }
}

/** A plane normal alone, without a mixture: a model q. */
export function normal2Field(initial: string): Field<Normal2> {
  const parse = (text: string): Normal2 => {
    const read = parseDistribution2(text)
    if (read.family !== 'normal2') throw new RangeError(`expected a normal2, got ${quoted(text)}`)
    return read
  }
  return { initial: parse(initial), parse, format: formatDistribution2, clamp: clampNormal2, mix: mixNormals2 }
}

/** What a covariance looks like: two standard deviations and the correlation, −1 < ρ < 1. */
export interface Shape {
  sdX: number
  sdY: number
  correlation: number
}

export function shapeOf({ cov: [xx, xy, yy] }: Normal2): Shape {
  const [sdX, sdY] = [Math.sqrt(xx), Math.sqrt(yy)]
  return { sdX, sdY, correlation: xy / (sdX * sdY) }
}

/** The normal with this mean and shape, its covariance to six decimals. */
export function withShape(mean: readonly [number, number], { sdX, sdY, correlation }: Shape): Normal2 {
  return { family: 'normal2', mean, cov: [tidy(sdX * sdX), tidy(correlation * sdX * sdY), tidy(sdY * sdY)] }
}

/** The nearest distribution within `limits2`; the same object where it is within them already. */
export function clampDistribution2(distribution: Distribution2): Distribution2 {
  if (distribution.family === 'normal2') return clampNormal2(distribution)
  const components = distribution.components.slice(0, limits2.components).map(clampNormal2)
  const weights = clampWeights(distribution.weights.slice(0, limits2.components))
  const same = (a: readonly unknown[], b: readonly unknown[]) => a.length === b.length && a.every((x, i) => x === b[i])
  if (same(components, distribution.components) && same(weights, distribution.weights)) return distribution
  return { ...distribution, weights, components }
}

function tooMany2(distribution: Distribution2): string | undefined {
  const count = distribution.family === 'mixture2' ? distribution.components.length : 1
  if (count <= limits2.components) return undefined
  return `expected at most ${limits2.components} components, got ${count}; the first ${limits2.components} are taken`
}

/** Each number to its nearest allowed one; what is no number becomes the middle of what is allowed. */
function clampNormal2(normal: Normal2): Normal2 {
  const { location, smallestSd, largestSd, correlation: most } = limits2
  const { sdX, sdY, correlation } = shapeOf(normal)
  const clamped: Shape = {
    sdX: clamp(sdX, smallestSd, largestSd, 1),
    sdY: clamp(sdY, smallestSd, largestSd, 1),
    correlation: clamp(correlation, -most, most, 0),
  }
  const mean = [clamp(normal.mean[0], -location, location, 0), clamp(normal.mean[1], -location, location, 0)] as const
  const kept = clamped.sdX === sdX && clamped.sdY === sdY && clamped.correlation === correlation
  if (kept && mean[0] === normal.mean[0] && mean[1] === normal.mean[1]) return normal
  return kept ? { ...normal, mean } : withShape(mean, clamped)
}

/**
 * On the way from `a` to `b`: means and covariances on straight lines, on which covariances stay positive definite. `b` at
 * once where their form differs, and `b` itself where nothing moves.
 */
export function mixDistribution2(a: Distribution2, b: Distribution2, t: number): Distribution2 {
  if (formatDistribution2(a) === formatDistribution2(b)) return b
  if (a.family === 'normal2' && b.family === 'normal2') return mixNormals2(a, b, t)
  if (a.family !== 'mixture2' || b.family !== 'mixture2' || a.components.length !== b.components.length) return b
  return {
    ...b,
    weights: b.weights.map((weight, i) => interpolate(a.weights[i] ?? weight, weight, t)),
    components: b.components.map((part, i) => mixNormals2(a.components[i] ?? part, part, t)),
  }
}

function mixNormals2(a: Normal2, b: Normal2, t: number): Normal2 {
  const mean = b.mean.map((end, i) => interpolate(a.mean[i] ?? end, end, t))
  const few = b.cov.map((end, i) => interpolate(a.cov[i] ?? end, end, t))
  const more = b.cov.map((end, i) => Number(((a.cov[i] ?? end) * (1 - t) + end * t).toPrecision(5)))
  const cov = isApartFromSingular(few) ? few : more
  return { family: 'normal2', mean: mean as [number, number], cov: cov as [number, number, number] }
}

/** Whether the correlation is within `limits2`: few digits could make a narrow covariance singular. */
function isApartFromSingular([xx = 0, xy = 0, yy = 0]: readonly number[]): boolean {
  return xy * xy < limits2.correlation ** 2 * xx * yy
}

function clamp(value: number, low: number, high: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : Math.min(high, Math.max(low, value))
}

function tidy(value: number): number {
  return Number(value.toFixed(6)) + 0
}
