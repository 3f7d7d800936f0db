/** The panel of the densities, with the samples below them. */
import type { Handle } from '../../../ui/handles/handle.ts'
import { createDensities } from '../../../ui/plot/densities.ts'
import type { Host, State } from '../../core/contract.ts'
import { abscissae, densityCurve, type Range, rangeOf } from '../../shared/curves.ts'
import { curveNames, handlesOn, peak } from '../../shared/densities.ts'
import { placeInNotation } from '../../shared/grips.ts'
import { familyMeant } from '../../shared/modelFamily.ts'
import { formatShort } from '../../shared/numbers.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { type Dot, dotsOf, draggable, quantisedDots } from '../dots.ts'
import { withSameParameters } from '../family.ts'
import { fields, type LikelihoodFields } from '../fields.ts'
import type { Likelihood } from '../likelihood.ts'
import type { Samples } from '../samples.ts'

type Seen = State<LikelihoodFields>

const widest = 776
/** The strip of dots below the axis, as a share of the height above it; rows of dots in it. */
const strip = { share: 0.3, rows: 2, columnRows: 4, columns: 108 }
const dotPixels = 11

/** The densities, with the samples as dots below: few can be dragged, many stand in columns. */
export function samplesPanel(root: HTMLElement, host: Host<LikelihoodFields>) {
  const width = Math.min(widest, host.width)
  const columns = Math.round((strip.columns * width) / widest)
  const panel = createDensities(root, {
    width,
    height: 164,
    series: [
      { role: 'p', fill: 'plain' },
      { role: 'q' },
      { role: 'guide', width: 1.5 },
      { role: 'p', width: 0, dot: 4.5 },
      { role: 'p', width: 0, dot: 2.6 },
    ],
    release: () => host.release(),
  })
  let range: Range = { min: -6, max: 6 }
  let top = 1
  let values: readonly number[] = []
  let dots: readonly Dot[] = []
  /** The sample that the keyboard is on, or was last. */
  let chosen = 0
  let focusNext: number | undefined
  let many: { samples: Samples; range: Range; drawn: ReturnType<typeof quantisedDots> } | undefined

  const bottom = () => strip.share * top
  const heightOf = (row: number, rows: number) => (-bottom() * (row + 0.62)) / rows
  const put = (data: readonly number[]) => host.set({ data })
  const replace = (index: number, x: number) => {
    chosen = index
    put(values.map((value, i) => (i === index ? clamp(x) : value)))
  }

  /** A change made in one go. */
  function change(data: readonly number[], focus: number | undefined): void {
    focusNext = focus
    put(data)
    host.release()
  }
  const add = (x: number, { focus = false } = {}) => {
    if (values.length >= draggable) return
    chosen = values.length
    change([...values, clamp(x)], focus ? chosen : undefined)
  }
  const remove = (index = Math.min(chosen, values.length - 1), { focus = false } = {}) => {
    if (values.length <= 1) return
    chosen = Math.min(index, values.length - 2)
    change(
      values.filter((_, i) => i !== index),
      focus ? chosen : undefined,
    )
  }

  const doubled = (event: MouseEvent) => {
    if (values.length > draggable) return
    const box = panel.plot.box.getBoundingClientRect()
    const scale = box.width / width || 1
    const pixel = { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale }
    const at = panel.plot.fromPixel(pixel)
    if (at.y > 0 || at.y < -bottom()) return
    event.preventDefault()
    const under = dots.find(dot => {
      const place = panel.plot.toPixel({ x: dot.x, y: heightOf(dot.row, strip.rows) })
      return Math.hypot(place.x - pixel.x, place.y - pixel.y) <= dotPixels
    })
    if (under) remove(under.index)
    else add(Number(at.x.toFixed(2)))
  }
  panel.plot.box.addEventListener('dblclick', doubled)

  function handleOn({ x, row, index }: Dot, rank: number): Handle {
    const neighbour = (to: number) => {
      const next = dots[Math.min(dots.length - 1, Math.max(0, Math.round(to)))]
      if (next) panel.focus(`sample:${next.index}`)
    }
    return {
      id: `sample:${index}`,
      role: 'p',
      name: `sample ${rank + 1} of ${dots.length}; up and down: to the next; Insert adds one, Delete removes it`,
      value: x,
      min: Math.min(-10, x),
      max: Math.max(10, x),
      valueText: formatShort(x),
      x,
      y: heightOf(row, strip.rows),
      tab: index === Math.min(chosen, values.length - 1),
      drag: to => replace(index, Number(to.x.toFixed(2))),
      become: value => replace(index, value),
      second: { value: rank, step: 1, become: neighbour },
      keys: {
        Delete: () => remove(index, { focus: true }),
        Backspace: () => remove(index, { focus: true }),
        Insert: () => add(x, { focus: true }),
      },
    }
  }

  return {
    plot: panel.plot,
    add,
    remove: () => remove(),
    /** How many samples a small dot stands for; 1 where each has its own. */
    each: () => (values.length > draggable ? (many?.drawn.each ?? 1) : 1),
    destroy() {
      panel.plot.box.removeEventListener('dblclick', doubled)
      panel.destroy()
    },
    paint(next: Seen, { samples, q }: Likelihood, how: { dragging: boolean }) {
      const { p } = next
      values = samples.values
      if (!how.dragging) range = rangeWith(rangeOf(p, q), next.data)
      const xs = abscissae(range, p, q)
      const curves = [densityCurve(p, xs), densityCurve(q, xs)] as const
      if (!how.dragging) top = 1.55 * Math.max(...curves.map(curve => peak(curve).y))
      const few = values.length <= draggable
      dots = few ? dotsOf(values, (dotPixels * (range.max - range.min)) / width, strip.rows) : []
      if (!few && (many?.samples !== samples || many.range !== range))
        many = { samples, range, drawn: quantisedDots(samples.values, range, columns, strip.columnRows) }
      const inside = ({ x }: { x: number }) => x >= range.min && x <= range.max
      const grips = [
        ...handlesOn('p', p, changed => host.set({ p: changed })),
        ...handlesOn('q', q, changed => host.set({ q: changed })).filter(
          ({ id }) => familyMeant(next) !== 'fixed-sd' || id !== 'q:sd',
        ),
      ]
      panel.draw({
        x: { ...range, ticks: wholeTicks(range) },
        top,
        bottom: bottom(),
        series: [
          ...curves,
          [
            { x: range.min, y: 0 },
            { x: range.max, y: 0 },
          ],
          dots.filter(inside).map(({ x, row }) => ({ x, y: heightOf(row, strip.rows) })),
          few || !many ? [] : many.drawn.dots.map(({ x, row }) => ({ x, y: heightOf(row, strip.columnRows) })),
        ],
        labels: curveNames(...curves, top, grips),
        handles: [...grips, ...dots.filter(inside).map(handleOn)],
        names: {
          p: { text: fields.p.format(p), place: key => placeInNotation(p, key) },
          q: {
            text: fields.q.format(withSameParameters(familyMeant(next), next.q)),
            place: key => placeInNotation(q, key),
          },
        },
      })
      if (focusNext !== undefined) panel.focus(`sample:${focusNext}`)
      focusNext = undefined
    },
  }
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

function clamp(x: number): number {
  return Math.min(100, Math.max(-100, x))
}
