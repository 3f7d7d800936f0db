/** The panel of the curves: loss and divergence, or the running sum. */
import type { Point } from '../../../geometry/point.ts'
import { add, addGroup, writeText } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { Label } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { State } from '../../core/contract.ts'
import { formatShort, inUnit } from '../../shared/numbers.ts'
import { roundTicks } from '../../shared/ticks.ts'
import { lossCurves, reachOf, runningRatio } from '../curves.ts'
import type { LikelihoodFields } from '../fields.ts'
import type { Likelihood } from '../likelihood.ts'
import { formatCount, formatTerm } from '../written.ts'

type Seen = State<LikelihoodFields>
type How = { veiled: boolean; dragging: boolean }

/** NLL and forward KL side by side as one parameter moves, a constant apart; or the running sum of log(q/p). */
export function curvesPanel(parent: HTMLElement, width: number) {
  const panel = addGroup(parent, 'kl-losses', 'negative log-likelihood and forward divergence')
  const line = add(panel, 'p', 'kl-equation')
  line.innerHTML = '<span class="kl-tex"><i>D</i><sub>KL</sub>(<i data-role="p">P</i>‖<i data-role="q">Q</i>) = </span>'
  const readout = createReadout('kl-pq')
  const unit = document.createElement('span')
  unit.className = 'kl-unit'
  line.append(readout.element, unit)
  const plot = createPlot(panel, {
    width,
    height: 172,
    series: [
      // The first is drawn last, on top.
      { role: 'q', width: 0, dot: 6 },
      { role: 'guide', width: 2 },
      { role: 'ratio', width: 3 },
      { role: 'weight', width: 2 },
      { role: 'product', width: 3 },
    ],
  })
  let view = ''
  let x = { min: -5, max: 5 }
  let y = { min: 0, max: 4 }

  function paintLosses(state: Seen, derived: Likelihood, along: 'mean' | 'sd', keep: boolean): void {
    if (!keep) x = reachOf(state, derived, along)
    const curves = lossCurves(state, derived, along, x)
    const counted = (points: readonly Point[]) => points.map(point => ({ x: point.x, y: inUnit(point.y, state.unit) }))
    const [expected, divergence, sampled] = [curves.expected, curves.divergence, curves.sampled].map(counted) as [
      Point[],
      Point[],
      Point[],
    ]
    const here = curves.here ? counted([curves.here.expected, curves.here.divergence]) : []
    const [upper, lower] = derived.entropy >= 0 ? [expected, divergence] : [divergence, expected]
    if (!keep) y = heights(upper.length > 0 ? upper : sampled, lower, here)
    const apart = inUnit(derived.entropy, state.unit)
    plot.draw({
      x: { ...x, ticks: roundTicks(x, 5), format: value => formatShort(value, 6) },
      y: { ...y, ticks: roundTicks(y, 4) },
      series: [here, here, expected, sampled, divergence],
      labels: [
        ...namesOf(expected, divergence, along, x, y, apart >= 0),
        ...(along === 'mean'
          ? nameOfSampled(sampled, expected, `N = ${formatCount(derived.samples.values.length)}`, y)
          : []),
        ...distanceLabel(here, apart),
        {
          x: x.max,
          y: y.min + 0.05 * (y.max - y.min),
          text: along === 'mean' ? 'μ' : 'σ',
          role: 'guide',
          align: 'right',
        },
      ],
    })
  }

  /** H(P) beside the line between the two points: the constant. */
  function distanceLabel(here: readonly Point[], apart: number): Label[] {
    const [upper, lower] = here
    if (!upper || !lower || Math.abs(apart) < 0.16 * (y.max - y.min)) return []
    const left = upper.x > (x.min + x.max) / 2
    const nudge = 0.03 * (x.max - x.min) * (left ? -1 : 1)
    const middle = (upper.y + lower.y) / 2 - 0.03 * (y.max - y.min)
    return [{ x: upper.x + nudge, y: middle, text: 'H(P)', role: 'p', align: left ? 'right' : 'left' }]
  }

  function paintRunning(state: Seen, derived: Likelihood, keep: boolean): void {
    const count = derived.samples.values.length
    const path = runningRatio(state, derived).map(point => ({ x: point.x, y: inUnit(point.y, state.unit) }))
    const slope = -inUnit(derived.klPq, state.unit)
    const end = slope * count
    if (!keep) {
      x = { min: 0, max: count }
      const all = [0, ...path.map(point => point.y), ...(Number.isFinite(end) ? [end] : [])]
      const [low, high] = [Math.min(...all), Math.max(...all)]
      const room = 0.1 * Math.max(high - low, 0.1)
      y = { min: low - room, max: high + room }
    }
    plot.draw({
      x: { ...x, ticks: [0, count / 2, count].map(Math.round), format: value => formatShort(value, 6) },
      y: { ...y, ticks: roundTicks(y, 3), format: value => formatShort(value, 6) },
      series: [
        [],
        [],
        path,
        [],
        Number.isFinite(end)
          ? [
              { x: 0, y: 0 },
              { x: count, y: end },
            ]
          : [],
      ],
      labels: [
        { x: x.max, y: y.max, text: 'Σ log q/p', role: 'ratio', align: 'right' },
        { x: 0.04 * x.max, y: y.min + 0.06 * (y.max - y.min), text: 'slope −D(P‖Q)', role: 'product', align: 'left' },
      ],
    })
  }

  return {
    plot,
    destroy: () => plot.destroy(),
    paint(state: Seen, derived: Likelihood, how: How) {
      writeText(unit, state.unit)
      if (how.veiled) readout.veil()
      else readout.show(derived.klPq, formatTerm(inUnit(derived.klPq, state.unit)))
      const keep = how.dragging && view === state.view
      view = state.view
      if (how.veiled)
        plot.draw({ x: { ...x, ticks: [] }, y: { ...y, ticks: [] }, series: [[], [], [], [], []], labels: [] })
      else if (state.view === 'running') paintRunning(state, derived, keep)
      else paintLosses(state, derived, state.view, keep)
    },
  }
}

