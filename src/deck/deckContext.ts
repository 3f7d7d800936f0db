import type { Slides } from './slides/slides.ts'

/** What the modules of the deck share: the slides, and the page as it was when it opened. */
export interface DeckContext {
  slides: Slides
  query: string
  /** In development: each slide's HTML as it came, before the engine marked it. */
  written: Map<string, string>
}

/** True where nothing may move: the reader asked for it, or the address says `motion=none`. */
export function motionless(): boolean {
  return document.documentElement.dataset.motion === 'none' || matchMedia('(prefers-reduced-motion: reduce)').matches
}
