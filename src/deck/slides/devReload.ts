/** In development: the slides as they were just saved, in place of those that stand. */
import { array, type InferOutput, object, string } from 'valibot'
import type { Figure } from '../figures/figure.ts'
import type { FigureRegistry } from '../figures/figureRegistry.ts'
import { readerOf } from '../schema/schema.ts'
import { replaceSlides, sectionsById } from './replaceSlides.ts'
import type { Slides } from './slides.ts'

const slideSchema = object({ id: string(), html: string() })
type Slide = InferOutput<typeof slideSchema>

const editSchema = object({
  /** Each a slide with the deeper ones below it. */
  stacks: array(array(slideSchema)),
  glossary: string(),
  mistakes: array(string()),
})
type Edit = InferOutput<typeof editSchema>

const readEdit = readerOf(editSchema)
const readMistakes = readerOf(array(string()))

/**
 * Takes the slides as they were just saved. Only sections that changed are replaced; the slide, the step
 * and the states of figures whose fence did not change stay. Mistakes stand over the deck until they are mended.
 */
export function devReload(slides: Slides, registry: FigureRegistry, written: Map<string, string>): void {
  const received = new Map<string, string>()
  showMistakes(initialMistakes())
  import.meta.hot?.on('deck:slides', (data: unknown) => {
    const edit = readEdit(data)
    if (!edit) return
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
    const here = slides.current?.id
    const { step } = slides
    const states = new Map([...registry.figures].map(([id, figure]) => [id, kept(figure)]))
    const old = sectionsById(slides)
    replaceSlides(
      slides,
      stacks.map(stack => stack.map(slide => sectionFor(slide, old.get(slide.id)))),
    )
    const target = stacks.flat().findIndex(({ id }) => id === here)
    slides.goTo(slides.all[Math.max(0, target)], step)
    registry.collect()
    for (const [id, state] of states) {
      const figure = registry.figures.get(id)
      if (figure && kept(figure).start === state.start && state.now) figure.restore(state.now)
    }
    void registry.arrive()
  }
}

function takeGlossary(html: string): void {
  document.querySelector('.kl-glossary')?.remove()
  if (html !== '') document.querySelector('main')?.after(parse(html))
}

function kept({ element, snapshot }: Figure) {
  return {
    start: [...element.querySelectorAll<HTMLElement>('.kl-stage')].map(stage => stage.dataset.state).join(),
    now: element.dataset.state === undefined ? '' : snapshot.state,
  }
}

function parse(html: string): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild as HTMLElement
}

function initialMistakes(): string[] {
  const text = document.getElementById('kl-mistakes')?.textContent
  return (text && readMistakes(JSON.parse(text))) || []
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
