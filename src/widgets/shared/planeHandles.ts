/** The grips of a distribution of the plane as handles: named, spoken, with the drags and keys that move them. */
import type { Point } from '../../geometry/point.ts'
import type { Distribution2, Normal2 } from '../../math/index.ts'
import { formatShort } from './numbers.ts'
import { type Grip2, grips2, partsOf } from './planeGrips.ts'

/** Handles on every normal of `distribution`; `set` is told what a drag or a key makes of it. */
export function handlesOn2(
  role: 'p' | 'q',
  distribution: Distribution2,
  upright: boolean,
  set: (changed: Distribution2) => void,
) {
  const parts = partsOf(distribution)
  return parts.flatMap(({ part, put }, index) => {
    const numbered = parts.length > 1
    return grips2(part, upright).map(grip => {
      const { second } = grip
      return {
        id: `${role}:${grip.key}${numbered ? `-${index + 1}` : ''}`,
        role,
        name: `${role.toUpperCase()}${numbered ? `, component ${index + 1}` : ''}: ${grip.name}`,
        value: grip.value,
        min: grip.min,
        max: grip.max,
        valueText: second ? `x ${formatShort(grip.value)}, y ${formatShort(second.value)}` : formatShort(grip.value),
        x: grip.x,
        y: grip.y,
        drag: (to: Point) => set(put(grip.moveTo(to))),
        become: (value: number) => set(put(grip.become(value))),
        ...(second
          ? { second: { value: second.value, step: 0.1, become: (value: number) => set(put(second.become(value))) } }
          : {}),
      }
    })
  })
}

/** From each normal's centre to its handle of correlation, the line on which the mean of y given x lies. */
export function correlationLines(distribution: Distribution2): Point[][] {
  return partsOf(distribution).map(({ part }) => {
    const to = grips2(part, false).find(({ key }) => key === 'correlation')
    return [centreOf(part), { x: to?.x ?? 0, y: to?.y ?? 0 }]
  })
}

function centreOf({ mean: [x, y] }: Normal2): Point {
  return { x, y }
}

/** Numbers of the notation before a component's own, and each grip's place among these; the 2 of `normal2` counts too. */
const own: Readonly<Record<Grip2['key'], number>> = { mean: 1, 'sd-x': 3, correlation: 4, 'sd-y': 5 }

/** Which number of the notation a handle moves: what lights up while it is held. */
export function placeInNotation2(distribution: Distribution2, id: string): number {
  const [, key, component] = /^(.*?)(?:-(\d+))?$/.exec(id) ?? []
  const place = own[key as Grip2['key']] ?? 0
  return distribution.family === 'normal2' ? place : 7 * (Number(component ?? 1) - 1) + 1 + place
}
