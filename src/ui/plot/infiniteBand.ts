/** Bands of a plot in which what it shows is infinite: infinite is drawn as infinite. */
import type { PlotFrame, Stretch } from './frame.ts'
import { textFamily } from './labels.ts'
import type { Palette } from './palette.ts'
import { type Sheet, strokeDiagonals } from './sheet.ts'

const signFont = `30px KaTeX_Main, ${textFamily}`

/** Upright bands, from zero to the top of the plot, with an arrow off it and ∞. */
export function drawInfiniteX(sheet: Sheet, { infiniteX = [], y: axis }: PlotFrame, colours: Palette): void {
  const { ctx, area, x, y } = sheet
  for (const band of infiniteX) {
    const left = Math.max(area.left, x(band.from))
    const right = Math.min(area.right, x(band.to))
    if (!(right > left)) continue
    const bottom = y(Math.max(0, axis.min))
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, area.top, right - left, bottom - area.top)
    ctx.clip()
    ctx.fillStyle = colours.positive
    ctx.fillRect(left, area.top, right - left, bottom - area.top)
    ctx.restore()
    drawArrow(sheet, (left + right) / 2, bottom, colours)
  }
}

/** An arrow off the top of the plot, and ∞ beside it. */
function drawArrow({ ctx, area }: Sheet, middle: number, bottom: number, colours: Palette): void {
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
  ctx.font = signFont
  ctx.textAlign = 'left'
  ctx.fillText('∞', middle + 10 + 26 > area.right ? middle - 38 : middle + 10, area.top + 28)
  ctx.restore()
}

/** Bands across a landscape: the ground, hatched, and ∞ where the band is tall enough. */
export function drawInfiniteY(sheet: Sheet, bands: readonly Stretch[], colours: Palette): void {
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
    strokeDiagonals(sheet, 11, colours.line.guide)
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
  ctx.font = signFont
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText('∞', x, middle + 1)
}
