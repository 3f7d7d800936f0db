/** The deck in the frames of the speaker's page. */
import { Slides } from '../slides/slides.ts'
import type { SyncedWindow } from '../sync/syncWindow.ts'

/** What the speaker's page asks of the deck in a frame. */
export interface FramedDeck {
  slides: Slides
  talk: SyncedWindow
}

/**
 * Loads the deck into a frame: `current` joins the talk, `next` only shows what it is handed. `changed` is called in the
 * frame after each change of it, once it can be asked.
 */
export function loadDeck(
  frame: HTMLIFrameElement,
  name: 'current' | 'next',
  query: Record<string, string>,
  changed: () => void,
): void {
  frame.addEventListener('load', () => {
    const inside = frame.contentDocument
    if (!inside) return
    inside.documentElement.dataset.frame = name
    let asked = false
    const soon = () => {
      if (asked) return
      asked = true
      requestAnimationFrame(() => {
        asked = false
        if (deckIn(frame)) changed()
      })
    }
    inside.addEventListener('deck:moment', soon)
    soon()
  })
  frame.src = `./index.html?${new URLSearchParams({ ...query, frame: name })}${location.hash}`
}

/** The deck in `frame`, once its figures are there. */
export function deckIn(frame: HTMLIFrameElement): FramedDeck | undefined {
  const { deck } = (frame.contentWindow ?? {}) as { deck?: { reveal: Slides['reveal']; talk?: SyncedWindow } }
  return deck?.talk && { slides: new Slides(deck.reveal), talk: deck.talk }
}
