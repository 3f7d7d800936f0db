import type { Sheet } from './marks.ts'
import type { Palette } from './palette.ts'
import type { Point, SeriesStyle } from './plot.ts'

/** Draws a series: its line, dashed if it is q's, and its dots. A point that is nowhere leaves a gap. */
export function drawSeries(
  { ctx, area, x, y }: Sheet,
  points: readonly Point[],
  { role, width = 3, dot = 0 }: SeriesStyle,
  colours: Palette,
): void {
  if (points.length === 0) return
  ctx.save()
  if (width > 0) {
    ctx.save()
    ctx.beginPath()
    ctx.rect(area.left, area.top, area.width, area.height)
    ctx.clip()
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
    ctx.setLineDash(role === 'q' ? [11, 7] : [])
    ctx.strokeStyle = colours.line[role]
    ctx.stroke()
    ctx.restore()
  }
  if (dot > 0) {
    // All in one path: there may be a thousand.
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
  }
  ctx.restore()
}
