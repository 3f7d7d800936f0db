/** Styles the slides next to the current one while the browser is idle. */
import type { RevealApi } from 'reveal.js'
import { whenIdle } from '../../page/whenIdle.ts'

/**
 * A slide that comes within reach is left unstyled (by `unseen.css`) until the browser has nothing else to do: styling and
 * laying it out takes as long as the rest of a turn, and it is not seen before the next one.
 */
export function styleAhead(reveal: RevealApi): void {
  const mark = () => {
    for (const slide of document.querySelectorAll<HTMLElement>('.slides section'))
      slide.toggleAttribute('data-near', slide.style.display !== 'none')
  }
  reveal.on('slidechanged', () => whenIdle(mark))
  whenIdle(mark)
}
