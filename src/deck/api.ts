import type { RevealApi } from 'reveal.js'

/** What the modules of the deck share: the slides' engine, and the address as it was when the page opened. */
export interface Deck {
  reveal: RevealApi
  query: string
}

/** True where nothing may move: the reader asked for it, or the address says `motion=none`. */
export function motionless(): boolean {
  return document.documentElement.dataset.motion === 'none' || matchMedia('(prefers-reduced-motion: reduce)').matches
}
