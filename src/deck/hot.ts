import type { RevealApi } from 'reveal.js'
import type { Life } from './life.ts'

interface Edit {
  slides: { id: string; html: string; deeper: boolean }[]
  mistakes: string[]
}

/**
 * In development: takes the slides as they were just saved. Only sections that changed are replaced; the slide, the step
 * and the states of figures whose fence did not change stay. Mistakes stand over the deck until they are mended.
 */
export function followEdits(reveal: RevealApi, life: Life): void {
  const html = new Map<string, string>()
  showMistakes(initialMistakes())
  import.meta.hot?.on('deck:slides', (edit: Edit) => {
    take(edit)
    showMistakes(edit.mistakes)
  })

  function take({ slides }: Edit): void {
    const here = reveal.getCurrentSlide()?.id
    const { f } = reveal.getIndices()
    const states = new Map([...life.figures].map(([id, { element }]) => [id, kept(element)]))
    const main = document.querySelector('.slides')
    if (!main) return
    const old = new Map([...main.querySelectorAll<HTMLElement>('section[id]')].map(section => [section.id, section]))
    const groups: HTMLElement[][] = []
    for (const slide of slides) {
      const before = old.get(slide.id)
      const section = before && html.get(slide.id) === slide.html ? before : parse(slide.html)
      html.set(slide.id, slide.html)
      const group = groups.at(-1)
      if (slide.deeper && group) group.push(section)
      else groups.push([section])
    }
    main.replaceChildren(...groups.map(group => (group.length === 1 && group[0] ? group[0] : stack(group))))
    reveal.sync()
    const target = slides.findIndex(({ id }) => id === here)
    const section = reveal.getSlides()[Math.max(0, target)]
    const { h, v } = reveal.getIndices(section)
    reveal.slide(h, v, f)
    life.collect()
    for (const [id, state] of states) {
      const figure = life.figures.get(id)
      if (figure && kept(figure.element).start === state.start && state.now) figure.restore(state.now)
    }
    void life.arrive()
  }
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

function stack(sections: HTMLElement[]): HTMLElement {
  const outer = document.createElement('section')
  outer.append(...sections)
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
