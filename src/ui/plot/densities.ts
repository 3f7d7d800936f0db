/** The panel that most figures begin with: densities, their names in the corners, and handles to drag them by. */
import type { Point } from '../../geometry/point.ts'
import { createNotation } from '../dom/notation.ts'
import type { Handle } from '../handles/handle.ts'
import { createHandles } from '../handles/handles.ts'
import type { Axis, Label, SeriesStyle, Stroke } from './frame.ts'
import { createPlot, type Plot } from './plot.ts'

export interface DensitiesFrame {
  x: Axis
  /** The height of the plot, in units of density. */
  top: number
  /** How far below zero the plot goes, for what stands under the densities. */
  bottom?: number
  series: readonly (readonly Point[])[]
  strokes?: readonly Stroke[]
  labels: readonly Label[]
  handles: readonly Handle[]
  /** The distributions written out; `place` says which of its numbers a handle moves. */
  names?: Readonly<Record<'p' | 'q', { text: string; place(key: string): number }>>
}

export interface Densities {
  plot: Plot
  draw(frame: DensitiesFrame): void
  /** Moves the keyboard to a handle. */
  focus(id: string): void
  destroy(): void
}

export function createDensities(
  parent: HTMLElement,
  options: { width: number; height: number; series: readonly SeriesStyle[]; release(): void },
): Densities {
  const plot = createPlot(parent, options)
  const corner = document.createElement('div')
  corner.className = 'kl-names'
  plot.box.append(corner)
  const notations = { p: createNotation('P', 'p'), q: createNotation('Q', 'q') }
  corner.append(notations.p.element, notations.q.element)
  let held: string | undefined
  let last: DensitiesFrame | undefined
  const handles = createHandles(plot, {
    release: options.release,
    held(id) {
      held = id
      showNames()
    },
  })

  function showNames(): void {
    const [role, key] = held?.split(':') ?? []
    for (const name of ['p', 'q'] as const) {
      const written = last?.names?.[name]
      if (written) notations[name].show(written.text, role === name && key ? written.place(key) : undefined)
    }
  }

  return {
    plot,
    draw(frame) {
      last = frame
      plot.draw({
        x: frame.x,
        y: { min: -(frame.bottom ?? 0), max: frame.top, ticks: [], hidden: true },
        series: frame.series,
        ...(frame.strokes ? { strokes: frame.strokes } : {}),
        labels: frame.labels,
      })
      handles.show(frame.handles)
      showNames()
    },
    focus: id => handles.focus(id),
    destroy() {
      handles.destroy()
      plot.destroy()
    },
  }
}
