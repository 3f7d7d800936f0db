/** The divergence of the normals of one sd from a target, against their mean. */
import type { Point } from '../../geometry/point.ts'
import { type Direction, type Distribution, type Fit, landscape } from '../../math/index.ts'
import type { Range } from '../shared/curves.ts'
import type { Unit } from '../shared/numbers.ts'
import { multiples } from '../shared/ticks.ts'
import { frameOf } from './fitLandscape.ts'

export interface MeanCurve {
  range: Range
  /** The window in nats: a little below the lowest minimum, up to what is worth seeing of the slopes. */
  low: number
  high: number
  points: Point[]
  valueAt(mean: number): number
}

const nodes = 120

/** The curve over the target's range, its minima and maxima among its points. `kept`: a curve whose window to keep. */
export function meanCurve(
  direction: Direction,
  p: Distribution,
  sd: number,
  { minima, maxima }: { minima: readonly Fit[]; maxima: readonly Fit[] },
  kept?: MeanCurve,
): MeanCurve {
  const range = kept?.range ?? frameOf(p).mean
  const even = Array.from({ length: nodes + 1 }, (_, i) => range.min + ((range.max - range.min) * i) / nodes)
  const means = [...even, ...[...minima, ...maxima].map(({ mean }) => mean)]
    .filter(mean => mean >= range.min && mean <= range.max)
    .sort((a, b) => a - b)
  const values = landscape(direction, p, means, [sd])
  const lowest = Math.min(...minima.map(({ value }) => value))
  const highest = Math.max(lowest + LEAST, ...[...minima, ...maxima].map(({ value }) => value))
  const room = Number.isFinite(highest) ? highest - lowest : LEAST
  const floor = Number.isFinite(lowest) ? lowest : 0
  const [low, high] = kept ? [kept.low, kept.high] : [floor - 0.38 * room, floor + 1.35 * room]
  return {
    range,
    low,
    high,
    points: means.flatMap((x, i) => (Number.isFinite(values[i]) ? [{ x, y: values[i]! }] : [])),
    valueAt: mean => landscape(direction, p, [mean], [sd])[0]!,
  }
}

/** The window is never lower than this, in nats. */
const LEAST = 1.5

/** Two or three round numbers of the unit between `low` and `high`, which are nats; as nats. */
export function curveTicks(low: number, high: number, unit: Unit): number[] {
  const one = unit === 'bits' ? Math.LN2 : 1
  const rough = (high - low) / one / 2.5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([5, 2, 1].find(factor => factor * power <= rough) ?? 1)
  return multiples({ min: Math.max(0, low / one), max: high / one }, step).map(tick => tick * one)
}
