/** What the modules of the deck share: the slides, and the page as it was when it opened. */
import type { Slides } from './slides/slides.ts'

export interface DeckContext {
  slides: Slides
  query: string
}

/** True where nothing may move: the reader asked for it, or the address says `motion=none`. */
export function motionless(): boolean {
  return document.documentElement.dataset.motion === 'none' || matchMedia('(prefers-reduced-motion: reduce)').matches
}
