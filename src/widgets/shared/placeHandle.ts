/** The one handle by which a normal is dragged over a landscape of mean and log₂ sd. */
import type { Point } from '../../geometry/point.ts'
import type { Normal } from '../../math/index.ts'
import { reach } from './grips.ts'
import { formatShort } from './numbers.ts'

/** Where a mean and a standard deviation lie in a landscape. */
export function placeInLandscape({ mean, sd }: { mean: number; sd: number }): Point {
  return { x: mean, y: Math.log2(sd) }
}

/** The handle of q at its place; `set` is told the normal that a drag or a key makes of it, within reach. */
export function placeHandle(name: string, { mean, sd }: { mean: number; sd: number }, set: (q: Normal) => void) {
  const become = (mean: number, sd: number) =>
    set({
      family: 'normal',
      mean: Math.min(reach.location, Math.max(-reach.location, mean)),
      sd: Math.min(reach.largestScale, Math.max(reach.smallestScale, sd)),
    })
  return {
    id: 'q:place',
    role: 'q' as const,
    name,
    value: mean,
    min: -reach.location,
    max: reach.location,
    valueText: `mean ${formatShort(mean)}, standard deviation ${formatShort(sd)}`,
    ...placeInLandscape({ mean, sd }),
    drag: (to: Point) => become(Number(to.x.toFixed(2)), Number((2 ** to.y).toFixed(2))),
    become: (value: number) => become(value, sd),
    second: { value: sd, step: 0.1, become: (value: number) => become(mean, value) },
  }
}
