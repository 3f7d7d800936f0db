/** Simplifies polylines. */

type Vertex = readonly [number, number]

/**
 * A polyline without the points that lie within `tolerance` of what is left (Ramer, Douglas and Peucker). The ends stay, and
 * so does every corner.
 */
export function simplifiedPolyline<P extends Vertex>(points: readonly P[], tolerance: number): P[] {
  if (points.length < 3) return [...points]
  const kept = new Set([0, points.length - 1])
  const open: [number, number][] = [[0, points.length - 1]]
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part
    const { index, distance } = farthest(points, from, to)
    if (!(distance > tolerance)) continue
    kept.add(index)
    open.push([from, index], [index, to])
  }
  return points.filter((_, index) => kept.has(index))
}

/** Of the points strictly between two, the one farthest from the segment that joins these. */
function farthest(points: readonly Vertex[], from: number, to: number): { index: number; distance: number } {
  let found = { index: from, distance: 0 }
  for (let index = from + 1; index < to; index++) {
    const distance = fromSegment(points[index]!, points[from]!, points[to]!)
    if (distance > found.distance) found = { index, distance }
  }
  return found
}

function fromSegment([x, y]: Vertex, [ax, ay]: Vertex, [bx, by]: Vertex): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}
