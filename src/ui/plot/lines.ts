/** The lines of a plot, each in its role's colour and cut at the plot's edge: series, strokes, outlines, and what fills them. */
import type { Point } from '../../geometry/point.ts'
import type { Outline, SeriesStyle, Stroke } from './frame.ts'
import type { Palette, Role } from './palette.ts'
import { clipToArea, type Sheet, strokeDiagonals, trace } from './sheet.ts'

/** q's lines are dashed, so that the two are told apart without colour too. */
const dashOf = (role: Role) => (role === 'q' ? [11, 7] : [])

/** Draws a series: its line and its dots. A point that is nowhere leaves a gap. */
export function drawSeries(
  sheet: Sheet,
  points: readonly Point[],
  { role, width = 3, dot = 0 }: SeriesStyle,
  colours: Palette,
): void {
  if (points.length === 0) return
  if (width > 0) drawLine(sheet, points, role, width, colours)
  if (dot > 0) drawDots(sheet, points, role, dot, colours)
}

function drawLine(sheet: Sheet, points: readonly Point[], role: Role, width: number, colours: Palette): void {
  const { ctx, x, y } = sheet
  ctx.save()
  clipToArea(sheet)
  ctx.beginPath()
  let drawing = false
  for (const point of points) {
    const px = x(point.x)
    const py = y(point.y)
    if (drawing) ctx.lineTo(px, py)
    else ctx.moveTo(px, py)
    drawing = !Number.isNaN(px + py)
  }
  ctx.lineJoin = 'round'
  ctx.lineWidth = width
  ctx.setLineDash(dashOf(role))
  ctx.strokeStyle = colours.line[role]
  ctx.stroke()
  ctx.restore()
}

/** All in one path: there may be a thousand. */
function drawDots({ ctx, area, x, y }: Sheet, points: readonly Point[], role: Role, dot: number, colours: Palette) {
  ctx.save()
  ctx.fillStyle = colours.line[role]
  ctx.beginPath()
  for (const point of points) {
    const px = x(point.x)
    const py = y(point.y)
    if (px < area.left - dot || px > area.right + dot || py < area.top - dot || py > area.bottom + dot) continue
    ctx.moveTo(px + dot, py)
    ctx.arc(px, py, dot, 0, 2 * Math.PI)
  }
  ctx.fill()
  ctx.restore()
}

/** Draws strokes, the first at the bottom, none of them dashed. */
export function drawStrokes(sheet: Sheet, strokes: readonly Stroke[], colours: Palette): void {
  const { ctx } = sheet
  ctx.save()
  clipToArea(sheet)
  ctx.lineJoin = 'round'
  for (const { role, width, points } of strokes) {
    ctx.beginPath()
    trace(sheet, points)
    ctx.strokeStyle = colours.line[role]
    ctx.lineWidth = width
    ctx.stroke()
  }
  ctx.restore()
}

/** Draws lines that need not go from left to right. */
export function drawOutlines(sheet: Sheet, outlines: readonly Outline[], colours: Palette): void {
  const { ctx } = sheet
  ctx.save()
  clipToArea(sheet)
  ctx.lineJoin = 'round'
  for (const { points, role, width = 3, closed = false } of outlines) {
    ctx.beginPath()
    trace(sheet, points)
    if (closed) ctx.closePath()
    ctx.setLineDash(dashOf(role))
    ctx.lineWidth = width
    ctx.strokeStyle = colours.line[role]
    ctx.stroke()
  }
  ctx.restore()
}

/**
 * Fills between a series and zero: in its role's colour, or by sign, where what is below zero is hatched so that the sign
 * is seen without colour too.
 */
export function fillSeries(sheet: Sheet, points: readonly Point[], style: SeriesStyle, colours: Palette): void {
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
  const { ctx, x, y } = sheet
  const zero = y(0)
  const inside = (value: number) =>
    side === 'above' ? Math.max(0, value) : side === 'below' ? Math.min(0, value) : value
  ctx.save()
  clipToArea(sheet)
  ctx.beginPath()
  ctx.moveTo(x(points[0]?.x ?? 0), zero)
  for (const point of points) ctx.lineTo(x(point.x), y(inside(point.y)))
  ctx.lineTo(x(points.at(-1)?.x ?? 0), zero)
  ctx.closePath()
  ctx.fillStyle = colour
  ctx.fill()
  if (hatch) {
    ctx.clip()
    strokeDiagonals(sheet, 8, hatch)
  }
  ctx.restore()
}
