/** Ink as a part of what the windows of a talk share. */
import type { SharedPart } from '../sync/deckState.ts'
import type { Ink } from './ink.ts'

/** What is drawn and pointed at, as the windows of a talk share it. */
export function inkPart(ink: Ink): SharedPart {
  return {
    read: () => ({ strokes: ink.strokes(), pointer: ink.pointer() ?? null }),
    show(value) {
      const { strokes, pointer } = (value ?? {}) as { strokes?: unknown; pointer?: unknown }
      ink.show(strokes, pointer)
    },
    onChange: listener => void ink.onChange(listener),
  }
}
