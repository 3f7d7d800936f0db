import type { RevealApi } from 'reveal.js'
import type { FigureRegistry } from './figureRegistry.ts'
import { dropUnreadableNumbers } from './steps.ts'

interface Slide {
  id: string
  html: string
}

interface Edit {
  /** Each a slide with the deeper ones below it. */
  stacks: Slide[][]
  glossary: string
  mistakes: string[]
}

/**
 * In development: takes the slides as they were just saved. Only sections that changed are replaced; the slide, the step
 * and the states of figures whose fence did not change stay. Mistakes stand over the deck until they are mended.
 */
export function devReload(reveal: RevealApi, registry: FigureRegistry, written: Map<string, string>): void {
  const received = new Map<string, string>()
  showMistakes(initialMistakes())
  import.meta.hot?.on('deck:slides', (edit: Edit) => {
    take(edit)
    takeGlossary(edit.glossary)
    showMistakes(edit.mistakes)
  })

  /** The section that stands already, if it was written alike; else a new one. */
  function sectionFor({ id, html }: Slide, before: HTMLElement | undefined): HTMLElement {
    if (before && received.get(id) === html) return before
    received.set(id, html)
    const section = parse(html)
    const same = before !== undefined && written.get(id) === section.outerHTML
    written.set(id, section.outerHTML)
    return same ? before : section
  }

  function take({ stacks }: Edit): void {
    const slides = stacks.flat()
    const here = reveal.getCurrentSlide()?.id
    const { f } = reveal.getIndices()
    const states = new Map([...registry.figures].map(([id, { element }]) => [id, kept(element)]))
    const main = document.querySelector('.slides')
    if (!main) return
    const old = new Map([...main.querySelectorAll<HTMLElement>('section[id]')].map(section => [section.id, section]))
    const sections = stacks.map(stack => stack.map(slide => sectionFor(slide, old.get(slide.id))))
    if (outline(stacks) === outlineOf(main)) for (const section of sections.flat()) put(section, old.get(section.id))
    else main.replaceChildren(...sections.map(nested))
    dropUnreadableNumbers(main)
    reveal.sync()
    const target = slides.findIndex(({ id }) => id === here)
    const section = reveal.getSlides()[Math.max(0, target)]
    const { h, v } = reveal.getIndices(section)
    reveal.slide(h, v, f)
    registry.collect()
    for (const [id, state] of states) {
      const figure = registry.figures.get(id)
      if (figure && kept(figure.element).start === state.start && state.now) figure.restore(state.now)
    }
    void registry.arrive()
  }
}

function takeGlossary(html: string): void {
  document.querySelector('.kl-glossary')?.remove()
  if (html !== '') document.querySelector('main')?.after(parse(html))
}

function kept(element: HTMLElement) {
  return {
    start: [...element.querySelectorAll<HTMLElement>('.kl-stage')].map(stage => stage.dataset.state).join(),
    now: element.dataset.state,
  }
}

function parse(html: string): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild as HTMLElement
}

/** Puts a new section where the old one of its id stands. */
function put(section: HTMLElement, old: HTMLElement | undefined): void {
  if (section !== old) old?.replaceWith(section)
}

/** The slides' ids and depths: while these stay, sections can be replaced one by one. */
function outline(stacks: Edit['stacks']): string {
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

/** A slide's section; with deeper ones below it, a section of sections, as reveal nests them. */
function nested(stack: readonly HTMLElement[]): HTMLElement {
  const [first] = stack
  if (first && stack.length === 1) return first
  const outer = document.createElement('section')
  outer.append(...stack)
  return outer
}

function initialMistakes(): string[] {
  const text = document.getElementById('kl-mistakes')?.textContent
  return text ? (JSON.parse(text) as string[]) : []
}

function showMistakes(mistakes: readonly string[]): void {
  document.querySelector('.kl-mistakes')?.remove()
  if (mistakes.length === 0) return
  const box = document.createElement('pre')
  box.className = 'kl-mistakes'
  box.role = 'alert'
  box.textContent = mistakes.join('\n')
  document.body.append(box)
}
