/** Polygons, as the points of their corners in order. */
import type { Point } from './point.ts'

/** Whether a point lies within a polygon, by the even-odd rule. */
export function contains(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [a, b] = [polygon[i]!, polygon[j]!]
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}
