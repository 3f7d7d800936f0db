/** Words on a plot: legible on whatever they cross, in their role's colour. */
import type { Label } from './frame.ts'
import type { Palette } from './palette.ts'
import type { Sheet } from './sheet.ts'

export const textFamily = '"Source Serif 4", serif'
export const labelSize = 21
const mathFamily = 'KaTeX_Math, "Source Serif 4", serif'

/** A label outside of the plot waits at its edge. */
export function drawLabels({ ctx, area, x, y }: Sheet, labels: readonly Label[], colours: Palette): void {
  ctx.save()
  ctx.textBaseline = 'alphabetic'
  for (const label of labels) {
    ctx.font = label.italic ? `italic 28px ${mathFamily}` : `${labelSize}px ${textFamily}`
    ctx.textAlign = label.align ?? 'center'
    const px = Math.min(area.right, Math.max(area.left, x(label.x)))
    const py = Math.min(area.bottom - 4, Math.max(area.top + 18, y(label.y)))
    drawRimmed(ctx, label.text, px, py, colours.text[label.role], colours.ground)
  }
  ctx.restore()
}

/** Text with a rim of the ground's colour. */
export function drawRimmed(
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
