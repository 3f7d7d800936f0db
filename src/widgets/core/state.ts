/** States by a table of fields: the first one, changed ones, and states as text. */
import type { Change, Field, Fields, Model, State } from './contract.ts'

/** The state a widget has when nothing is said. */
export function initialState<F extends Fields>(fields: F): State<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.initial])) as State<F>
}

/** `state` with `change`, each changed value at its nearest allowed one. */
export function changed<F extends Fields>(fields: F, state: State<F>, change: Change<F>): State<F> {
  const next: Record<string, unknown> = { ...state }
  for (const [name, value] of Object.entries(change)) {
    const field = fieldOf(fields, name)
    if (field && value !== undefined) next[name] = field.clamp(value)
  }
  return next as State<F>
}

/** The state as text, one entry a field, in the notation of fences and links. */
export function formatState<F extends Fields>(fields: F, state: State<F>): Record<string, string> {
  const values = state as Record<string, unknown>
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.format(values[name])]))
}

/** `state` with the values that `text` gives; what cannot be read is left as it was and handed to `report`. */
export function applyText<F extends Fields>(
  fields: F,
  state: State<F>,
  text: Iterable<readonly [string, string]>,
  report: (field: string, problem: string) => void,
): State<F> {
  const next: Record<string, unknown> = { ...state }
  for (const [name, value] of text) {
    const field = fieldOf(fields, name)
    if (!field) report(name, `unknown field; this widget has ${Object.keys(fields).join(', ')}`)
    else
      try {
        const read = field.parse(value)
        next[name] = field.clamp(read)
        if (field.format(next[name]) !== field.format(read))
          report(
            name,
            field.refuse?.(read) ?? `${field.format(read)} is out of range; the nearest is ${field.format(next[name])}`,
          )
      } catch (error) {
        report(name, error instanceof Error ? error.message : String(error))
      }
  }
  return next as State<F>
}

/** The field of this name: one of the table's own, whatever else objects have (`constructor`, …). */
function fieldOf(fields: Fields, name: string): Field<unknown> | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** Everything a figure shows in one state. */
export function figure<F extends Fields, D>(model: Model<F, D>, state: State<F>) {
  const derived = model.derive(state)
  return { derived, quantities: model.quantities(state, derived), sentence: model.describe(state, derived) }
}
