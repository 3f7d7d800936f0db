/** The laser pointer: a dot over the slide that follows the mouse or a finger. */
import type { OwnInk } from './ink.ts'

/** The laser pointer: a short press of its key turns it on or off, a long one lights it while it is held. */
export interface Laser {
  readonly on: boolean
  press(): void
  release(): void
  off(): void
}

const longPress = 350

/** Handles can still be dragged while the laser is on; the page's own pointer hides. */
export function createLaser(ink: OwnInk, whenOn: (on: boolean) => void): Laser {
  let on = false
  let pressed = 0
  let last: { clientX: number; clientY: number } | undefined

  function put(next: boolean): void {
    if (on === next) return
    on = next
    ink.point(on && last ? ink.toSlide(last) : undefined)
    whenOn(on)
  }

  const follow = (event: PointerEvent) => {
    last = { clientX: event.clientX, clientY: event.clientY }
    if (on) ink.point(ink.toSlide(last))
  }
  addEventListener('pointermove', follow, { capture: true, passive: true })
  addEventListener('pointerdown', follow, { capture: true, passive: true })
  document.documentElement.addEventListener('pointerleave', () => on && ink.point(undefined))

  return {
    get on() {
      return on
    },
    press() {
      pressed = on ? 0 : performance.now()
      put(!on)
    },
    release() {
      if (on && pressed > 0 && performance.now() - pressed > longPress) put(false)
    },
    off: () => put(false),
  }
}
