/** The words below a slide of the handout. */
import type { Sheet } from './layOutSheets.ts'

/**
 * Below a slide of the handout: what the lecturer says, then what the figure's steps say and ask, with the answers.
 * Taken before the figures are mounted.
 */
export function addNarration({ element, slide, figures }: Sheet): void {
  const reading = document.createElement('div')
  reading.className = 'kl-narration'
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
  const answers = [
    ...[...stage.querySelectorAll('.kl-choices > li')].map(choice),
    ...[...stage.querySelectorAll('.kl-replies > .kl-reply')].map(reply),
  ]
  if (answers.length > 0) {
    const list = document.createElement('ul')
    list.append(...answers)
    item.append(list)
  }
  return [item]
}

/** A choice with its reply. */
function choice(choice: Element): HTMLElement {
  const button = choice.querySelector('.kl-choice')
  const reply = choice.querySelector('.kl-reply')
  const item = answer(button)
  if (button) item.append(copy('strong', button))
  if (reply) item.append(': ', copy('span', reply))
  return item
}

/** A reply to a number or place: it says itself what it replies to. */
function reply(reply: Element): HTMLElement {
  const item = answer(reply)
  const named = reply.querySelector('.kl-named')
  const rest = copy('span', reply)
  rest.querySelector('.kl-named')?.remove()
  if (named) item.append(copy('strong', named))
  item.append(rest)
  return item
}

/** The right answer is marked by a tick, the others by a cross. */
function answer(judged: Element | null): HTMLElement {
  const item = document.createElement('li')
  item.className = judged?.hasAttribute('data-right') ? 'kl-right' : 'kl-wrong'
  return item
}

function copy(tag: string, from: Element): HTMLElement {
  const element = document.createElement(tag)
  element.append(...[...from.childNodes].map(node => node.cloneNode(true)))
  return element
}
