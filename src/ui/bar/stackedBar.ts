/**
 * A sum as a stacked bar on an axis: segments by role, each with a pattern too, and marks with whiskers above them. An
 * SVG whose hatching is made of lines, so that it stays vector on paper. A label that does not fit into its segment
 * drops to the row below, at the end of a leader; segments that run back over others stand below them.
 */
import { create, drawShapes, type Shape } from '../dom/svgShapes.ts'
import { labelSize, textFamily } from '../plot/labels.ts'
import type { Role } from '../plot/palette.ts'
import { labelRow, rowsOf } from './labelRow.ts'

export type Pattern = 'plain' | 'hatched' | 'dotted'

/** From one value to another; backwards where `to` is less, a line where they are equal, with an arrow where one is ±∞. */
export interface BarSegment {
  from: number
  to: number
  role: Role
  text: string
  pattern?: Pattern
}

/** A value beside the bar, give or take `error`. */
export interface BarMark {
  at: number
  error?: number
  text?: string
  role: Role
}

export interface BarFrame {
  min: number
  max: number
  ticks: readonly number[]
  format?: (tick: number) => string
  /** What the axis counts, at its right end. */
  unit?: string
  segments: readonly BarSegment[]
  marks: readonly BarMark[]
}

export interface Bar {
  draw(frame: BarFrame): void
  destroy(): void
}

const rowHeight = 26
const inset = 12
const gap = 14

/**
 * `above` is kept for the marks, `thickness` for the bar (half of it each where segments lie below one another), the last
 * row for the axis; what is left of `height` is for labels that do not fit.
 */
export function createBar(
  parent: HTMLElement,
  { width, height, above = 44, thickness = 46 }: { width: number; height: number; above?: number; thickness?: number },
): Bar {
  const svg = create('svg')
  const box = { class: 'kl-bar', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }
  for (const [name, value] of Object.entries(box)) svg.setAttribute(name, String(value))
  parent.append(svg)
  let frame: BarFrame | undefined
  const redraw = () => frame && svg.isConnected && draw(frame)
  void document.fonts.ready.then(redraw)

  function draw(next: BarFrame): void {
    frame = next
    const { min, max } = next
    const room = { from: inset, to: width - inset }
    const x = (value: number) => {
      const share = (value - min) / (max - min)
      return room.from + (room.to - room.from) * Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share))
    }
    const segments = next.segments.filter(({ from, to }) => !Number.isNaN(from) && !Number.isNaN(to))
    const lanes = lanesOf(segments)
    const lane = thickness / (Math.max(0, ...lanes) + 1)
    const drawn = segments.map((segment, i) => drawnSegment(segment, x, above + lane * lanes[i]!, lane))
    const dropped = drawn.filter(({ inside, segment }) => !inside && segment.text !== '')
    drawShapes(svg, [
      ...axis(next, x, { width, line: height - rowHeight, top: above + thickness }),
      ...drawn.flatMap(({ shapes }) => shapes),
      ...rowsOf(dropped, room.to - room.from, gap).flatMap((row, index) =>
        labelsBelow(row, room, above + thickness + 2 + index * (rowHeight - 2)),
      ),
      ...drawn.filter(({ inside }) => inside).map(insideLabel),
      ...drawnMarks(next.marks, x, room, above, thickness),
    ])
  }

  return {
    draw,
    destroy() {
      frame = undefined
      svg.remove()
    },
  }
}

/** A segment's shapes, and where its label would like to be. */
interface Drawn {
  segment: BarSegment
  shapes: Shape[]
  centre: number
  width: number
  middle: number
  bottom: number
  inside: boolean
}

function drawnSegment(segment: BarSegment, x: (value: number) => number, top: number, height: number): Drawn {
  const { from, to, role, pattern = 'plain', text } = segment
  const [left, right] = [x(Math.min(from, to)), x(Math.max(from, to))]
  const box = { left, top, width: right - left, height }
  const group = dressed('g', role, { class: `kl-bar-segment${to < from ? ' kl-bar-back' : ''}` }, [
    shape('rect', { x: left, y: top + 1, width: Math.max(box.width, 0), height: height - 2, class: 'kl-bar-fill' }),
    shape('path', { d: patternPath(pattern, box), class: pattern === 'dotted' ? 'kl-bar-dots' : 'kl-bar-lines' }),
    shape('path', { d: `M${x(to)} ${top + 1}v${height - 2}`, class: 'kl-bar-end' }),
    ...(Number.isFinite(to) ? [] : [arrow(x(to), top + height / 2, to > 0 ? 1 : -1)]),
  ])
  const width = widthOf(text)
  const ends = Number.isFinite(to) ? 0 : 44
  return {
    segment,
    shapes: [group],
    centre: (left + right) / 2,
    width,
    middle: top + height / 2,
    bottom: top + height,
    inside: width + 14 + 2 * ends <= box.width && height >= 22,
  }
}

/** The bar runs off the axis: an arrow and ∞ at its end. */
function arrow(x: number, y: number, side: 1 | -1): Shape {
  return shape('g', { class: 'kl-bar-arrow' }, [
    shape('path', { d: `M${x - side * 10} ${y - 9}L${x + side * 2} ${y}L${x - side * 10} ${y + 9}` }),
    { ...shape('text', { x: x - side * 24, y: y + 8, 'text-anchor': 'middle' }), text: '∞' },
  ])
}

function insideLabel({ segment, centre, middle }: Drawn): Shape {
  return label(segment.text, segment.role, centre, middle + labelSize / 3, 'middle')
}

