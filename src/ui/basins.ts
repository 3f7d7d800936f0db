import type { Basins, Point } from './chart.ts'
import type { Sheet } from './marks.ts'
import type { Palette } from './palette.ts'

/**
 * The lines between the basins of a landscape, dotted, and all but the basin around a point shaded: what is left bright
 * flows to one minimum. A line runs from outside the plot to outside it.
 */
export function drawBasins({ ctx, area, x, y }: Sheet, { lines, around }: Basins, colours: Palette): void {
  const middle = { x: x(around.x), y: y(around.y) }
  ctx.save()
  ctx.beginPath()
  ctx.rect(area.left, area.top, area.width, area.height)
  ctx.clip()
  for (const line of lines) {
    const edge = line.map(point => ({ x: x(point.x), y: y(point.y) }))
    const side = sideOf(edge, area)
    ctx.beginPath()
    trace(ctx, side)
    ctx.closePath()
    // The other side: the plot less this one.
    if (contains(side, middle)) ctx.rect(area.left, area.top, area.width, area.height)
    ctx.fillStyle = colours.shade
    ctx.fill('evenodd')
  }
  ctx.strokeStyle = colours.ink
  ctx.lineWidth = 2
  ctx.lineCap = 'round'
  ctx.setLineDash([0.1, 6])
  for (const line of lines) {
    ctx.beginPath()
    trace(
      ctx,
      line.map(point => ({ x: x(point.x), y: y(point.y) })),
    )
    ctx.stroke()
  }
  ctx.restore()
}

function trace(ctx: CanvasRenderingContext2D, points: readonly Point[]): void {
  for (const [index, point] of points.entries())
    if (index === 0) ctx.moveTo(point.x, point.y)
    else ctx.lineTo(point.x, point.y)
}

/** The part of the plot on one side of a line across it: the line, closed around the outside of the plot. */
function sideOf(line: readonly Point[], area: Sheet['area']): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last) return []
  const far = area.width + area.height
  const centre = { x: area.left + area.width / 2, y: area.top + area.height / 2 }
  const turn = (point: Point) => Math.atan2(point.y - centre.y, point.x - centre.x)
  const [from, to] = [turn(last), turn(first)]
  const sweep = (to - from + 2 * Math.PI) % (2 * Math.PI)
  const around = Array.from({ length: 17 }, (_, index) => {
    const angle = from + (sweep * index) / 16
    return { x: centre.x + far * Math.cos(angle), y: centre.y + far * Math.sin(angle) }
  })
  return [...line, ...around]
}

/** Whether a point lies within a polygon, by the even-odd rule. */
function contains(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [a, b] = [polygon[i]!, polygon[j]!]
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}
