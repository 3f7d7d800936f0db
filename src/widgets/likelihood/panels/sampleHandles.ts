/** The handles on the samples, one a dot, for a pointer and for the keys. */
import type { Handle } from '../../../ui/handles/handle.ts'
import { formatShort } from '../../shared/numbers.ts'
import type { Dot } from '../dots.ts'
import type { SampleEdits } from './sampleEdits.ts'
import { heightOf, strip } from './sampleStrip.ts'

/** Handles on the dots `seen` of all `dots`, in a strip that is `depth` deep; `focus` moves the keyboard to a handle. */
export function sampleHandles(
  { seen, dots, depth }: { seen: readonly Dot[]; dots: readonly Dot[]; depth: number },
  edits: SampleEdits,
  focus: (id: string) => void,
): Handle[] {
  return seen.map(({ x, row, index }, rank) => ({
    id: `sample:${index}`,
    role: 'p',
    name: `sample ${rank + 1} of ${dots.length}; up and down: to the next; Insert adds one, Delete removes it`,
    value: x,
    min: Math.min(-10, x),
    max: Math.max(10, x),
    valueText: formatShort(x),
    x,
    y: heightOf(row, strip.rows, depth),
    tab: index === edits.chosen(),
    drag: to => edits.replace(index, Number(to.x.toFixed(2))),
    become: value => edits.replace(index, value),
    second: {
      value: rank,
      step: 1,
      become(to) {
        const next = dots[Math.min(dots.length - 1, Math.max(0, Math.round(to)))]
        if (next) focus(`sample:${next.index}`)
      },
    },
    keys: {
      Delete: () => edits.remove(index, { focus: true }),
      Backspace: () => edits.remove(index, { focus: true }),
      Insert: () => edits.add(x, { focus: true }),
    },
  }))
}
