/** NLL and forward KL as one parameter moves, a constant apart, with the NLL of the samples. */
import type { Point } from '../../../geometry/point.ts'
import type { PlotFrame } from '../../../ui/plot/frame.ts'
import type { State } from '../../core/contract.ts'
import type { Range } from '../../shared/curves.ts'
import { formatShort, inUnit } from '../../shared/numbers.ts'
import { roundTicks } from '../../shared/ticks.ts'
import { lossCurves, reachOf } from '../curves.ts'
import type { LikelihoodFields } from '../fields.ts'
import type { Likelihood } from '../likelihood.ts'
import { formatCount } from '../written.ts'
import { distanceLabel, nameOfSampled, namesOf } from './lossLabels.ts'

/** What part of the plane of x and y a plot shows. */
export type Extents = Readonly<Record<'x' | 'y', Range>>

/** Within the extents `kept`, or where the valleys and q are. */
export function lossFrame(
  state: State<LikelihoodFields>,
  derived: Likelihood,
  along: 'mean' | 'sd',
  kept: Extents | undefined,
): PlotFrame {
  const x = kept?.x ?? reachOf(state, derived, along)
  const curves = lossCurves(state, derived, along, x)
  const counted = (points: readonly Point[]) => points.map(point => ({ x: point.x, y: inUnit(point.y, state.unit) }))
  const [expected, divergence, sampled] = [curves.expected, curves.divergence, curves.sampled].map(counted) as [
    Point[],
    Point[],
    Point[],
  ]
  const here = curves.here ? counted([curves.here.expected, curves.here.divergence]) : []
  const [upper, lower] = derived.entropy >= 0 ? [expected, divergence] : [divergence, expected]
  const y = kept?.y ?? heights(upper.length > 0 ? upper : sampled, lower, here)
  const apart = inUnit(derived.entropy, state.unit)
  const count = `N = ${formatCount(derived.samples.values.length)}`
  return {
    x: { ...x, ticks: roundTicks(x, 5), format: value => formatShort(value, 6) },
    y: { ...y, ticks: roundTicks(y, 4) },
    series: [here, here, expected, sampled, divergence],
    labels: [
      ...namesOf(expected, divergence, along, x, y, apart >= 0),
      ...(along === 'mean' ? nameOfSampled(sampled, expected, count, y) : []),
      ...distanceLabel(here, apart, x, y),
      {
        x: x.max,
        y: y.min + 0.05 * (y.max - y.min),
        text: along === 'mean' ? 'μ' : 'σ',
        role: 'guide',
        align: 'right',
      },
    ],
  }
}

/** Heights that show both valleys and where q is; steep flanks run out at the top. */
function heights(upper: readonly Point[], lower: readonly Point[], here: readonly Point[]): Range {
  const ys = upper.map(point => point.y).sort((a, b) => a - b)
  const low = Math.min(0, ...lower.map(point => point.y))
  const flank = ys[Math.floor(0.65 * (ys.length - 1))] ?? 1
  const most = Math.max(flank, (ys[0] ?? 0) + 1, ...here.map(point => point.y))
  const room = 0.12 * (most - low)
  return { min: low < 0 ? low - room : 0, max: most + room }
}
