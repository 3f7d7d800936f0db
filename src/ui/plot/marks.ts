/** Points of interest on a landscape: minima as rings, saddles as crosses, each with its text where there is room. */
import type { Area } from '../../geometry/box.ts'
import type { Point } from '../../geometry/point.ts'
import type { Mark } from './frame.ts'
import { drawRimmed, labelSize, textFamily } from './labels.ts'
import type { Palette } from './palette.ts'
import type { Sheet } from './sheet.ts'

export function drawMarks({ ctx, area, x, y }: Sheet, marks: readonly Mark[], colours: Palette): void {
  ctx.save()
  ctx.lineWidth = 3
  ctx.strokeStyle = colours.line.answer
  const texts: Taken[] = []
  for (const mark of marks) {
    const at = { x: x(mark.x), y: y(mark.y) }
    if (at.x < area.left || at.x > area.right || at.y < area.top || at.y > area.bottom) continue
    drawSign(ctx, mark.kind, at, colours)
    if (!mark.text) continue
    ctx.font = `${labelSize}px ${textFamily}`
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    const others = marks.filter(other => other !== mark).map(other => ({ x: x(other.x), y: y(other.y) }))
    const { width } = ctx.measureText(mark.text)
    const place = besideMark(width, at, mark.side, [...others, ...texts], area)
    texts.push({ ...place, width })
    drawRimmed(ctx, mark.text, place.x, place.y, colours.text.answer, colours.ground)
  }
  ctx.restore()
}

function drawSign(ctx: CanvasRenderingContext2D, kind: Mark['kind'], { x, y }: Point, colours: Palette): void {
  ctx.beginPath()
  if (kind === 'saddle') {
    ctx.moveTo(x - 6, y - 6)
    ctx.lineTo(x + 6, y + 6)
    ctx.moveTo(x - 6, y + 6)
    ctx.lineTo(x + 6, y - 6)
  } else ctx.arc(x, y, 7, 0, 2 * Math.PI)
  ctx.fillStyle = kind === 'lowest' ? colours.line.answer : colours.ground
  if (kind !== 'saddle') ctx.fill()
  ctx.stroke()
}

/** A place that a text must not cover: another mark, or where another text of some width begins. */
type Taken = Point & { width?: number }

/**
 * Where a text of this width begins beside a mark so that it covers nothing that is there and stays in the plot: on the
 * right or, if that is its `side`, on the left, else on the other side, below, or above; where all is taken, on its side.
 */
export function besideMark(
  width: number,
  { x, y }: Point,
  side: Mark['side'],
  others: readonly Taken[],
  area: Omit<Area, 'width' | 'height'>,
): Point {
  const [right, left] = [
    { x: x + 13, y },
    { x: x - 13 - width, y },
  ]
  const sides = side === 'left' ? [left, right] : [right, left]
  const centred = Math.max(area.left, Math.min(area.right - width, x - width / 2))
  const spots = [...sides, { x: centred, y: y + 22 }, { x: centred, y: y - 22 }]
  const isIn = (spot: Point) =>
    spot.x >= area.left && spot.x + width <= area.right && spot.y >= area.top && spot.y <= area.bottom
  const isFree = (spot: Point) =>
    others.every(
      other =>
        other.x + (other.width ?? 0) < spot.x - 8 || other.x > spot.x + width + 8 || Math.abs(other.y - spot.y) > 16,
    )
  return spots.find(spot => isIn(spot) && isFree(spot)) ?? sides.find(isIn) ?? right
}
