import type { Finding } from '../find/inSlides.ts'
import type { Keyboard } from '../keyboard/keyboard.ts'
import { linkTo, placeOf } from '../page/address.ts'
import { copy } from '../page/copyLink.ts'
import { iconOf, icons } from '../page/icons.ts'
import { notice } from '../page/notice.ts'
import { openView } from '../page/openView.ts'
import type { Slides } from './slides.ts'

/** In the margin of the slides: search, contents, symbols, the link to what is shown, and the way to the reading view. */
export function addSlideTools(slides: Slides, keyboard: Keyboard, { search, contents, symbols }: Finding): void {
  const box = document.createElement('div')
  box.className = 'kl-slide-tools'
  const read = () => {
    const { current, step } = slides
    if (current) openView('reading', current, placeOf(current, step))
  }
  const link = tool('Copy link to this slide as it stands', icons.link, async () => {
    const { current, step } = slides
    if (current && (await copy(linkTo(current, step)))) notice('Link copied.')
  })
  box.append(
    tool('Search (/)', icons.search, search.open),
    tool('Contents (I)', icons.contents, contents.open),
    tool('What the symbols mean (Y)', icons.symbols, symbols.open),
    link,
    tool('Reading view (V)', icons.reading, read),
  )
  slides.frame.append(box)
  keyboard.bind({ otherView: read })
}

/** A button of the margin, with an icon drawn by `path` on 24 × 24. */
export function tool(name: string, path: string, pressed: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.title = name
  button.ariaLabel = name
  button.append(iconOf(path))
  button.addEventListener('click', pressed)
  return button
}
