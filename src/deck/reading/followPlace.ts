/** Keeps address and scrolling of the reading view together. */
import { placeOf, slideAt } from '../page/address.ts'

/**
 * The address names the slide that is read, and leads back to it. `arrived` is told that slide, once the scrolling has
 * come to rest.
 */
export function followPlace(
  slides: readonly HTMLElement[],
  stepOf: (slide: HTMLElement) => number | undefined,
  arrived: (slide: HTMLElement) => void,
) {
  let timer: number | undefined
  /** The slide that a link led to, until the reader scrolls: it may be too short to reach the top of the window. */
  let led: HTMLElement | undefined
  history.scrollRestoration = 'manual'

  /** The slide whose text is in the upper part of the window. */
  function here(): HTMLElement | undefined {
    if (led) return led
    const line = 0.4 * innerHeight
    return slides.findLast(slide => slide.getBoundingClientRect().top <= line) ?? slides[0]
  }

  function write(): void {
    const slide = here()
    if (!slide) return
    arrived(slide)
    const place = placeOf(slide, stepOf(slide))
    if (location.hash !== place) history.replaceState(history.state, '', location.pathname + location.search + place)
  }

  function later(): void {
    clearTimeout(timer)
    timer = window.setTimeout(write, 150)
  }

  function scrollTo(slide: HTMLElement): void {
    led = slide
    slide.scrollIntoView({ block: 'start', behavior: 'instant' })
  }

  const released = () => {
    led = undefined
  }
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const)
    addEventListener(type, released, { passive: true, capture: true })
  addEventListener('scroll', later, { passive: true })
  /** The address leads elsewhere: what was still to be written of the place before is void. */
  function arrive(hash: string): void {
    clearTimeout(timer)
    const target = slideAt(hash)
    if (!target) return
    scrollTo(target.slide)
    target.slide.querySelector<HTMLElement>('h1, h2')?.focus({ preventScroll: true })
  }
  // Back fires `popstate` at once, and `hashchange` when a pending write may already have changed the address.
  addEventListener('popstate', () => arrive(location.hash))
  addEventListener('hashchange', event => arrive(new URL(event.newURL).hash))
  /** As a link would: Back leads to where one was. */
  function go(slide: HTMLElement): void {
    const place = placeOf(slide, undefined)
    if (location.hash === place) arrive(place)
    else location.hash = place
  }
  return { here, go, later, scrollTo, led: () => led }
}
