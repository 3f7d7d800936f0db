import type { Ink } from '../ink.ts'
import type { Part } from './shared.ts'

/** What is drawn and pointed at, in every window of a talk. */
export function inkPart(ink: Ink): Part {
  return {
    read: () => ({ strokes: ink.strokes(), pointer: ink.pointer() ?? null }),
    show(value) {
      const { strokes, pointer } = (value ?? {}) as { strokes?: unknown; pointer?: unknown }
      ink.show(strokes, pointer ?? undefined)
    },
    onChange: listener => ink.onChange(listener),
  }
}
