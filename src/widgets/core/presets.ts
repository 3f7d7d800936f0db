/** What presets and controls change of a state. */
import type { Change, Fields, Host, Model, State } from './contract.ts'
import { applyText } from './state.ts'

/** What a preset changes in `state`, by its name; null where there is no such preset. */
export function presetChange<F extends Fields, D>(model: Model<F, D>, state: State<F>, name: string): Change<F> | null {
  const preset = model.presets.find(preset => preset.name === name)
  return preset ? applyText(model.fields, state, Object.entries(preset.set), () => {}) : null
}

/** What a control does: changes the state and lets go at once. Nothing where there is no change. */
export function changeAtOnce<F extends Fields>(host: Host<F>) {
  return (change: Change<F> | null | undefined) => {
    if (!change) return
    host.set(change)
    host.release()
  }
}
