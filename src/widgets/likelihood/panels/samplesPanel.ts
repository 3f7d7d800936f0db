/** The panel of the densities, with the samples below them. */
import type { Point } from '../../../geometry/point.ts'
import { createDensities } from '../../../ui/plot/densities.ts'
import type { SeriesStyle } from '../../../ui/plot/frame.ts'
import type { Plot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { abscissae, densityCurve, type Range, rangeOf } from '../../shared/curves.ts'
import { curveNames, handlesOn, peak } from '../../shared/densities.ts'
import { placeInNotation } from '../../shared/grips.ts'
import { familyMeant } from '../../shared/modelFamily.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { type Dot, dotsOf, draggable } from '../dots.ts'
import { withSameParameters } from '../family.ts'
import { fields, type LikelihoodFields } from '../fields.ts'
import type { Likelihood } from '../likelihood.ts'
import { createSampleEdits, type SampleEdits } from './sampleEdits.ts'
import { sampleHandles } from './sampleHandles.ts'
import { columnPoints, heightOf, sampleColumns, strip } from './sampleStrip.ts'

type Seen = State<LikelihoodFields>

const widest = 776
/** Columns of dots, where the panel is as wide as it may be. */
const mostColumns = 108
const dotPixels = 11

const series: SeriesStyle[] = [
  { role: 'p', fill: 'plain' },
  { role: 'q' },
  { role: 'guide', width: 1.5 },
  { role: 'p', width: 0, dot: 4.5 },
  { role: 'p', width: 0, dot: 2.6 },
]

/** The densities, with the samples as dots below: few can be dragged, many stand in columns. */
export function samplesPanel(root: HTMLElement, host: Host<LikelihoodFields>) {
  const width = Math.min(widest, host.width)
  const panel = createDensities(root, { width, height: 164, series, release: () => host.release() })
  const edits = createSampleEdits(host)
  const columns = sampleColumns(Math.round((mostColumns * width) / widest))
  let range: Range = { min: -6, max: 6 }
  let top = 1
  let dots: readonly Dot[] = []

  const doubled = (event: MouseEvent) => editUnder(event, panel.plot, { dots, depth: strip.share * top }, edits)
  panel.plot.box.addEventListener('dblclick', doubled)

  function paint(next: Seen, { samples, q }: Likelihood, how: { dragging: boolean }): void {
    const { p } = next
    const { values } = samples
    edits.show(values)
    if (!how.dragging) range = rangeWith(rangeOf(p, q), next.data)
    const xs = abscissae(range, p, q)
    const curves = [densityCurve(p, xs), densityCurve(q, xs)] as const
    if (!how.dragging) top = 1.55 * Math.max(...curves.map(curve => peak(curve).y))
    const depth = strip.share * top
    const few = values.length <= draggable
    dots = few ? dotsOf(values, (dotPixels * (range.max - range.min)) / width, strip.rows) : []
    const seen = dots.filter(({ x }) => x >= range.min && x <= range.max)
    const grips = parameterHandles(next, q, host)
    panel.draw({
      x: { ...range, ticks: wholeTicks(range) },
      top,
      bottom: depth,
      series: [
        ...curves,
        [range.min, range.max].map(x => ({ x, y: 0 })),
        seen.map(({ x, row }) => ({ x, y: heightOf(row, strip.rows, depth) })),
        few ? [] : columnPoints(columns.of(samples, range), depth),
      ],
      labels: curveNames(...curves, top, grips),
      handles: [...grips, ...sampleHandles({ seen, dots, depth }, edits, panel.focus)],
      names: namesOf(next, q),
    })
    const focus = edits.takeFocus()
    if (focus !== undefined) panel.focus(`sample:${focus}`)
  }

  return {
    plot: panel.plot,
    add: (x: number) => edits.add(x),
    remove: () => edits.remove(),
    destroy() {
      panel.plot.box.removeEventListener('dblclick', doubled)
      panel.destroy()
    },
    paint,
  }
}

/** Handles on the parameters of p and q: none on an sd that is fixed. */
function parameterHandles(state: Seen, q: Likelihood['q'], host: Host<LikelihoodFields>) {
  const fixed = familyMeant(state) === 'fixed-sd'
  return [
    ...handlesOn('p', state.p, changed => host.set({ p: changed })),
    ...handlesOn('q', q, changed => host.set({ q: changed })).filter(({ id }) => !fixed || id !== 'q:sd'),
  ]
}

/** Both distributions written out; q with the parameters that its family has. */
function namesOf(state: Seen, q: Likelihood['q']) {
  const { p } = state
  return {
    p: { text: fields.p.format(p), place: (key: string) => placeInNotation(p, key) },
    q: {
      text: fields.q.format(withSameParameters(familyMeant(state), state.q)),
      place: (key: string) => placeInNotation(q, key),
    },
  }
}

/** A double click in the strip of dots, which is `depth` deep: on a dot it removes that, beside all it adds one. */
function editUnder(
  event: MouseEvent,
  plot: Plot,
  { dots, depth }: { dots: readonly Dot[]; depth: number },
  edits: SampleEdits,
): void {
  if (edits.count() > draggable) return
  const pixel = pixelOf(event, plot)
  const at = plot.fromPixel(pixel)
  if (at.y > 0 || at.y < -depth) return
  event.preventDefault()
  const under = dots.find(({ x, row }) => {
    const place = plot.toPixel({ x, y: heightOf(row, strip.rows, depth) })
    return Math.hypot(place.x - pixel.x, place.y - pixel.y) <= dotPixels
  })
  if (under) edits.remove(under.index)
  else edits.add(Number(at.x.toFixed(2)))
}

/** Where an event is, in the design pixels of a plot. */
function pixelOf(event: MouseEvent, { box, width }: Plot): Point {
  const { left, top, width: seen } = box.getBoundingClientRect()
  const scale = seen / width || 1
  return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale }
}

/** A range that holds the given numbers too. */
function rangeWith(range: Range, data: readonly number[]): Range {
  let { min, max } = range
  for (const x of data) {
    if (x < min) min = Math.floor(x)
    if (x > max) max = Math.ceil(x)
  }
  return { min, max }
}
