/** The panel of the optima against α. */
import type { Point } from '../../../geometry/point.ts'
import { addGroup, writeHtml } from '../../../ui/dom/element.ts'
import type { Handle } from '../../../ui/handles/handle.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import type { PlotFrame } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import type { Range } from '../../shared/curves.ts'
import { formatShort } from '../../shared/numbers.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { type Drawing, nothing } from '../branches.ts'
import { type DialFields, fields, turn } from '../fields.ts'
import type { Dialled } from '../model.ts'
import { createBranchLoader } from './branchLoader.ts'

type Seen = State<DialFields>

/** The marks of the dial. */
export const marks = [
  { alpha: 0, name: 'reverse' },
  { alpha: 0.5, name: 'Hellinger' },
  { alpha: 1, name: 'forward' },
]

/** The dial: every optimum against α, and the present α as a line to drag. */
export function branchesPanel(row: HTMLElement, host: Host<DialFields>, size: { width: number; height: number }) {
  const panel = addGroup(row, 'kl-dial-branches', 'The optima against α')
  const plot = createPlot(panel, {
    ...size,
    series: [
      { role: 'ratio', width: 2 },
      { role: 'answer', width: 0, dot: 6 },
      { role: 'answer', width: 0, dot: 3 },
    ],
  })
  const title = document.createElement('span')
  title.className = 'kl-axis-name'
  plot.box.append(title)
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  const loader = createBranchLoader()
  let range = rangeFor(nothing, 'mean')
  /** What the plot shows now: it stays while only q moves. */
  let painted: { p: Seen['p']; alpha: number; parameter: Seen['branches']; veiled: boolean; dots: boolean } | undefined

  return {
    plot,
    destroy() {
      loader.cancel()
      handles.destroy()
      plot.destroy()
    },
    paint,
  }

  function paint(state: Seen, derived: Dialled, how: { veiled: boolean; dragging: boolean }): void {
    const { veiled, dragging } = how
    const { p, alpha, branches: parameter } = state
    const same = painted?.p === p && painted.alpha === alpha && painted.parameter === parameter
    if (same && painted?.veiled === veiled && !painted.dots) return
    loader.cancel()
    const drawing = veiled ? nothing : loader.drawing(state, () => paint(state, derived, how), dragging)
    if (!dragging) range = rangeFor(drawing, parameter)
    const dots = drawing.lowestDots.length > 0
    painted = { p, alpha, parameter, veiled, dots }
    const letter = parameter === 'mean' ? 'μ' : 'σ'
    const coarse = dots ? ' at a few <i>α</i>' : ' against <i>α</i>'
    writeHtml(title, `<span class="kl-tex"><i>${letter}</i>*</span>${coarse}`)
    plot.draw(frameOf(state, veiled ? [] : derived.minima, drawing, range))
    handles.show([handleOnAlpha(alpha, range.min, host)])
  }
}

/** The optima at every α, with those of this one as marks on its line. */
function frameOf(
  { alpha, branches: parameter }: Seen,
  minima: Dialled['minima'],
  drawing: Drawing,
  range: Range,
): PlotFrame {
  const upright = (x: number): Point[] => [
    { x, y: range.min },
    { x, y: range.max },
  ]
  return {
    x: { ...turn, ticks: [-2, -1, 0, 0.5, 1, 2, 3], format: tick => (tick === 0.5 ? '½' : formatShort(tick)) },
    y: { ...range, ticks: wholeTicks(range) },
    series: [upright(alpha), drawing.lowestDots, drawing.dots],
    strokes: [
      ...marks.map(mark => ({ role: 'guide' as const, width: 1, points: upright(mark.alpha) })),
      ...drawing.all.map(points => ({ role: 'answer' as const, width: 1.75, points })),
      ...drawing.lowest.map(points => ({ role: 'answer' as const, width: 5, points })),
    ],
    labels: [
      { x: -0.22, y: range.min, text: 'reverse', role: 'guide', align: 'right' },
      { x: 1.22, y: range.min, text: 'forward', role: 'guide', align: 'left' },
    ],
    marks: minima.map(fit => ({ x: alpha, y: fit[parameter], kind: fit.global ? 'lowest' : 'minimum' })),
  }
}

/** The line at α, to be taken anywhere between bottom and top. */
function handleOnAlpha(alpha: number, bottom: number, host: Host<DialFields>): Handle {
  const become = (value: number) => host.set({ alpha: fields.alpha.clamp(value) })
  return {
    id: 'alpha',
    role: 'answer',
    name: 'α: 0 is reverse, 1 is forward',
    value: alpha,
    ...turn,
    valueText: sayAlpha(alpha),
    x: alpha,
    y: bottom,
    upright: true,
    drag: ({ x }) => become(Number(x.toFixed(2))),
    become,
  }
}

/** α as it is spoken: “0.5, Hellinger”. */
export function sayAlpha(alpha: number): string {
  const mark = marks.find(mark => mark.alpha === alpha)
  return formatShort(alpha) + (mark ? `, ${mark.name}` : '')
}

/** Room for every branch, a little more, and never narrower than a unit either way; sds from 0. */
function rangeFor({ all, dots, lowestDots }: Drawing, parameter: 'mean' | 'sd'): Range {
  const ys = [...all.flat(), ...dots, ...lowestDots].map(({ y }) => y)
  if (ys.length === 0) return parameter === 'mean' ? { min: -4, max: 4 } : { min: 0, max: 4 }
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  if (parameter === 'sd') return { min: 0, max: Math.max(1, 1.3 * high) }
  const room = Math.max(1, 0.3 * (high - low))
  return { min: low - room, max: high + room }
}