/** Heights that show both valleys and where q is; steep flanks run out at the top. */
function heights(upper: readonly Point[], lower: readonly Point[], here: readonly Point[]): Extent {
  const ys = upper.map(point => point.y).sort((a, b) => a - b)
  const low = Math.min(0, ...lower.map(point => point.y))
  const flank = ys[Math.floor(0.65 * (ys.length - 1))] ?? 1
  const most = Math.max(flank, (ys[0] ?? 0) + 1, ...here.map(point => point.y))
  const room = 0.12 * (most - low)
  return { min: low < 0 ? low - room : 0, max: most + room }
}

type Extent = { min: number; max: number }

/** The two curves' names, the upper one's above and the lower one's below; against the sd, where they lie flat, both below. */
function namesOf(
  expected: readonly Point[],
  divergence: readonly Point[],
  along: 'mean' | 'sd',
  x: Extent,
  y: Extent,
  expectedAbove: boolean,
): Label[] {
  const loss = { curve: expected, text: 'NLL', role: 'ratio' as const }
  const kl = { curve: divergence, text: 'D(P‖Q)', role: 'product' as const }
  const [upper, lower] = expectedAbove ? [loss, kl] : [kl, loss]
  if (along === 'sd') return [...nameUnder(upper, y), ...nameUnder(lower, y)]
  return [...nameAbove(upper, x, y), ...nameInCorner(lower, x, y)]
}

interface Named {
  curve: readonly Point[]
  text: string
  role: 'ratio' | 'product'
}

/** Within the valley at the left. */
function nameAbove({ curve, text, role }: Named, x: Extent, y: Extent): Label[] {
  const seen = curve.filter(point => point.y <= y.max - 0.16 * (y.max - y.min))
  const at = seen[Math.floor(0.02 * seen.length)]
  if (!at) return []
  return [{ x: Math.max(x.min, at.x), y: at.y + 0.05 * (y.max - y.min), text, role, align: 'left' }]
}

/** Under the left flank. */
function nameInCorner({ curve, text, role }: Named, x: Extent, y: Extent): Label[] {
  return curve.length === 0 ? [] : [{ x: x.min, y: y.min + 0.05 * (y.max - y.min), text, role, align: 'left' }]
}

/** Under the right flank, which is not steep. */
function nameUnder({ curve, text, role }: Named, y: Extent): Label[] {
  const at = curve[Math.floor(0.85 * curve.length)]
  if (!at) return []
  const under = Math.max(y.min + 0.05 * (y.max - y.min), at.y - 0.24 * (y.max - y.min))
  return [{ x: at.x, y: under, text, role, align: 'center' }]
}

/** The samples' own curve is named, within its valley at the right, where it can be told from that for N = ∞. */
function nameOfSampled(curve: readonly Point[], expected: readonly Point[], text: string, y: Extent): Label[] {
  const apart = curve.some(
    ({ y: loss }, i) => loss < y.max && Math.abs(loss - (expected[i]?.y ?? loss)) > 0.04 * (y.max - y.min),
  )
  const at = curve.findLast(point => point.y <= y.max - 0.16 * (y.max - y.min))
  if (!at || (!apart && expected.length > 0)) return []
  return [{ x: at.x, y: at.y + 0.05 * (y.max - y.min), text, role: 'weight', align: 'right' }]
}
