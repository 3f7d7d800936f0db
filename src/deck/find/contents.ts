/** The list of all slides, beside the text or in a panel. */
import { stepsOf } from '../figures/steps.ts'
import { type Heading, headingsOf, titleOf } from '../page/headings.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import { arrowsAmong } from './arrowsAmong.ts'
import { type SlideNavigator, slideOf } from './navigator.ts'

/** The list of all slides, deeper ones nested, the one where the reader is marked. */
export interface Contents {
  element: HTMLElement
  /** Marks where the reader is now. */
  mark(): void
  /** Puts the keyboard on the entry of that slide. */
  focus(): void
}

/** `gone` is told after a slide was chosen. Arrows, Home and End go from entry to entry. */
export function createContents(navigator: SlideNavigator, gone: () => void = () => {}): Contents {
  const element = document.createElement('nav')
  element.className = 'kl-contents'
  element.ariaLabel = 'Contents'
  const links = new Map<HTMLElement, HTMLAnchorElement>()
  element.append(nested(headingsOf(), heading => links.set(heading.slide, link(heading)).get(heading.slide)!))
  const glossary = document.querySelector<HTMLElement>('.kl-glossary:not([hidden])')
  if (glossary) element.firstElementChild?.append(glossaryItem())
  const all = [...element.querySelectorAll('a')]
  let marked: HTMLAnchorElement | undefined
  element.addEventListener('click', event => {
    if (!(event.target instanceof Element) || !event.target.closest('a')) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    gone()
    const slide = slideOf(event.target)
    if (!slide) return
    event.preventDefault()
    navigator.go(slide)
  })
  arrowsAmong(element, () => all)

  return {
    element,
    mark() {
      const here = navigator.here()
      const current = here && links.get(here)
      if (current === marked) return
      marked?.removeAttribute('aria-current')
      current?.setAttribute('aria-current', 'location')
      marked = current
      keepInSight(element, current)
    },
    focus: () => (marked ?? all[0])?.focus(),
  }
}

/** The contents in a panel, for where there is no room beside the text. */
export function createContentsPanel(navigator: SlideNavigator): Panel {
  return createPanel('Contents', 'contents', (body, panel) => {
    const contents = createContents(navigator, panel.close)
    body.append(contents.element)
    contents.mark()
    contents.focus()
  })
}

function nested(headings: readonly Heading[], entry: (heading: Heading) => HTMLElement): HTMLElement {
  const list = document.createElement('ol')
  let inner: HTMLElement | undefined
  for (const heading of headings) {
    const item = document.createElement('li')
    item.append(entry(heading))
    if (!heading.deeper) {
      list.append(item)
      inner = undefined
    } else {
      inner ??= list.lastElementChild?.appendChild(document.createElement('ol'))
      inner?.append(item)
    }
  }
  return list
}

/** Where the glossary is read on the page itself. */
function glossaryItem(): HTMLElement {
  const item = document.createElement('li')
  const element = document.createElement('a')
  element.href = '#kl-glossary'
  const label = document.createElement('span')
  label.className = 'kl-slide-number'
  element.append(label, 'Symbols and terms')
  item.append(element)
  return item
}

function link({ slide, number, heading }: Heading): HTMLAnchorElement {
  const element = document.createElement('a')
  element.href = `#/${slide.id}`
  const label = document.createElement('span')
  label.className = 'kl-slide-number'
  label.textContent = String(number)
  const hint = document.createElement('small')
  hint.textContent = hintOf(slide)
  element.append(label, titleOf(heading), hint)
  return element
}

/** What is on a slide beside its words: its steps, and what it asks. */
function hintOf(slide: HTMLElement): string {
  const amount = (count: number, one: string) => (count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`])
  const questions = slide.querySelectorAll('.kl-stage[data-ask]').length
  return [...amount(stepsOf(slide).length, 'step'), ...amount(questions, 'question')].join(', ')
}

/** Scrolls within the list alone. */
function keepInSight(list: HTMLElement, entry: HTMLElement | undefined): void {
  if (!entry || list.scrollHeight <= list.clientHeight) return
  const { top, bottom } = entry.getBoundingClientRect()
  const box = list.getBoundingClientRect()
  if (top < box.top + 40 || bottom > box.bottom - 40) list.scrollTop += top - box.top - list.clientHeight / 2
}
