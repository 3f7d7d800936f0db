/** Replaces slides of the page by others, in development: stacks as the engine nests them. */
import { dropUnreadableNumbers } from '../figures/steps.ts'
import type { Slides } from './slides.ts'

/** The sections of the slides that stand now, by their ids. */
export function sectionsById({ element }: Slides): Map<string, HTMLElement> {
  return sectionsIn(element)
}

/**
 * Puts the sections of `stacks`, each a slide with the deeper ones below it, in the place of those that stand: one by one
 * where order and depths are the same.
 */
export function replaceSlides({ element, reveal }: Slides, stacks: readonly (readonly HTMLElement[])[]): void {
  if (outline(stacks) === outlineOf(element)) {
    const old = sectionsIn(element)
    for (const section of stacks.flat()) {
      const before = old.get(section.id)
      if (section !== before) before?.replaceWith(section)
    }
  } else element.replaceChildren(...stacks.map(nested))
  dropUnreadableNumbers(element)
  reveal.sync()
}

function sectionsIn(element: Element): Map<string, HTMLElement> {
  return new Map([...element.querySelectorAll<HTMLElement>('section[id]')].map(section => [section.id, section]))
}

/** The slides' ids and depths: while these stay, sections can be replaced one by one. */
function outline(stacks: readonly (readonly HTMLElement[])[]): string {
  return stacks.map(stack => ` ${stack.map(({ id }) => id).join('/')}`).join('')
}

function outlineOf(main: Element): string {
  return [...main.querySelectorAll<HTMLElement>('section[id]')]
    .map(
      section =>
        (section.previousElementSibling?.matches('section') && section.parentElement !== main ? '/' : ' ') + section.id,
    )
    .join('')
}

/** A slide's section; with deeper ones below it, a section of sections, as the engine nests them. */
function nested(stack: readonly HTMLElement[]): HTMLElement {
  const [first] = stack
  if (first && stack.length === 1) return first
  const outer = document.createElement('section')
  outer.append(...stack)
  return outer
}
