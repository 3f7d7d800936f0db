import type { RevealApi } from 'reveal.js'

/** Without the engine's element for the background of each slide, which it turns too, where no slide has a background. */
export function dropBackgrounds(reveal: RevealApi): void {
  const has = ({ attributes }: Element) => [...attributes].some(({ name }) => name.startsWith('data-background'))
  if (!reveal.getSlides().some(slide => has(slide) || (slide.parentElement && has(slide.parentElement))))
    reveal.getBackgroundsElement()?.replaceChildren()
}
