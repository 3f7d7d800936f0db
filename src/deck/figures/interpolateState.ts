import type { Fields, State } from '../../widgets/core/contract.ts'

/** A state on the way from `a` to `b`: fields that know how to mix do, others jump at the start. */
export function interpolateState(fields: Fields, a: State<Fields>, b: State<Fields>, t: number): State<Fields> {
  const from = a as Record<string, unknown>
  const to = b as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.mix ? field.mix(from[name], to[name], t) : to[name]]),
  ) as State<Fields>
}
