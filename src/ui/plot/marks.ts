/** What is drawn on a plot beside its lines: fills by sign, hatching, infinite bands, labels, contours, marks. */

import type { Contour } from './contours.ts'
import type { Palette } from './palette.ts'
import type { Label, Mark, PlotFrame, Point, SeriesStyle } from './plot.ts'

/** A plot to draw on: its canvas, the area within its axes, and where values are in design pixels. */
export interface Sheet {
  ctx: CanvasRenderingContext2D
  area: { left: number; right: number; top: number; bottom: number; width: number; height: number }
  x(value: number): number
  y(value: number): number
}

export const textFamily = '"Source Serif 4", serif'
export const labelSize = 21
const mathFamily = 'KaTeX_Math, "Source Serif 4", serif'

/**
 * Fills between a curve and zero: in its role's colour, or by sign, where what is below zero is hatched so that the sign
 * is seen without colour too.
 */
export function fill(sheet: Sheet, points: readonly Point[], style: SeriesStyle, colours: Palette): void {
  if (!style.fill || points.length === 0) return
  if (style.fill === 'plain') {
    fillSide(sheet, points, 'both', colours.fill[style.role])
    return
  }
  fillSide(sheet, points, 'above', colours.positive)
  fillSide(sheet, points, 'below', colours.negative, colours.hatch)
}

function fillSide(
  sheet: Sheet,
  points: readonly Point[],
  side: 'above' | 'below' | 'both',
  colour: string,
  hatch?: string,
): void {
  const { ctx, area, x, y } = sheet
  const zero = y(0)
  const inside = (value: number) =>
    side === 'above' ? Math.max(0, value) : side === 'below' ? Math.min(0, value) : value
  ctx.save()
  ctx.beginPath()
  ctx.rect(area.left, area.top, area.width, area.height)
  ctx.clip()
  ctx.beginPath()
  ctx.moveTo(x(points[0]?.x ?? 0), zero)
  for (const point of points) ctx.lineTo(x(point.x), y(inside(point.y)))
  ctx.lineTo(x(points.at(-1)?.x ?? 0), zero)
  ctx.closePath()
  ctx.fillStyle = colour
  ctx.fill()
  if (hatch) {
    ctx.clip()
    strokeDiagonals(ctx, area, 8, hatch)
  }
  ctx.restore()
}

/** A hatched band up to the top of the plot, with an arrow off it and ∞: infinite is drawn as infinite. */
export function drawInfinite(sheet: Sheet, frame: PlotFrame, colours: Palette): void {
  const { ctx, area, x, y } = sheet
  for (const band of frame.infinite ?? []) {
    const left = Math.max(area.left, x(band.from))
    const right = Math.min(area.right, x(band.to))
    if (!(right > left)) continue
    const bottom = y(Math.max(0, frame.y.min))
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, area.top, right - left, bottom - area.top)
    ctx.clip()
    ctx.fillStyle = colours.positive
    ctx.fillRect(left, area.top, right - left, bottom - area.top)
    ctx.restore()
    const middle = (left + right) / 2
    ctx.save()
    ctx.strokeStyle = colours.ink
    ctx.fillStyle = colours.ink
    ctx.lineWidth = 2.5
    ctx.beginPath()
    ctx.moveTo(middle, bottom - 8)
    ctx.lineTo(middle, area.top + 6)
    ctx.moveTo(middle - 7, area.top + 16)
    ctx.lineTo(middle, area.top + 5)
    ctx.lineTo(middle + 7, area.top + 16)
    ctx.stroke()
    ctx.font = `30px KaTeX_Main, ${textFamily}`
    ctx.textAlign = 'left'
    ctx.fillText('∞', middle + 10 + 26 > area.right ? middle - 38 : middle + 10, area.top + 28)
    ctx.restore()
  }
}

export function strokeDiagonals(
  ctx: CanvasRenderingContext2D,
  area: { left: number; right: number; top: number; bottom: number },
  gap: number,
  colour: string,
): void {
  const height = area.bottom - area.top
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.beginPath()
  for (let at = area.left - height; at < area.right; at += gap) {
    ctx.moveTo(at, area.bottom)
    ctx.lineTo(at + height, area.top)
  }
  ctx.stroke()
}

export function drawLabels(sheet: Sheet, labels: readonly Label[], colours: Palette): void {
  const { ctx, area, x, y } = sheet
  ctx.save()
  ctx.textBaseline = 'alphabetic'
  for (const label of labels) {
    ctx.font = label.italic ? `italic 28px ${mathFamily}` : `${labelSize}px ${textFamily}`
    ctx.textAlign = label.align ?? 'center'
    const px = Math.min(area.right, Math.max(area.left, x(label.x)))
    const py = Math.min(area.bottom - 4, Math.max(area.top + 18, y(label.y)))
    outlined(ctx, label.text, px, py, colours.text[label.role], colours.ground)
  }
  ctx.restore()
}

