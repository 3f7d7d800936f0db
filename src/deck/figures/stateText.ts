/** A figure's state as text, in the notation of links. */
import type { Fields, State } from '../../widgets/core/contract.ts'
import { entriesFor, formatQuery, parseQuery } from '../../widgets/core/query.ts'
import { applyText, formatState } from '../../widgets/core/state.ts'

/** `p=normal(0,+1)&x=2`, or with the figure's `id` before each field: `explorer.p=…`. */
export function stateText(fields: Fields, state: State<Fields>, id?: string): string {
  const entries = Object.entries(formatState(fields, state))
  return formatQuery(id === undefined ? entries : entries.map(([field, value]) => [`${id}.${field}`, value]))
}

/** `state` with what such a text says. What cannot be read of it stays as it was. */
export function readStateText(fields: Fields, state: State<Fields>, text: string, id?: string): State<Fields> {
  const named = id === undefined ? [] : entriesFor(id, text)
  return applyText(fields, state, named.length > 0 ? named : parseQuery(text), () => {})
}
