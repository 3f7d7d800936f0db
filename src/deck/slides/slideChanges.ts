import type { RevealApi } from 'reveal.js'
import { whenIdle } from '../page/whenIdle.ts'

/**
 * At each turn the engine takes the classes of every slide away and gives most of them back, and hides again what is
 * hidden; the browser then works out the style of every slide anew. Here a slide that ends as it was is left alone: a
 * class that is taken stays until it is known whether it comes back, at the latest until the engine has done.
 */
export function changeOnlyWhatChanges(slides: Iterable<Element>): void {
  for (const slide of slides) {
    const { classList, setAttribute } = slide
    Object.defineProperty(slide, 'classList', { value: lasting(classList) })
    slide.setAttribute = (name, value) => {
      if (slide.getAttribute(name) !== value) setAttribute.call(slide, name, value)
    }
  }
}

/** Without the engine's element for the background of each slide, which it turns too, where no slide has a background. */
export function dropBackgrounds(reveal: RevealApi): void {
  const has = ({ attributes }: Element) => [...attributes].some(({ name }) => name.startsWith('data-background'))
  if (!reveal.getSlides().some(slide => has(slide) || (slide.parentElement && has(slide.parentElement))))
    reveal.getBackgroundsElement()?.replaceChildren()
}

/**
 * A slide that comes within reach is left unstyled (by `slides.css`) until the browser has nothing else to do: styling and
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

/**
 * Remembers how large these elements are until the window changes. The engine asks in the midst of each turn, and for an
 * answer the browser would lay out all that has changed so far, only to do it again at the end.
 */
export function rememberSizes(...elements: HTMLElement[]): void {
  for (const element of elements)
    for (const side of ['offsetWidth', 'offsetHeight'] as const) {
      const measure = Object.getOwnPropertyDescriptor(HTMLElement.prototype, side)?.get
      let size: number | undefined
      addEventListener('resize', () => (size = undefined))
      Object.defineProperty(element, side, { get: () => (size ??= measure?.call(element)) })
    }
}

const sides = ['past', 'future']

/** What is to be done for the slides of which a class is still to be taken. */
const waiting = new Set<() => void>()

/** A slide's classes, for the engine: `past` and `future` are taken late. */
function lasting(classes: DOMTokenList): DOMTokenList {
  const taken = new Set<string>()
  const settle = () => {
    waiting.delete(settle)
    if (taken.size > 0) classes.remove(...taken)
    taken.clear()
  }
  const own = {
    remove(...names: string[]) {
      for (const name of names.filter(name => classes.contains(name)))
        if (sides.includes(name)) taken.add(name)
        else classes.remove(name)
      if (taken.size === 0) return
      if (waiting.size === 0) queueMicrotask(() => [...waiting].map(settle => settle()))
      waiting.add(settle)
    },
    add(...names: string[]) {
      for (const name of names) taken.delete(name)
      if (names.some(name => name === 'present' || sides.includes(name))) settle()
      const fresh = names.filter(name => !classes.contains(name))
      if (fresh.length > 0) classes.add(...fresh)
    },
    contains: (name: string) => !taken.has(name) && classes.contains(name),
  }
  return new Proxy(classes, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return own[name as keyof typeof own]
      settle()
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
