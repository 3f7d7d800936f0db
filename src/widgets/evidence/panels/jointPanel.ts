/** The panel of the joint density, with the line at x. */
import type { Point } from '../../../geometry/point.ts'
import { add, writeHtml, writeText } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { Handle } from '../../../ui/handles/handle.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import { contoursBelow } from '../../../ui/plot/contours.ts'
import type { PlotFrame } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { formatNumber, formatShort, inUnit } from '../../shared/numbers.ts'
import { zRange } from '../../shared/squareCut.ts'
import { type Evidence, type EvidenceFields, jointMap, xRange } from '../model.ts'

const axisHeight = 32

/** A map of p(x, z), z across and x up, with the line at x to drag; beside it p(x) for every x, and its log here. */
export function jointPanel(row: HTMLElement, host: Host<EvidenceFields>) {
  // Narrow: map and p(x) share the width, the words stand below.
  const marginalWidth = host.width < 776 ? 130 : 148
  const map = createPlot(row, {
    width: host.width < 776 ? host.width - marginalWidth - 12 : 382,
    height: 194,
    series: [{ role: 'ratio', width: 2.5 }],
  })
  const marginal = createPlot(row, {
    width: marginalWidth,
    height: 194,
    series: [
      { role: 'p', width: 2.5 },
      { role: 'p', dot: 7 },
      { role: 'ratio', width: 1.5 },
    ],
  })
  const words = jointWords(row)
  const handles = createHandles(map, { release: () => host.release(), held: () => {} })
  let drawn: Drawn | undefined

  return {
    paint(state: State<EvidenceFields>, derived: Evidence, how: { veiled: boolean; dragging: boolean }) {
      const { x, s } = state
      const { min, max } = how.dragging && drawn && x >= drawn.xs.min && x <= drawn.xs.max ? drawn.xs : xRange(x)
      if (drawn?.s !== s || drawn.xs.min !== min || drawn.xs.max !== max) drawn = mapOf(s, { min, max })
      map.draw(mapFrame(x, drawn))
      marginal.draw(marginalFrame(x, drawn, how.veiled ? undefined : derived.evidence))
      words.paint(state, derived, how.veiled)
      handles.show([handleOnX(x, host)])
    },
    rescale(pixelRatio: number) {
      map.rescale(pixelRatio)
      marginal.rescale(pixelRatio)
    },
    destroy() {
      handles.destroy()
      map.destroy()
      marginal.destroy()
    },
  }
}

/** The two laws that make the joint, and the log of the evidence. */
function jointWords(row: HTMLElement) {
  const words = add(row, 'div', 'kl-evidence-words')
  const prior = add(words, 'p', 'kl-tex')
  prior.innerHTML = '<i>z</i> ∼ <i>N</i>(0, 1)'
  const law = add(words, 'p', 'kl-tex')
  const line = add(words, 'p', 'kl-equation')
  line.innerHTML = '<span class="kl-tex">log <i>p</i>(<i>x</i>) =</span> <br>'
  const readout = createReadout('log-evidence')
  const unit = add(line, 'span', 'kl-unit')
  unit.before(readout.element)
  return {
    paint({ s, unit: counted }: State<EvidenceFields>, { logEvidence }: Evidence, veiled: boolean) {
      writeHtml(law, `<i>x</i> | <i>z</i> ∼ <i>N</i>(<i>z</i>², ${formatShort(s)}²)`)
      writeText(unit, counted)
      if (veiled) readout.veil()
      else readout.show(logEvidence, formatNumber(inUnit(logEvidence, counted)))
    },
  }
}

/** The map with the line at x, and the values of x written where the line leaves room. */
function mapFrame(x: number, { xs: { min, max }, contours }: Drawn): PlotFrame {
  const every = max - min > 10 ? 4 : 2
  const ticks = [...Array(max - min + 1).keys()]
    .map(i => min + i)
    .filter(tick => tick % every === 0 && tick > min && tick < max)
  return {
    x: { ...zRange, ticks: [-3, -2, -1, 0, 1, 2, 3], size: axisHeight },
    y: { min, max, ticks: [], hidden: true },
    series: [[zRange.min, zRange.max].map(z => ({ x: z, y: x }))],
    contours,
    labels: [
      ...ticks
        .filter(tick => Math.abs(tick - x) > 0.9)
        .map(y => ({
          x: zRange.min,
          y: y - 0.25,
          text: formatShort(y),
          role: 'guide' as const,
          align: 'left' as const,
        })),
      { x: zRange.min, y: x + 0.2, text: `x = ${formatShort(x)}`, role: 'ratio', align: 'left' },
      { x: 0, y: max - 1, text: 'p(x, z)', role: 'p', italic: true },
      { x: zRange.max, y: min + 0.3, text: 'z', role: 'guide', italic: true, align: 'right' },
    ],
  }
}

/** p(x) beside the map, with the evidence at x as a line up to it; the axes alone without an evidence. */
function marginalFrame(x: number, { xs, top, marginal }: Drawn, evidence: number | undefined): PlotFrame {
  const axes = {
    x: { min: 0, max: top, ticks: [], size: axisHeight },
    y: { ...xs, ticks: [], hidden: true },
  }
  if (evidence === undefined) return { ...axes, series: [[], [], []], labels: [] }
  return {
    ...axes,
    series: [marginal, [{ x: evidence, y: x }], [0, evidence].map(end => ({ x: end, y: x }))],
    labels: [{ x: top, y: xs.max - 1.1, text: 'p(x)', role: 'p', italic: true, align: 'right' }],
  }
}

function handleOnX(x: number, host: Host<EvidenceFields>): Handle {
  return {
    id: 'x',
    role: 'p',
    name: 'x: what was observed',
    value: x,
    min: xRange(0).min,
    max: xRange(0).max,
    valueText: formatShort(x),
    x: 2.9,
    y: x,
    drag: to => host.set({ x: within(Number(to.y.toFixed(2)), xRange(0)) }),
    become: value => host.set({ x: value }),
  }
}

type Drawn = ReturnType<typeof mapOf>

/** The contours of the joint, and p(x) as the sum of each of its rows. */
function mapOf(s: number, range: { min: number; max: number }) {
  const { zs, xs, values, levels } = jointMap(s, range)
  const step = (zs[1] ?? 0) - (zs[0] ?? 0)
  const marginal: Point[] = xs.map((y, row) => {
    let sum = 0
    for (let column = 0; column < zs.length; column++) sum += Math.exp(-(values[row * zs.length + column] ?? 0))
    return { x: sum * step, y }
  })
  const top = 1.1 * Math.max(...marginal.map(({ x }) => x))
  return {
    s,
    xs: range,
    contours: contoursBelow(values, zs, xs, levels).map(contour => ({ ...contour, role: 'p' as const })),
    marginal,
    top,
  }
}

function within(value: number, { min, max }: { min: number; max: number }): number {
  return Math.min(max, Math.max(min, value))
}
