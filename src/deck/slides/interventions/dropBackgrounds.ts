/** Drops the backgrounds that the engine makes for slides which have none. */
import type { RevealApi } from 'reveal.js'

/** The engine turns an element for the background of each slide too; they go where no slide has a background. */
export function dropBackgrounds(reveal: RevealApi): void {
  const has = ({ attributes }: Element) => [...attributes].some(({ name }) => name.startsWith('data-background'))
  if (!reveal.getSlides().some(slide => has(slide) || (slide.parentElement && has(slide.parentElement))))
    reveal.getBackgroundsElement()?.replaceChildren()
}
