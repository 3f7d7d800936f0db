/** Draws the contours of a landscape as a map of a valley. */
import type { Contour } from './contours.ts'
import type { Palette } from './palette.ts'
import { clipToArea, type Sheet, trace } from './sheet.ts'

/** Each level a little darker than the one around it, with a fine line. */
export function drawContours(sheet: Sheet, contours: readonly Contour[], colours: Palette): void {
  const { ctx } = sheet
  ctx.save()
  clipToArea(sheet)
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
