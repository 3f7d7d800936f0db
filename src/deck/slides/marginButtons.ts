/** The buttons in the margin of the slides. */
import { createButton } from '../../ui/dom/buttons.ts'
import type { Finding } from '../find/inSlides.ts'
import type { Keyboard } from '../keyboard/keyboard.ts'
import { linkTo, placeOf } from '../page/address.ts'
import { copy } from '../page/copyLink.ts'
import { icons } from '../page/icons.ts'
import { notice } from '../page/notice.ts'
import { openView } from '../page/openView.ts'
import type { Slides } from './slides.ts'

/** Adds the buttons: search, contents, symbols, the link to what is shown, and the way to the reading view. */
export function addMarginButtons(slides: Slides, keyboard: Keyboard, { search, contents, symbols }: Finding): void {
  const box = document.createElement('div')
  box.className = 'kl-slide-tools'
  const read = () => {
    const { current, step } = slides
    if (current) openView('reading', current, placeOf(current, step))
  }
  const link = marginButton('Copy link to this slide as it stands', icons.link, async () => {
    const { current, step } = slides
    if (current && (await copy(linkTo(current, step)))) notice('Link copied.')
  })
  box.append(
    marginButton('Search (/)', icons.search, search.open),
    marginButton('Contents (I)', icons.contents, contents.open),
    marginButton('What the symbols mean (Y)', icons.symbols, symbols.open),
    link,
    marginButton('Reading view (V)', icons.reading, read),
  )
  slides.frame.append(box)
  keyboard.bind({ otherView: read })
}

/** A button of the margin, with an icon drawn by `path` on 24 × 24. */
export function marginButton(name: string, path: string, pressed: () => void): HTMLButtonElement {
  return createButton({ icon: path, name, title: name }, pressed)
}
