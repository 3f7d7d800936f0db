import type { Sheet } from './sheets.ts'

/**
 * Below a slide of the handout: what the lecturer says, then what the figure's steps say and ask, with the answers.
 * Taken before the figures are mounted.
 */
export function addReading({ element, slide, figures }: Sheet): void {
  const reading = document.createElement('div')
  reading.className = 'kl-reading'
  const notes = slide.querySelector('aside.notes')
  if (notes) reading.append(...notes.childNodes)
  notes?.remove()
  for (const figure of figures) {
    const items = [...figure.element.querySelectorAll('.kl-stage')].flatMap(stageItem)
    if (items.length === 0) continue
    const heading = document.createElement('h3')
    heading.textContent = 'The figure, step by step'
    const list = document.createElement('ol')
    list.append(...items)
    reading.append(heading, list)
  }
  element.append(reading)
}

function stageItem(stage: Element): HTMLElement[] {
  const said = stage.querySelector('.kl-say')
  const ask = stage.querySelector('.kl-ask')
  if (!said && !ask) return []
  const item = document.createElement('li')
  for (const words of [said, ask]) if (words) item.append(copy('p', words))
  item.querySelector('p:last-child')?.classList.toggle('kl-ask', ask !== null)
  const choices = [...stage.querySelectorAll('.kl-choices > li')]
  if (choices.length > 0) {
    const list = document.createElement('ul')
    list.append(...choices.map(answer))
    item.append(list)
  }
  return [item]
}

/** A choice with its reply; the right one is marked by a tick, the others by a cross. */
function answer(choice: Element): HTMLElement {
  const button = choice.querySelector('.kl-choice')
  const reply = choice.querySelector('.kl-reply')
  const item = document.createElement('li')
  item.className = button?.hasAttribute('data-right') ? 'kl-right' : 'kl-wrong'
  if (button) item.append(copy('strong', button))
  if (reply) item.append(': ', copy('span', reply))
  return item
}

function copy(tag: string, from: Element): HTMLElement {
  const element = document.createElement(tag)
  element.append(...[...from.childNodes].map(node => node.cloneNode(true)))
  return element
}
