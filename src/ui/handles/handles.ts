/**
 * Handles on a plot: real focusable sliders over the canvas. A press anywhere on the plot takes the nearest handle
 * within a finger's reach, so small handles on a small screen can still be touched.
 */
import type { Plot, Point } from '../plot/plot.ts'

export interface Handle {
  id: string
  role: 'p' | 'q' | 'answer'
  /** Spoken name: “P: mean”. */
  name: string
  value: number
  min: number
  max: number
  valueText: string
  /** Where it sits, in plot coordinates. */
  x: number
  y: number
  /** It was dragged to this point of the plot. */
  drag(to: Point): void
  /** A key set its value. */
  become(value: number): void
  /** What every arrow key adds, where it is not 0.1, with Shift 1, with Alt 0.01. */
  step?: number
  /** It stands on a line from top to bottom: a press anywhere on the line takes it. */
  upright?: boolean
  /** Keys ↑ and ↓ change this instead, where the handle has a second value. */
  second?: { value: number; step: number; become(value: number): void }
  /** What further keys do. */
  keys?: Readonly<Record<string, () => void>>
  /** False: not in the order of the Tab key, for one of many that the keys lead to otherwise. */
  tab?: boolean
}

export interface Handles {
  show(handles: readonly Handle[]): void
  /** Moves the keyboard to a handle, if it is there. */
  focus(id: string): void
  destroy(): void
}

const reachInScreenPixels = 34

export function createHandles(plot: Plot, heard: { release(): void; held(id: string | undefined): void }): Handles {
  const { box } = plot
  const elements = new Map<string, HTMLElement>()
  let handles: readonly Handle[] = []
  // Values that keys have set since the last paint: several presses within a frame add up.
  const ahead = new Map<string, { value?: number; second?: number }>()
  let drag: { id: string; pointer: number; offset: Point } | undefined

  const pixelOf = (event: PointerEvent): Point => {
    const rect = box.getBoundingClientRect()
    const scale = rect.width / plot.width || 1
    return { x: (event.clientX - rect.left) / scale, y: (event.clientY - rect.top) / scale }
  }

  const down = (event: PointerEvent) => {
    event.stopPropagation()
    if (event.button !== 0 || drag) return
    const pixel = pixelOf(event)
    const scale = box.getBoundingClientRect().width / plot.width || 1
    const nearest = nearestHandle(pixel, reachInScreenPixels / Math.min(1, scale))
    if (!nearest) return
    event.preventDefault()
    const at = plot.toPixel(nearest)
    drag = { id: nearest.id, pointer: event.pointerId, offset: { x: at.x - pixel.x, y: at.y - pixel.y } }
    box.setPointerCapture(event.pointerId)
    elements.get(nearest.id)?.focus({ preventScroll: true })
    elements.get(nearest.id)?.classList.add('kl-held')
    box.classList.add('kl-dragging')
    document.documentElement.dataset.dragging = ''
    heard.held(nearest.id)
  }

  const move = (event: PointerEvent) => {
    event.stopPropagation()
    if (drag?.pointer !== event.pointerId) return
    const pixel = pixelOf(event)
    const id = drag.id
    handles
      .find(handle => handle.id === id)
      ?.drag(plot.fromPixel({ x: pixel.x + drag.offset.x, y: pixel.y + drag.offset.y }))
  }

  const up = (event: PointerEvent) => {
    event.stopPropagation()
    if (drag?.pointer !== event.pointerId) return
    elements.get(drag.id)?.classList.remove('kl-held')
    letGo()
    heard.held(undefined)
    heard.release()
  }

  // Without this, a browser may see a swipe in it as well, and take the tap that follows for the end of the swipe.
  const swiped = (event: TouchEvent) => {
    if (drag && event.cancelable && onRing(event.target)) event.preventDefault()
  }

  const letGo = () => {
    box.classList.remove('kl-dragging')
    delete document.documentElement.dataset.dragging
    drag = undefined
  }

  const keyup = (event: KeyboardEvent) => {
    if (isSliderKey(event.key)) heard.release()
  }

  box.addEventListener('pointerdown', down)
  box.addEventListener('pointermove', move)
  box.addEventListener('pointerup', up)
  box.addEventListener('pointercancel', up)
  box.addEventListener('touchmove', swiped, { passive: false })
  box.addEventListener('keyup', keyup)

  function nearestHandle(pixel: Point, reach: number): Handle | undefined {
    let best: Handle | undefined
    let least = reach
    for (const handle of handles) {
      const at = plot.toPixel(handle)
      const distance = Math.hypot(at.x - pixel.x, handle.upright ? 0 : at.y - pixel.y)
      if (distance <= least) {
        best = handle
        least = distance
      }
    }
    return best
  }

  function elementFor(handle: Handle): HTMLElement {
    const known = elements.get(handle.id)
    if (known) return known
    const element = document.createElement('div')
    element.className = 'kl-handle'
    element.role = 'slider'
    element.tabIndex = 0
    element.dataset.role = handle.role
    element.dataset.handle = handle.id
    element.addEventListener('keydown', event => {
      const painted = handles.find(({ id }) => id === handle.id)
      if (!painted) return
      const { value, second } = ahead.get(handle.id) ?? {}
      const current = {
        ...painted,
        value: value ?? painted.value,
        ...(painted.second ? { second: { ...painted.second, value: second ?? painted.second.value } } : {}),
      }
      const moved = (to: { value: number } | { second: number }) =>
        ahead.set(handle.id, { ...ahead.get(handle.id), ...to })
      if (press(event, current, moved)) {
        event.preventDefault()
        event.stopPropagation()
      }
    })
    element.addEventListener('focus', () => heard.held(handle.id))
    element.addEventListener('blur', () => {
      ahead.delete(handle.id)
      heard.held(undefined)
    })
    elements.set(handle.id, element)
    box.append(element)
    return element
  }

  return {
    show(next) {
      handles = next
      ahead.clear()
      for (const [id, element] of elements)
        if (!next.some(handle => handle.id === id)) {
          element.remove()
          elements.delete(id)
        }
      for (const handle of next) {
        const element = elementFor(handle)
        const at = within(plot.toPixel(handle), plot)
        write(element, {
          style: `transform: translate(${at.x}px, ${at.y}px)`,
          tabindex: handle.tab === false ? '-1' : '0',
          'aria-label': handle.name,
          'aria-valuemin': String(handle.min),
          'aria-valuemax': String(handle.max),
          'aria-valuenow': String(handle.value),
          'aria-valuetext': handle.valueText,
        })
      }
    },
    focus: id => elements.get(id)?.focus({ preventScroll: true }),
    destroy() {
      if (drag) letGo()
      box.removeEventListener('pointerdown', down)
      box.removeEventListener('pointermove', move)
      box.removeEventListener('pointerup', up)
      box.removeEventListener('pointercancel', up)
      box.removeEventListener('touchmove', swiped)
      box.removeEventListener('keyup', keyup)
      for (const element of elements.values()) element.remove()
      elements.clear()
    },
  }
}

