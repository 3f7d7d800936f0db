/** The running sum of log(q/p) over the samples, drawn beside the line that it follows. */
import type { Point } from '../../../geometry/point.ts'
import type { PlotFrame } from '../../../ui/plot/frame.ts'
import type { State } from '../../core/contract.ts'
import type { Range } from '../../shared/curves.ts'
import { formatShort, inUnit } from '../../shared/numbers.ts'
import { roundTicks } from '../../shared/ticks.ts'
import { runningRatio } from '../curves.ts'
import type { LikelihoodFields } from '../fields.ts'
import type { Likelihood } from '../likelihood.ts'
import type { Extents } from './lossFrame.ts'

/** Within the extents `kept`, or as far as the sum and the line go. */
export function runningFrame(
  state: State<LikelihoodFields>,
  derived: Likelihood,
  kept: Extents | undefined,
): PlotFrame {
  const count = derived.samples.values.length
  const path = runningRatio(state, derived).map(point => ({ x: point.x, y: inUnit(point.y, state.unit) }))
  const slope = -inUnit(derived.klPq, state.unit)
  const end = slope * count
  const { x, y } = kept ?? { x: { min: 0, max: count }, y: heights(path, end) }
  const line = [
    { x: 0, y: 0 },
    { x: count, y: end },
  ]
  return {
    x: { ...x, ticks: [0, count / 2, count].map(Math.round), format: value => formatShort(value, 6) },
    y: { ...y, ticks: roundTicks(y, 3), format: value => formatShort(value, 6) },
    series: [[], [], path, [], Number.isFinite(end) ? line : []],
    labels: [
      { x: x.max, y: y.max, text: 'Σ log q/p', role: 'ratio', align: 'right' },
      { x: 0.04 * x.max, y: y.min + 0.06 * (y.max - y.min), text: 'slope −D(P‖Q)', role: 'product', align: 'left' },
    ],
  }
}

/** Heights that show the whole path, and where the line ends. */
function heights(path: readonly Point[], end: number): Range {
  const all = [0, ...path.map(point => point.y), ...(Number.isFinite(end) ? [end] : [])]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const room = 0.1 * Math.max(high - low, 0.1)
  return { min: low - room, max: high + room }
}
