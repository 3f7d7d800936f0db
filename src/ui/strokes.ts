import type { Stroke } from './chart.ts'
import type { Sheet } from './marks.ts'
import type { Palette } from './palette.ts'

/** Lines within the plot's area, each in its role's colour. */
export function drawStrokes({ ctx, area, x, y }: Sheet, strokes: readonly Stroke[], colours: Palette): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(area.left, area.top, area.width, area.height)
  ctx.clip()
  ctx.lineJoin = 'round'
  for (const { role, width, points } of strokes) {
    ctx.beginPath()
    for (const [index, point] of points.entries()) {
      if (index === 0) ctx.moveTo(x(point.x), y(point.y))
      else ctx.lineTo(x(point.x), y(point.y))
    }
    ctx.strokeStyle = colours.line[role]
    ctx.lineWidth = width
    ctx.stroke()
  }
  ctx.restore()
}
