/** What is drawn over a slide: points in its design pixels (1280 × 720), whatever the scale of the window. */
import type { Point } from '../../geometry/point.ts'

/** Colours of the pen, by the roles they have in the figures. */
export const inkRoles = ['ink', 'p', 'q', 'answer'] as const
export type InkRole = (typeof inkRoles)[number]

export interface Stroke {
  role: InkRole
  points: readonly Point[]
}

const limits = { strokes: 2000, points: 5000, reach: 10_000 }

/** The strokes in a message from elsewhere; what is not one is left out. Never throws. */
export function readStrokes(value: unknown): Stroke[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, limits.strokes).flatMap(entry => {
    const { role, points } = (entry ?? {}) as Partial<Stroke>
    if (!inkRoles.includes(role as InkRole) || !Array.isArray(points)) return []
    const read = points.slice(0, limits.points).map(readPoint)
    return read.length > 0 && read.every(point => point !== undefined) ? [{ role: role as InkRole, points: read }] : []
  })
}

/** The point in a message from elsewhere, or undefined. */
export function readPoint(value: unknown): Point | undefined {
  const { x, y } = (value ?? {}) as Partial<Point>
  const near = (n: unknown): n is number => typeof n === 'number' && Math.abs(n) <= limits.reach
  return near(x) && near(y) ? { x, y } : undefined
}

/** A smooth SVG path through the points: parabolas between the middles of neighbours. A single point is a dot. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  if (rest.length === 0) return `M${at(first)}h0.01`
  const middles = rest.map((point, i) => {
    const before = points[i] ?? first
    return { x: (before.x + point.x) / 2, y: (before.y + point.y) / 2 }
  })
  const curves = middles.map((middle, i) => (i === 0 ? `L${at(middle)}` : `Q${at(points[i] ?? first)} ${at(middle)}`))
  return `M${at(first)}${curves.join('')}L${at(points.at(-1) ?? first)}`
}

function at({ x, y }: Point): string {
  return `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`
}
