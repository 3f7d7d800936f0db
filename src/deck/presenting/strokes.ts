/** What is drawn over a slide: points in its design pixels (1280 × 720), whatever the scale of the window. */
import { custom, type GenericSchema, object, picklist, pipe, transform } from 'valibot'
import type { Point } from '../../geometry/point.ts'
import { readerOf } from '../schema/schema.ts'

/** Colours of the pen, by the roles they have in the figures. */
export const inkRoles = ['ink', 'p', 'q', 'answer'] as const
export type InkRole = (typeof inkRoles)[number]

export interface Stroke {
  role: InkRole
  points: readonly Point[]
}

const limits = { strokes: 2000, points: 5000, reach: 10_000 }

/** A point near the slide. Checked by hand: a drawing has thousands, and comes anew with every frame of a stroke. */
const isPoint = (value: unknown): value is Point => {
  const { x, y } = (value ?? {}) as Partial<Point>
  const near = (n: unknown) => typeof n === 'number' && Math.abs(n) <= limits.reach
  return near(x) && near(y)
}
const bare = ({ x, y }: Point): Point => ({ x, y })

const pointSchema = pipe(custom<Point>(isPoint), transform(bare))

const strokeSchema = object({
  role: picklist(inkRoles),
  points: pipe(
    custom<unknown[]>(Array.isArray),
    transform(points => points.slice(0, limits.points)),
    custom<Point[]>(points => (points as unknown[]).length > 0 && (points as unknown[]).every(isPoint)),
    transform(points => points.map(bare)),
  ),
}) satisfies GenericSchema<unknown, Stroke>

const readStroke = readerOf(strokeSchema)

/** The strokes in a message from elsewhere; what is not one is left out. Never throws. */
export function readStrokes(value: unknown): Stroke[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, limits.strokes).flatMap(entry => readStroke(entry) ?? [])
}

/** The point in a message from elsewhere, or undefined. */
export const readPoint = readerOf(pointSchema)

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
