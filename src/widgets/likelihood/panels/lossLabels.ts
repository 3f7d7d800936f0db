/** What is written beside the curves of the loss: their names, the number of samples, the distance H(P). */
import type { Point } from '../../../geometry/point.ts'
import type { Label } from '../../../ui/plot/frame.ts'
import type { Range } from '../../shared/curves.ts'

/** The two curves' names, the upper one's above and the lower one's below; against the sd, where they lie flat, both below. */
export function namesOf(
  expected: readonly Point[],
  divergence: readonly Point[],
  along: 'mean' | 'sd',
  x: Range,
  y: Range,
  expectedAbove: boolean,
): Label[] {
  const loss = { curve: expected, text: 'NLL', role: 'ratio' as const }
  const kl = { curve: divergence, text: 'D(P‖Q)', role: 'product' as const }
  const [upper, lower] = expectedAbove ? [loss, kl] : [kl, loss]
  if (along === 'sd') return [...nameUnder(upper, y), ...nameUnder(lower, y)]
  return [...nameAbove(upper, x, y), ...nameInCorner(lower, x, y)]
}

interface Named {
  curve: readonly Point[]
  text: string
  role: 'ratio' | 'product'
}

/** Within the valley at the left. */
function nameAbove({ curve, text, role }: Named, x: Range, y: Range): Label[] {
  const seen = curve.filter(point => point.y <= y.max - 0.16 * (y.max - y.min))
  const at = seen[Math.floor(0.02 * seen.length)]
  if (!at) return []
  return [{ x: Math.max(x.min, at.x), y: at.y + 0.05 * (y.max - y.min), text, role, align: 'left' }]
}

/** Under the left flank. */
function nameInCorner({ curve, text, role }: Named, x: Range, y: Range): Label[] {
  return curve.length === 0 ? [] : [{ x: x.min, y: y.min + 0.05 * (y.max - y.min), text, role, align: 'left' }]
}

/** Under the right flank, which is not steep. */
function nameUnder({ curve, text, role }: Named, y: Range): Label[] {
  const at = curve[Math.floor(0.85 * curve.length)]
  if (!at) return []
  const under = Math.max(y.min + 0.05 * (y.max - y.min), at.y - 0.24 * (y.max - y.min))
  return [{ x: at.x, y: under, text, role, align: 'center' }]
}

/** The samples' own curve is named, within its valley at the right, where it can be told from that for N = ∞. */
export function nameOfSampled(curve: readonly Point[], expected: readonly Point[], text: string, y: Range): Label[] {
  const apart = curve.some(
    ({ y: loss }, i) => loss < y.max && Math.abs(loss - (expected[i]?.y ?? loss)) > 0.04 * (y.max - y.min),
  )
  const at = curve.findLast(point => point.y <= y.max - 0.16 * (y.max - y.min))
  if (!at || (!apart && expected.length > 0)) return []
  return [{ x: at.x, y: at.y + 0.05 * (y.max - y.min), text, role: 'weight', align: 'right' }]
}

/** H(P) beside the line between the two points: the constant. */
export function distanceLabel(here: readonly Point[], apart: number, x: Range, y: Range): Label[] {
  const [upper, lower] = here
  if (!upper || !lower || Math.abs(apart) < 0.16 * (y.max - y.min)) return []
  const left = upper.x > (x.min + x.max) / 2
  const nudge = 0.03 * (x.max - x.min) * (left ? -1 : 1)
  const middle = (upper.y + lower.y) / 2 - 0.03 * (y.max - y.min)
  return [{ x: upper.x + nudge, y: middle, text: 'H(P)', role: 'p', align: left ? 'right' : 'left' }]
}
