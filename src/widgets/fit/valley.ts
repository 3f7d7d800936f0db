/** What follows from the target alone: its fits, the landscape they lie in, the lines between their basins. */
import {
  type Direction,
  type Distribution,
  fitForward,
  fitReverse,
  landscape,
  logDensity,
  type Place,
  sd,
  watersheds,
} from '../../math/index.ts'
import { type Range, rangeOf } from '../curves.ts'

/** A map of one divergence over (mean, log₂ sd): its axes, its values row by row, and levels worth a contour. */
export interface Valley {
  means: number[]
  logSds: number[]
  values: Float64Array
  levels: number[]
}

const nodes = { across: 56, up: 40 }

/** The landscape of a target within `frame`. */
export function valleyOf(direction: Direction, p: Distribution, { mean, logSd }: Frame): Valley {
  const line = ({ min, max }: Range, count: number) =>
    Array.from({ length: count }, (_, i) => min + ((max - min) * i) / (count - 1))
  const means = line(mean, nodes.across)
  const logSds = line(logSd, nodes.up)
  const values = landscape(
    direction,
    p,
    means,
    logSds.map(log => 2 ** log),
  )
  const lowest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  return { means, logSds, values, levels: Number.isFinite(lowest) ? steps.map(step => lowest + step) : [] }
}

/** Nats above the lowest point, closer together near it. */
const steps = [0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.45, 0.7, 1, 1.5, 2.2, 3.2, 5, 8, 13, 21]

/** The axes of a landscape. */
export interface Frame {
  mean: Range
  logSd: Range
}

/** Axes wide enough for all fits of a target. */
export function frameOf(p: Distribution): Frame {
  const mean = rangeOf(p)
  const spread = Math.min(sd(p), mean.max - mean.min)
  const narrowest = Math.min(spread, ...fitsOf(p).reverse.minima.map(minimum => minimum.sd))
  return { mean, logSd: { min: Math.log2(narrowest / 2.2), max: Math.log2(spread * 2.4) } }
}

/** log p at each of `xs`, where it is finite. */
export function logCurve(p: Distribution, xs: readonly number[]): { x: number; y: number }[] {
  return xs.map(x => ({ x, y: logDensity(p, x) })).filter(({ y }) => Number.isFinite(y))
}

/** E_q[log p] for q = N(mean, sd²) at each mean: log p blurred at the scale sd. */
export function blurredLog(p: Distribution, sd: number, means: readonly number[]): { x: number; y: number }[] {
  const values = landscape('reverse', p, means, [sd])
  const entropy = 0.5 * Math.log(2 * Math.PI * Math.E) + Math.log(sd)
  return means
    .map((x, index) => ({ x, y: -entropy - (values[index] ?? Number.NaN) }))
    .filter(({ y }) => Number.isFinite(y))
}

/** Fits depend on the target alone, which stays the same object while only q is dragged. */
export const fitsOf = ofTarget(p => ({ forward: fitForward(p), reverse: fitReverse(p) }))

/** The lines between the basins of the reverse fits. */
export const watershedsOf = ofTarget((p): Place[][] => {
  const { mean, logSd } = frameOf(p)
  const beyond = (mean.max - mean.min) / 8
  return watersheds(p, fitsOf(p).reverse.saddles, {
    means: [mean.min - beyond, mean.max + beyond],
    sds: [2 ** (logSd.min - 0.5), 2 ** (logSd.max + 0.5)],
  })
})

function ofTarget<T>(compute: (p: Distribution) => T): (p: Distribution) => T {
  const known = new WeakMap<Distribution, { value: T }>()
  return p => {
    const found = known.get(p) ?? { value: compute(p) }
    known.set(p, found)
    return found.value
  }
}
