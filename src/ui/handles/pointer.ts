/**
 * Mouse, pen and finger on the handles of a plot. A press anywhere on the plot takes the nearest handle within a finger's
 * reach, so small handles on a small screen can still be touched.
 */
import type { Point } from '../../geometry/point.ts'
import type { Plot } from '../plot/plot.ts'
import type { Handle } from './handle.ts'

const reachInScreenPixels = 34

/** Whom the pointer moves, and who hears of it. */
export interface Grasp {
  handles(): readonly Handle[]
  element(id: string): HTMLElement | undefined
  /** A handle is taken. */
  took(id: string): void
  /** It is let go. */
  released(): void
}

/** Lets the pointer drag the handles of a plot, until `end`. */
export function listenToPointer(plot: Plot, { handles, element, took, released }: Grasp): { end(): void } {
  const { box } = plot
  let drag: { id: string; pointer: number; offset: Point } | undefined
  const ended = new AbortController()
  const listen = <K extends keyof HTMLElementEventMap>(kind: K, act: (event: HTMLElementEventMap[K]) => void) =>
    box.addEventListener(kind, act, { signal: ended.signal, passive: false })

  listen('pointerdown', event => {
    event.stopPropagation()
    if (event.button !== 0 || drag) return
    const { pixel, scale } = pixelOf(event, plot)
    const nearest = nearestHandle(plot, handles(), pixel, reachInScreenPixels / Math.min(1, scale))
    if (!nearest) return
    event.preventDefault()
    const at = plot.toPixel(nearest)
    drag = { id: nearest.id, pointer: event.pointerId, offset: { x: at.x - pixel.x, y: at.y - pixel.y } }
    box.setPointerCapture(event.pointerId)
    element(nearest.id)?.focus({ preventScroll: true })
    element(nearest.id)?.classList.add('kl-held')
    showDragging(box, true)
    took(nearest.id)
  })
  listen('pointermove', event => {
    event.stopPropagation()
    if (drag?.pointer !== event.pointerId) return
    const { pixel } = pixelOf(event, plot)
    const { id, offset } = drag
    handles()
      .find(handle => handle.id === id)
      ?.drag(plot.fromPixel({ x: pixel.x + offset.x, y: pixel.y + offset.y }))
  })
  const up = (event: PointerEvent) => {
    event.stopPropagation()
    if (drag?.pointer !== event.pointerId) return
    element(drag.id)?.classList.remove('kl-held')
    showDragging(box, false)
    drag = undefined
    released()
  }
  listen('pointerup', up)
  listen('pointercancel', up)
  // Without this, a browser may see a swipe in it as well, and take the tap that follows for the end of the swipe.
  listen('touchmove', event => {
    if (drag && event.cancelable && onRing(event.target)) event.preventDefault()
  })
  return {
    end() {
      if (drag) showDragging(box, false)
      drag = undefined
      ended.abort()
    },
  }
}

function showDragging(box: HTMLElement, yes: boolean): void {
  box.classList.toggle('kl-dragging', yes)
  if (yes) document.documentElement.dataset.dragging = ''
  else delete document.documentElement.dataset.dragging
}

/** Where a pointer is, in the plot's design pixels, and how many pixels of the page one of these is. */
function pixelOf(event: PointerEvent, { box, width }: Plot): { pixel: Point; scale: number } {
  const rect = box.getBoundingClientRect()
  const scale = rect.width / width || 1
  return { pixel: { x: (event.clientX - rect.left) / scale, y: (event.clientY - rect.top) / scale }, scale }
}

function nearestHandle(plot: Plot, handles: readonly Handle[], pixel: Point, reach: number): Handle | undefined {
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

function onRing(target: EventTarget | null): boolean {
  return target instanceof Element && target.classList.contains('kl-handle')
}
