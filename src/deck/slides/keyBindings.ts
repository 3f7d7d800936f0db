/** Keys that scripts bind by the engine's own interface, for the deck's keyboard. */
import type { Slides } from './slides.ts'

/** What a script bound to a key in the engine's own way. */
export interface KeyBinding {
  /** A small letter or a digit. */
  key: string
  says: string
  act(event: KeyboardEvent): void
}

/** Hands over what scripts bind by `addKeyBinding`, by the code of a letter's key: the engine's own keyboard is off. */
export function takeKeyBindings({ reveal }: Slides, bound: (binding: KeyBinding) => void): void {
  reveal.addKeyBinding = (binding, callback) => {
    const { keyCode, description = '' } = typeof binding === 'object' ? binding : { keyCode: Number(binding) }
    const key = String.fromCharCode(keyCode).toLowerCase()
    if (!/^[a-z0-9]$/.test(key)) return
    bound({
      key,
      says: description,
      act(event) {
        const named = typeof callback === 'string' ? (reveal as unknown as Record<string, unknown>)[callback] : callback
        if (typeof named === 'function') named(event)
      },
    })
  }
}