/** Each level a little darker than the one around it, with a fine line: a map of a valley. */
export function fillContours(sheet: Sheet, contours: readonly Contour[], colours: Palette): void {
  const { ctx, area } = sheet
  ctx.save()
  ctx.beginPath()
  ctx.rect(area.left, area.top, area.width, area.height)
  ctx.clip()
  ctx.lineWidth = 1
  for (const { rings, role = 'contour' } of contours) {
    ctx.fillStyle = colours.fill[role]
    ctx.strokeStyle = colours.line[role]
    ctx.beginPath()
    for (const ring of rings) trace(sheet, ring)
    ctx.fill('evenodd')
    ctx.stroke()
  }
  ctx.restore()
}

/** Adds a line through `points` to the path. Written for thousands of points in a frame. */
export function trace({ ctx, x, y }: Sheet, points: readonly Point[]): void {
  let first = true
  for (const point of points) {
    if (first) ctx.moveTo(x(point.x), y(point.y))
    else ctx.lineTo(x(point.x), y(point.y))
    first = false
  }
}

export function drawMarks(sheet: Sheet, marks: readonly Mark[], colours: Palette): void {
  const { ctx, area, x, y } = sheet
  ctx.save()
  ctx.lineWidth = 3
  ctx.strokeStyle = colours.line.answer
  const texts: Taken[] = []
  for (const mark of marks) {
    const [px, py] = [x(mark.x), y(mark.y)]
    if (px < area.left || px > area.right || py < area.top || py > area.bottom) continue
    ctx.beginPath()
    if (mark.kind === 'saddle') {
      ctx.moveTo(px - 6, py - 6)
      ctx.lineTo(px + 6, py + 6)
      ctx.moveTo(px - 6, py + 6)
      ctx.lineTo(px + 6, py - 6)
    } else ctx.arc(px, py, 7, 0, 2 * Math.PI)
    ctx.fillStyle = mark.kind === 'lowest' ? colours.line.answer : colours.ground
    if (mark.kind !== 'saddle') ctx.fill()
    ctx.stroke()
    if (!mark.text) continue
    ctx.font = `${labelSize}px ${textFamily}`
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    const others = marks.filter(other => other !== mark).map(other => ({ x: x(other.x), y: y(other.y) }))
    const { width } = ctx.measureText(mark.text)
    const place = besideMark(width, { x: px, y: py }, mark.side, [...others, ...texts], area)
    texts.push({ ...place, width })
    outlined(ctx, mark.text, place.x, place.y, colours.text.answer, colours.ground)
  }
  ctx.restore()
}

/** A place that a text must not cover: another mark, or where another text of some width begins. */
type Taken = Point & { width?: number }

/**
 * Where a text of this width begins beside a mark so that it covers nothing that is there and stays in the plot: on the
 * right or, if that is its `side`, on the left, else on the other side, below, or above; where all is taken, on its side.
 */
export function besideMark(
  width: number,
  { x, y }: Point,
  side: Mark['side'],
  others: readonly Taken[],
  area: Omit<Sheet['area'], 'width' | 'height'>,
): Point {
  const [right, left] = [
    { x: x + 13, y },
    { x: x - 13 - width, y },
  ]
  const sides = side === 'left' ? [left, right] : [right, left]
  const centred = Math.max(area.left, Math.min(area.right - width, x - width / 2))
  const spots = [...sides, { x: centred, y: y + 22 }, { x: centred, y: y - 22 }]
  const isIn = (spot: Point) =>
    spot.x >= area.left && spot.x + width <= area.right && spot.y >= area.top && spot.y <= area.bottom
  const isFree = (spot: Point) =>
    others.every(
      other =>
        other.x + (other.width ?? 0) < spot.x - 8 || other.x > spot.x + width + 8 || Math.abs(other.y - spot.y) > 16,
    )
  return spots.find(spot => isIn(spot) && isFree(spot)) ?? sides.find(isIn) ?? right
}

/** Text with a rim of the ground's colour, legible on whatever it crosses. */
function outlined(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  rim: string,
): void {
  ctx.save()
  ctx.strokeStyle = rim
  ctx.lineWidth = 6
  ctx.lineJoin = 'round'
  ctx.strokeText(text, x, y)
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
  ctx.restore()
}
