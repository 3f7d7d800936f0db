/** States on the way from one to another, as a figure shows them between two steps. */
import type { Fields, State } from '../../widgets/core/contract.ts'

/**
 * From `a` to `b` by 0 ≤ t ≤ 1, slowly at both ends: fields that know how to mix do, others jump at the start. At t = 1 it is
 * `b` itself.
 */
export function interpolateState(fields: Fields, a: State<Fields>, b: State<Fields>, t: number): State<Fields> {
  if (t >= 1) return b
  const from = a as Record<string, unknown>
  const to = b as Record<string, unknown>
  const eased = ease(t)
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.mix ? field.mix(from[name], to[name], eased) : to[name],
    ]),
  ) as State<Fields>
}

function ease(t: number): number {
  return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t)
}
