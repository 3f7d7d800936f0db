/** A picture as a PNG file. */
import type { Picture, Piece } from './pieces.ts'

/** Bitmap pixels per design pixel: some 290 dots to the inch at the width of a page. */
const density = 3

/** A picture as a PNG file, on white. */
export function toPng({ left, top, width, height, pieces }: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * density)
  canvas.height = Math.round(height * density)
  const ctx = canvas.getContext('2d')
  if (!ctx) return Promise.reject(new Error('This browser has no canvas to draw on.'))
  ctx.scale(density, density)
  ctx.translate(-left, -top)
  ctx.fillStyle = '#fff'
  ctx.fillRect(left, top, width, height)
  for (const piece of pieces) {
    ctx.save()
    draw(ctx, piece)
    ctx.restore()
  }
  return new Promise((done, fail) =>
    canvas.toBlob(blob => (blob ? done(blob) : fail(new Error('The picture is too large for this browser.')))),
  )
}

function draw(ctx: CanvasRenderingContext2D, piece: Piece): void {
  if (piece.kind === 'plot') {
    const { plot, x, y } = piece
    const canvas = document.createElement('canvas')
    canvas.width = plot.width
    canvas.height = plot.height
    plot.drawOn(canvas, density)
    ctx.drawImage(canvas, x, y, plot.width, plot.height)
  } else if (piece.kind === 'shape') {
    const { d, x, y, fill, stroke, strokeWidth, dash, cap, join, opacity } = piece.shape
    const path = new Path2D(d)
    ctx.translate(x, y)
    ctx.globalAlpha = opacity
    Object.assign(ctx, { lineWidth: strokeWidth, lineCap: cap, lineJoin: join, fillStyle: fill, strokeStyle: stroke })
    ctx.setLineDash(dash)
    if (fill !== 'none') ctx.fill(path)
    if (stroke !== 'none') ctx.stroke(path)
  } else
    for (const { text, x, y, width, font, colour, rim } of piece.runs) {
      ctx.font = font
      ctx.lineJoin = 'round'
      if (rim) {
        Object.assign(ctx, { strokeStyle: rim.colour, lineWidth: rim.width })
        ctx.strokeText(text, x, y, width)
      }
      ctx.fillStyle = colour
      ctx.fillText(text, x, y, width)
    }
}
