/** What a hand changes of the samples: it moves, adds and removes one; and which of them the keyboard is on. */
import type { Host } from '../../core/contract.ts'
import { draggable } from '../dots.ts'
import type { LikelihoodFields } from '../fields.ts'

export interface SampleEdits {
  /** The samples as they are now. */
  show(values: readonly number[]): void
  count(): number
  /** The sample that the keyboard is on, or was last. */
  chosen(): number
  replace(index: number, x: number): void
  /** One more, as long as each can be dragged; `focus` moves the keyboard to it. */
  add(x: number, options?: { focus?: boolean }): void
  /** One less: the chosen one, unless told; the last one stays. */
  remove(index?: number, options?: { focus?: boolean }): void
  /** The sample that the keyboard is to be moved to, told once. */
  takeFocus(): number | undefined
}

export function createSampleEdits(host: Host<LikelihoodFields>): SampleEdits {
  let values: readonly number[] = []
  let chosen = 0
  let focusNext: number | undefined
  const chosenNow = () => Math.min(chosen, values.length - 1)
  const put = (data: readonly number[]) => host.set({ data })

  /** A change made in one go. */
  function change(data: readonly number[], focus: number | undefined): void {
    focusNext = focus
    put(data)
    host.release()
  }

  return {
    show(next) {
      values = next
    },
    count: () => values.length,
    chosen: chosenNow,
    replace(index, x) {
      chosen = index
      put(values.map((value, i) => (i === index ? clamp(x) : value)))
    },
    add(x, { focus = false } = {}) {
      if (values.length >= draggable) return
      chosen = values.length
      change([...values, clamp(x)], focus ? chosen : undefined)
    },
    remove(index = chosenNow(), { focus = false } = {}) {
      if (values.length <= 1) return
      chosen = Math.min(index, values.length - 2)
      change(
        values.filter((_, i) => i !== index),
        focus ? chosen : undefined,
      )
    },
    takeFocus() {
      const focus = focusNext
      focusNext = undefined
      return focus
    },
  }
}

function clamp(x: number): number {
  return Math.min(100, Math.max(-100, x))
}
