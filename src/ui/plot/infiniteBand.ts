import { type Sheet, strokeDiagonals, textFamily } from './marks.ts'
import type { Palette } from './palette.ts'
import type { ForbiddenBand } from './plot.ts'

/** Bands across a landscape in which it is infinite: the ground, hatched, and ∞ where the band is tall enough. */
export function drawForbidden(sheet: Sheet, bands: readonly ForbiddenBand[], colours: Palette): void {
  const { ctx, area, y } = sheet
  for (const { from, to } of bands) {
    const top = Math.max(area.top, y(to))
    const bottom = Math.min(area.bottom, y(from))
    if (!(bottom > top)) continue
    ctx.save()
    ctx.beginPath()
    ctx.rect(area.left, top, area.width, bottom - top)
    ctx.clip()
    ctx.fillStyle = colours.ground
    ctx.fillRect(area.left, top, area.width, bottom - top)
    strokeDiagonals(ctx, area, 11, colours.line.guide)
    drawSign(sheet, (top + bottom) / 2, bottom - top, colours)
    ctx.restore()
  }
}

/** ∞ on a disc of the ground, so that the hatching does not cross it. */
function drawSign({ ctx, area }: Sheet, middle: number, height: number, colours: Palette): void {
  if (height < 30) return
  const x = area.left + 34
  ctx.fillStyle = colours.ground
  ctx.beginPath()
  ctx.ellipse(x, middle, 24, 15, 0, 0, 2 * Math.PI)
  ctx.fill()
  ctx.fillStyle = colours.ink
  ctx.font = `30px KaTeX_Main, ${textFamily}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText('∞', x, middle + 1)
}
