import { type Sheet, trace } from './marks.ts'
import type { Palette } from './palette.ts'
import type { Stroke } from './plot.ts'

/** Lines within the plot's area, each in its role's colour. */
export function drawStrokes(sheet: Sheet, strokes: readonly Stroke[], colours: Palette): void {
  const { ctx, area } = sheet
  ctx.save()
  ctx.beginPath()
  ctx.rect(area.left, area.top, area.width, area.height)
  ctx.clip()
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
