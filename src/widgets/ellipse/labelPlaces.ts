/** Where a name stands beside its ellipse: clear of handles, of other names and, where it can be, of other lines. */
import type { Point } from '../../geometry/point.ts'

/** In design pixels, y downwards. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const turns = 24
const gap = 5

/** The box of `width` × `height` around `centre`. */
export function boxAround({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

/**
 * A place for a name of `width` × `height` just outside of the closed `outline`: the one that hides least of `solid`
 * (boxes, those of more weight less than others) and `lines` (points), and lies within `room`; among equals the one nearest to `wanted`, an angle in turns. The box
 * comes with the angle it is at.
 */
export function besideOutline(
  outline: readonly Point[],
  [width, height]: readonly [number, number],
  wanted: number,
  solid: readonly (Box & { weight?: number })[],
  lines: readonly Point[],
  room: Box,
): Box & { turn: number } {
  const centre = middle(outline)
  let best = { ...boxAround(centre, width, height), turn: wanted }
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < turns; turn++) {
    const away = Math.abs(((turn / turns - wanted + 1.5) % 1) - 0.5)
    const angle = 2 * Math.PI * (turn / turns)
    const [dx, dy] = [Math.cos(angle), -Math.sin(angle)]
    const box = nearestOutside(outline, centre, { x: dx, y: dy }, width, height)
    const hidden = solid.reduce((sum, other) => sum + (other.weight ?? 2) * overlap(box, other), 0)
    const crossed = lines.filter(point => contains(box, point)).length
    const outside = width * height - overlap(box, room)
    const cost = hidden + 1000 * outside + 1.5 * crossed + 300 * away
    if (cost < least) {
      best = { ...box, turn: turn / turns }
      least = cost
    }
  }
  return best
}

/** The box nearest to the outline in one direction from its centre: moved in from where it surely is outside. */
function nearestOutside(outline: readonly Point[], centre: Point, to: Point, width: number, height: number): Box {
  const at = (far: number) => boxAround({ x: centre.x + far * to.x, y: centre.y + far * to.y }, width, height)
  const touches = ({ left, right, top, bottom }: Box) => {
    const wider = { left: left - gap, right: right + gap, top: top - gap, bottom: bottom + gap }
    return outline.some(point => contains(wider, point))
  }
  const reach = Math.max(...outline.map(({ x, y }) => (x - centre.x) * to.x + (y - centre.y) * to.y))
  let far = reach + (Math.abs(to.x) * width + Math.abs(to.y) * height) / 2 + gap
  while (far > 4 && !touches(at(far - 4))) far -= 4
  return at(far)
}

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return wide > 0 && high > 0 ? wide * high : 0
}

function contains({ left, right, top, bottom }: Box, { x, y }: Point): boolean {
  return x > left && x < right && y > top && y < bottom
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: sum.x / points.length, y: sum.y / points.length }
}
