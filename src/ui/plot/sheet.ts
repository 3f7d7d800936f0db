/** A plot to draw on: its canvas, the area within its axes, and where values are in design pixels. */
import type { Area } from '../../geometry/box.ts'
import type { Point } from '../../geometry/point.ts'

export interface Sheet {
  ctx: CanvasRenderingContext2D
  area: Area
  x(value: number): number
  y(value: number): number
}

/** Lets what is drawn from here to the next `restore` show within the area alone. */
export function clipToArea({ ctx, area }: Sheet): void {
  ctx.beginPath()
  ctx.rect(area.left, area.top, area.width, area.height)
  ctx.clip()
}

/** Adds a line through `points` to the path. Written for thousands of points in a frame. */
export function trace({ ctx, x, y }: Sheet, points: readonly Point[]): void {
  let first = true
  for (const point of points) {
    if (first) ctx.moveTo(x(point.x), y(point.y))
    else ctx.lineTo(x(point.x), y(point.y))
    first = false
  }
}

/** Hatches the area with diagonals, `gap` pixels apart. */
export function strokeDiagonals({ ctx, area }: Sheet, gap: number, colour: string): void {
  const height = area.bottom - area.top
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.beginPath()
  for (let at = area.left - height; at < area.right; at += gap) {
    ctx.moveTo(at, area.bottom)
    ctx.lineTo(at + height, area.top)
  }
  ctx.stroke()
}