function onRing(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('kl-handle')
}

const directions: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 }

function isSliderKey(key: string): boolean {
  return key in directions || key === 'Home' || key === 'End'
}

/** Arrows 0.1, Shift 1, Alt 0.01; Home and End to the range's ends. True if the key was the handle's. */
function press(
  event: KeyboardEvent,
  handle: Handle,
  moved: (to: { value: number } | { second: number }) => void,
): boolean {
  const become = (value: number) => {
    moved({ value })
    handle.become(value)
  }
  const action = handle.keys?.[event.key]
  if (action) {
    action()
    return true
  }
  const direction = directions[event.key]
  if (direction !== undefined) {
    const size = handle.step ?? (event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1)
    const vertical = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    if (vertical && handle.second) {
      const second = tidy(handle.second.value + direction * handle.second.step)
      moved({ second })
      handle.second.become(second)
    } else become(tidy(Math.min(handle.max, Math.max(handle.min, handle.value + direction * size))))
    return true
  }
  if (event.key === 'Home') become(handle.min)
  else if (event.key === 'End') become(handle.max)
  else return false
  return true
}

/** Sets only what changed: an attribute that is written again makes the browser style its element again. */
function write(element: HTMLElement, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

/** A handle whose point lies outside the plot waits at its edge. */
function within({ x, y }: Point, { width, height }: Plot): Point {
  return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) }
}

function tidy(value: number): number {
  return Number(value.toFixed(6))
}
