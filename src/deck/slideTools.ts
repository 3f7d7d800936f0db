import type { RevealApi } from 'reveal.js'
import { linkTo, placeOf } from './address.ts'
import { copy } from './copyLink.ts'
import type { Keys } from './keys.ts'
import { notice } from './notice.ts'
import { openView } from './viewSwitch.ts'

const icons = {
  reading: 'M4 5h16M4 10h16M4 15h16M4 20h9',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
}

/** In the margin of the slides: the way to the reading view, and a button that copies the link to what is shown. */
export function addSlideTools(reveal: RevealApi, keys: Keys): void {
  const box = document.createElement('div')
  box.className = 'kl-slide-tools'
  const here = () => {
    const slide = reveal.getCurrentSlide()
    const { f } = reveal.getIndices()
    return { slide, step: f === undefined || f < 0 ? undefined : f }
  }
  const read = () => {
    const { slide, step } = here()
    openView('reading', slide, placeOf(slide, step))
  }
  const link = tool('Copy link to this slide as it stands', icons.link, async () => {
    const { slide, step } = here()
    if (await copy(linkTo(slide, step))) notice('Link copied.')
  })
  // A button has its keys to itself: the engine would turn the slide at Space.
  box.addEventListener('keydown', event => {
    if (event.key === ' ' || event.key === 'Enter') event.stopPropagation()
  })
  box.append(link, tool('Reading view (V)', icons.reading, read))
  document.querySelector('.reveal')?.append(box)
  keys.add([{ group: 'The screen', keys: ['v'], says: 'Reading view', reach: 'control', once: true, act: read }])
}

/** A button of the margin, with an icon drawn by `path` on 24 × 24. */
export function tool(name: string, path: string, pressed: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.title = name
  button.ariaLabel = name
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`
  button.addEventListener('click', pressed)
  return button
}
