import type { Sheet } from './marks.ts'
import type { Palette, Role } from './palette.ts'
import type { Point } from './plot.ts'

/** A line of any shape through `points`, in its role's colour; q's is dashed, as everywhere. */
export interface Outline {
  points: readonly Point[]
  role: Role
  width?: number
  /** Whether the last point joins the first. */
  closed?: boolean
}

/** Draws lines that need not go from left to right, cut at the edge of the plot. */
export function drawOutlines(sheet: Sheet, outlines: readonly Outline[], colours: Palette): void {
  const { ctx, area, x, y } = sheet
  ctx.save()
  ctx.beginPath()
  ctx.rect(area.left, area.top, area.width, area.height)
  ctx.clip()
  ctx.lineJoin = 'round'
  for (const { points, role, width = 3, closed = false } of outlines) {
    ctx.beginPath()
    for (const [index, point] of points.entries())
      if (index === 0) ctx.moveTo(x(point.x), y(point.y))
      else ctx.lineTo(x(point.x), y(point.y))
    if (closed) ctx.closePath()
    ctx.setLineDash(role === 'q' ? [11, 7] : [])
    ctx.lineWidth = width
    ctx.strokeStyle = colours.line[role]
    ctx.stroke()
  }
  ctx.restore()
}
