/** What a panel of densities shows of two distributions: labels beside the curves, handles. */
import type { Point } from '../../geometry/point.ts'
import type { Distribution } from '../../math/index.ts'
import { grips } from './grips.ts'
import { formatShort } from './numbers.ts'

/** Handles on every parameter of `distribution`; `set` is told the distribution that a drag or a key makes of it. */
export function handlesOn(role: 'p' | 'q', distribution: Distribution, set: (changed: Distribution) => void) {
  return grips(distribution).map(grip => {
    const { weight } = grip
    const also = weight ? `, weight ${formatShort(weight.value, 2)}; up and down change it` : ''
    return {
      id: `${role}:${grip.key}`,
      role,
      name: `${role.toUpperCase()}: ${grip.name}`,
      value: grip.value,
      min: grip.min,
      max: grip.max,
      valueText: formatShort(grip.value) + also,
      x: grip.x,
      y: grip.y,
      drag: (to: Point) => set(grip.moveTo(to.x)),
      become: (value: number) => set(grip.become(value)),
      ...(weight ? { second: { value: weight.value, step: 0.05, become: (w: number) => set(weight.become(w)) } } : {}),
    }
  })
}

/** p and q beside their curves, each on the side away from the other and clear of the handles, if it can be. */
export function curveNames(p: readonly Point[], q: readonly Point[], top: number, handles: readonly Point[]) {
  const side = peak(p).x <= peak(q).x ? -1 : 1
  return [
    { ...clearPlace(p, side, top, handles), text: 'p', role: 'p' as const, italic: true },
    { ...clearPlace(q, side === 1 ? -1 : 1, top, handles), text: 'q', role: 'q' as const, italic: true },
  ]
}

/** Parts of the peak at which a name may stand, the best first. */
const heights = [0.3, 0.5, 0.15, 0.7]

function clearPlace(curve: readonly Point[], side: -1 | 1, top: number, handles: readonly Point[]): Point {
  const summit = peak(curve)
  const across = (curve.at(-1)?.x ?? 0) - (curve[0]?.x ?? 0)
  const clear = (place: Point) =>
    handles.every(({ x, y }) => Math.abs(x - place.x) > 0.045 * across || Math.abs(y - place.y) > 0.22 * top)
  for (const at of [side, -side])
    for (const height of heights) {
      const place = beside(curve, summit, at, height, top)
      if (clear(place)) return place
    }
  return beside(curve, summit, side, 0.3, top)
}

/** The point on the flank of a curve at a part of its peak, a little outside it. */
function beside(curve: readonly Point[], { x, y }: Point, side: number, height: number, top: number): Point {
  const flank = curve.filter(point => (point.x - x) * side >= 0 && point.y <= height * y)
  const at = side < 0 ? flank.at(-1) : flank[0]
  return { x: (at?.x ?? x) + side * 0.3, y: height * y + 0.03 * top }
}

/** The highest point of a curve. */
export function peak(curve: readonly Point[]): Point {
  return curve.reduce((best, point) => (point.y > best.y ? point : best), { x: 0, y: 0 })
}
