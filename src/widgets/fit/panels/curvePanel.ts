/** The curve of the divergence against the mean, where the sd is fixed. */
import type { Point } from '../../../geometry/point.ts'
import type { Label, Mark, PlotFrame } from '../../../ui/plot/frame.ts'
import type { State } from '../../core/contract.ts'
import { formatNumber, inUnit } from '../../shared/numbers.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { momentsOf } from '../family.ts'
import { curveTicks, type MeanCurve, meanCurve } from '../meanCurve.ts'
import type { Direction, FitFields, Fitted } from '../model.ts'

type How = { veiled: boolean; dragging: boolean }

/** Where q's sd is fixed: the divergence against the mean, a valley for every minimum, and q rolling into one of them. */
export function curveFrame(direction: Direction, numbered: boolean) {
  let kept: MeanCurve | undefined
  return ({ p, unit }: State<FitFields>, derived: Fitted, { veiled, dragging }: How): PlotFrame => {
    const { mean, sd } = momentsOf(derived.q)
    const fits = direction === 'forward' ? { minima: derived.forward ? [derived.forward] : [], maxima: [] } : derived
    const curve = meanCurve(direction, p, sd, fits, dragging ? kept : undefined)
    kept = curve
    const { range, low, high, points, valueAt } = curve
    const axes = {
      x: { ...range, ticks: wholeTicks(range) },
      y: {
        min: low,
        max: high,
        ticks: veiled ? [] : curveTicks(low, high, unit),
        format: (nats: number) => String(Number(inUnit(nats, unit).toPrecision(3))),
      },
    }
    const ball = { x: mean, y: Math.min(high, valueAt(mean)) }
    if (veiled) return { ...axes, series: [[{ x: mean, y: (low + high) / 2 }], [], []] }
    const end = derived.paths[direction]?.end
    const onTheWay = ({ x }: Point) => end && (x - mean) * (x - end.mean) <= 0
    const way = end ? [ball, ...points.filter(onTheWay), { x: end.mean, y: end.value }].sort((a, b) => a.x - b.x) : []
    return {
      ...axes,
      series: [[ball], way, []],
      strokes: [{ role: 'contour', width: 2.5, points }],
      contours: [{ level: 0, rings: [[...points, { x: range.max, y: low }, { x: range.min, y: low }]] }],
      basins: {
        lines: fits.maxima.map(({ mean: x }) => [
          { x, y: low - (high - low) },
          { x, y: high + (high - low) },
        ]),
        around: ball,
      },
      marks: marksOf(fits),
      labels: numbered ? labelsOf(fits.minima, curve, nats => formatNumber(inUnit(nats, unit))) : [],
    }
  }
}

function marksOf({ minima, maxima }: Pick<Fitted, 'minima' | 'maxima'>): Mark[] {
  return [
    ...maxima.map(({ mean, value }) => ({ x: mean, y: value, kind: 'saddle' as const })),
    ...minima.map(({ mean, value, global }) => ({
      x: mean,
      y: value,
      kind: global ? ('lowest' as const) : ('minimum' as const),
    })),
  ]
}

/** Their numbers below the minima, the lowest first; where there is no room beside one already named, none. */
function labelsOf(minima: Fitted['minima'], { range, low, high }: MeanCurve, text: (nats: number) => string): Label[] {
  const labels: Label[] = []
  for (const { mean: x, value } of minima)
    if (labels.every(other => Math.abs(other.x - x) > LABEL * (range.max - range.min)))
      labels.push({ x, y: value - BELOW * (high - low), text: text(value), role: 'answer' })
  return labels
}

/** A number's share of the plot's width, and how far below its minimum it stands, of the plot's height. */
const LABEL = 0.18
const BELOW = 0.18
