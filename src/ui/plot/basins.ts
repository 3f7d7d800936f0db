/** The basins of a landscape: the lines that part them, and all but one of them in the shade. */
import type { Area } from '../../geometry/box.ts'
import type { Point } from '../../geometry/point.ts'
import { contains } from '../../geometry/polygon.ts'
import type { Basins } from './frame.ts'
import type { Palette } from './palette.ts'
import { clipToArea, type Sheet } from './sheet.ts'

/** Where the lines between basins run on a plot, and what lies on the far side of each: all in pixels. */
export interface LaidBasins {
  lines: Point[][]
  /** One side of each line, closed around the outside of the plot; `near`: the point whose basin is meant lies in it. */
  sides: { outline: Point[]; near: boolean }[]
}

/** Basins on a plot. A line runs from outside the plot to outside it. */
export function layOutBasins({ area, x, y }: Sheet, { lines, around }: Basins): LaidBasins {
  const middle = { x: x(around.x), y: y(around.y) }
  const edges = lines.map(line => line.map(point => ({ x: x(point.x), y: y(point.y) })))
  const sides = edges.map(edge => {
    const outline = sideOf(edge, area)
    return { outline, near: contains(outline, middle) }
  })
  return { lines: edges, sides }
}

/** The lines dotted, and all but the basin around the point shaded: what is left bright flows to one minimum. */
export function drawBasins(sheet: Sheet, { lines, sides }: LaidBasins, colours: Palette): void {
  const { ctx, area } = sheet
  ctx.save()
  clipToArea(sheet)
  ctx.fillStyle = colours.shade
  for (const { outline, near } of sides) {
    ctx.beginPath()
    traceOn(ctx, outline)
    ctx.closePath()
    // The other side: the plot less this one.
    if (near) ctx.rect(area.left, area.top, area.width, area.height)
    ctx.fill('evenodd')
  }
  ctx.strokeStyle = colours.ink
  ctx.lineWidth = 2
  ctx.lineCap = 'round'
  ctx.setLineDash([0.1, 6])
  for (const line of lines) {
    ctx.beginPath()
    traceOn(ctx, line)
    ctx.stroke()
  }
  ctx.restore()
}

function traceOn(ctx: CanvasRenderingContext2D, points: readonly Point[]): void {
  for (const [index, point] of points.entries())
    if (index === 0) ctx.moveTo(point.x, point.y)
    else ctx.lineTo(point.x, point.y)
}

/** The part of the plot on one side of a line across it: the line, closed around the outside of the plot. */
function sideOf(line: readonly Point[], area: Area): Point[] {
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
