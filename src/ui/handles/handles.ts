/** Handles on a plot: real focusable sliders over the canvas, to be dragged or moved by keys. */
import type { Point } from '../../geometry/point.ts'
import { writeAttribute } from '../dom/element.ts'
import type { Plot } from '../plot/plot.ts'
import type { Handle } from './handle.ts'
import { createHandleKeys, isSliderKey } from './keys.ts'
import { listenToPointer } from './pointer.ts'

export interface Handles {
  show(handles: readonly Handle[]): void
  /** Moves the keyboard to a handle, if it is there. */
  focus(id: string): void
  destroy(): void
}

export function createHandles(plot: Plot, heard: { release(): void; held(id: string | undefined): void }): Handles {
  const { box } = plot
  const elements = new Map<string, HTMLElement>()
  let handles: readonly Handle[] = []
  const keys = createHandleKeys()
  const pointer = listenToPointer(plot, {
    handles: () => handles,
    element: id => elements.get(id),
    took: heard.held,
    released() {
      heard.held(undefined)
      heard.release()
    },
  })
  const keyup = (event: KeyboardEvent) => {
    if (isSliderKey(event.key)) heard.release()
  }
  box.addEventListener('keyup', keyup)

  function elementFor({ id, role }: Handle): HTMLElement {
    const known = elements.get(id)
    if (known) return known
    const element = createRing(id, role)
    element.addEventListener('keydown', event => {
      const painted = handles.find(handle => handle.id === id)
      if (!painted || !keys.press(event, painted)) return
      event.preventDefault()
      event.stopPropagation()
    })
    element.addEventListener('focus', () => heard.held(id))
    element.addEventListener('blur', () => {
      keys.forget(id)
      heard.held(undefined)
    })
    elements.set(id, element)
    box.append(element)
    return element
  }

  return {
    show(next) {
      handles = next
      keys.painted()
      for (const [id, element] of elements)
        if (!next.some(handle => handle.id === id)) {
          element.remove()
          elements.delete(id)
        }
      for (const handle of next) become(elementFor(handle), handle, plot)
    },
    focus: id => elements.get(id)?.focus({ preventScroll: true }),
    destroy() {
      pointer.end()
      box.removeEventListener('keyup', keyup)
      for (const element of elements.values()) element.remove()
      elements.clear()
    },
  }
}

function createRing(id: string, role: Handle['role']): HTMLElement {
  const element = document.createElement('div')
  element.className = 'kl-handle'
  element.role = 'slider'
  element.tabIndex = 0
  element.dataset.role = role
  element.dataset.handle = id
  return element
}

/** An element as its handle is now, where it is now. */
function become(element: HTMLElement, handle: Handle, plot: Plot): void {
  const at = within(plot.toPixel(handle), plot)
  writeAttribute(element, 'style', `transform: translate(${at.x}px, ${at.y}px)`)
  writeAttribute(element, 'tabindex', handle.tab === false ? '-1' : '0')
  writeAttribute(element, 'aria-label', handle.name)
  writeAttribute(element, 'aria-valuemin', String(handle.min))
  writeAttribute(element, 'aria-valuemax', String(handle.max))
  writeAttribute(element, 'aria-valuenow', String(handle.value))
  writeAttribute(element, 'aria-valuetext', handle.valueText)
}

/** A handle whose point lies outside the plot waits at its edge. */
function within({ x, y }: Point, { width, height }: Plot): Point {
  return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) }
}