function labelsBelow(row: readonly Drawn[], room: { from: number; to: number }, top: number): Shape[] {
  const lefts = labelRow(row, room, gap)
  return row.flatMap(({ segment, centre, width, bottom }, i) => {
    const middle = lefts[i]! + width / 2
    const leader = dressed('path', segment.role, {
      class: 'kl-bar-leader',
      d: `M${centre} ${bottom - 5}V${Math.max(bottom, top - 3)}L${middle} ${top + 5}`,
    })
    return [leader, label(segment.text, segment.role, middle, top + rowHeight - 6, 'middle')]
  })
}

/** Above the bar: a diamond at the value, whiskers as long as its error, its text; a thin line down through the bar. */
function drawnMarks(
  marks: readonly BarMark[],
  x: (value: number) => number,
  room: { from: number; to: number },
  above: number,
  thickness: number,
): Shape[] {
  const finite = marks.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at)
  const wishes = finite.map(({ at, text = '' }) => ({ centre: x(at), width: widthOf(text) }))
  const lefts = labelRow(wishes, room, gap)
  const y = above - 10
  return finite.map(({ at, error = 0, text = '', role }, i) => {
    const [low, centre, high] = [x(at - error), x(at), x(at + error)]
    // Whiskers shorter than the diamond would only make it look ragged.
    const caps = high - low > 22 ? `M${low} ${y - 6}v12M${low} ${y}H${high}M${high} ${y - 6}v12` : ''
    return dressed('g', role, { class: 'kl-bar-mark' }, [
      shape('path', { d: `M${centre} ${y}V${above + thickness}`, class: 'kl-bar-plumb' }),
      shape('path', { d: caps, class: 'kl-bar-whiskers' }),
      shape('path', { d: `M${centre} ${y - 8}l7 8l-7 8l-7 -8z`, class: 'kl-bar-diamond' }),
      ...(text ? [label(text, role, lefts[i]!, above - 23, 'start')] : []),
    ])
  })
}

function axis(
  { ticks, format = plain, unit = '', min, max }: BarFrame,
  x: (value: number) => number,
  { width, line, top }: { width: number; line: number; top: number },
): Shape[] {
  const unitLeft = width - widthOf(unit) - (unit ? gap : 0)
  const shown = ticks.filter(tick => tick >= min && tick <= max)
  const texts = shown
    .filter(tick => x(tick) + widthOf(format(tick)) / 2 <= unitLeft)
    .map(tick => tickLabel(format(tick), x(tick), line + rowHeight - 6, 'middle'))
  const strokes = shown.map(tick => `M${x(tick)} ${top}V${line + 5}`).join('')
  return [
    shape('path', { d: strokes, class: 'kl-bar-grid' }),
    shape('path', { d: `M${x(min)} ${line}H${x(max)}`, class: 'kl-bar-axis' }),
    ...texts,
    ...(unit ? [tickLabel(unit, width, line + rowHeight - 6, 'end')] : []),
  ]
}

/** In which lane each segment stands: the first, until it would cover one that stands there already. */
function lanesOf(segments: readonly BarSegment[]): number[] {
  const lanes: number[] = []
  let lane = 0
  for (const [i, segment] of segments.entries()) {
    if (segments.some((other, j) => j < i && lanes[j] === lane && overlap(segment, other))) lane++
    lanes.push(lane)
  }
  return lanes
}

function overlap(a: BarSegment, b: BarSegment): boolean {
  return (
    Math.min(Math.max(a.from, a.to), Math.max(b.from, b.to)) > Math.max(Math.min(a.from, a.to), Math.min(b.from, b.to))
  )
}

/** Hatching as lines and dots of its own, cut to the box. */
function patternPath(
  pattern: Pattern,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): string {
  if (pattern === 'plain' || width < 2) return ''
  const parts: string[] = []
  if (pattern === 'hatched')
    for (let at = 9 - height; at < width; at += 9) {
      const [from, to] = [Math.max(0, at), Math.min(width, at + height)]
      parts.push(`M${left + from} ${top + height - (from - at)}L${left + to} ${top + height - (to - at)}`)
    }
  else
    for (let row = 0; 6 + 9 * row < height - 3; row++)
      for (let at = row % 2 ? 10 : 5; at < width - 2; at += 10) parts.push(`M${left + at} ${top + 6 + 9 * row}h0.01`)
  return parts.join('')
}

function label(text: string, role: Role, x: number, y: number, anchor: string): Shape {
  return { ...dressed('text', role, { x, y, 'text-anchor': anchor, class: 'kl-bar-label' }), text }
}

function tickLabel(text: string, x: number, y: number, anchor: string): Shape {
  return { ...shape('text', { x, y, 'text-anchor': anchor, class: 'kl-bar-tick' }), text }
}

/** A shape in its role's colours: the style sheet reads `--ink-of`, `--line-of` and `--fill-of`. */
function dressed(
  name: Shape['name'],
  role: Role,
  attributes: Shape['attributes'],
  children: readonly Shape[] = [],
): Shape {
  const style = `--line-of: var(--${role}); --ink-of: var(--${role}-text); --fill-of: var(--${role}-fill)`
  return shape(name, { ...attributes, style }, children)
}

function shape(name: Shape['name'], attributes: Shape['attributes'], children: readonly Shape[] = []): Shape {
  return { name, attributes, children }
}

let ruler: CanvasRenderingContext2D | null | undefined

/** Width of a label in design pixels. */
function widthOf(text: string): number {
  if (text === '') return 0
  ruler ??= document.createElement('canvas').getContext('2d')
  if (!ruler) return 0.55 * labelSize * text.length
  ruler.font = `${labelSize}px ${textFamily}`
  return ruler.measureText(text).width
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−')
}
