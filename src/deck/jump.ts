import type { RevealApi } from 'reveal.js'
import { type Heading, headingsOf, matching } from './headings.ts'
import { createPanel, type Panel } from './panel.ts'

/** The way to any slide by its number or words of its heading: a field, and below it the slides that match so far. */
export function createJump(reveal: RevealApi): Panel {
  return createPanel('Go to slide', 'jump', (body, panel) => {
    const headings = headingsOf(reveal)
    const field = document.createElement('input')
    field.type = 'text'
    field.role = 'combobox'
    field.placeholder = 'Number or title'
    field.ariaLabel = 'Number or title'
    field.autocomplete = 'off'
    field.spellcheck = false
    field.setAttribute('aria-controls', 'kl-jump-list')
    field.ariaExpanded = 'true'
    const list = document.createElement('ol')
    list.id = 'kl-jump-list'
    list.role = 'listbox'
    list.ariaLabel = 'Slides'
    body.append(field, list)
    let found: Heading[] = []
    let chosen = 0

    const choose = (index: number) => {
      chosen = Math.max(0, Math.min(found.length - 1, index))
      for (const [i, item] of [...list.children].entries()) item.ariaSelected = String(i === chosen)
      const item = list.children[chosen]
      if (item && found.length > 0) field.setAttribute('aria-activedescendant', item.id)
      else field.removeAttribute('aria-activedescendant')
      item?.scrollIntoView({ block: 'nearest' })
    }
    const go = (target: Heading | undefined) => {
      if (!target) return
      panel.close()
      const { h, v } = reveal.getIndices(target.slide)
      reveal.slide(h, v)
    }
    const show = () => {
      found = matching(headings, field.value)
      list.replaceChildren(...(found.length > 0 ? found.map(option) : [nothing(field.value)]))
      const here = field.value === '' ? found.findIndex(({ slide }) => slide === reveal.getCurrentSlide()) : 0
      choose(here)
    }
    list.onclick = event => {
      const item = event.target instanceof Element ? event.target.closest('[role="option"]') : null
      if (item) go(found[[...list.children].indexOf(item)])
    }
    field.oninput = show
    field.onkeydown = event => {
      const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
      if (event.key === 'Enter') go(found[chosen])
      else if (event.key in steps) choose(chosen + (steps[event.key] ?? 0))
      else return
      event.preventDefault()
    }
    show()
    field.focus({ preventScroll: true })
  })
}

function option({ number, deeper, heading }: Heading): HTMLElement {
  const item = document.createElement('li')
  item.role = 'option'
  item.id = `kl-jump-${number}`
  item.classList.toggle('kl-deeper', deeper)
  const label = document.createElement('span')
  label.className = 'kl-jump-number'
  label.textContent = String(number)
  const title = document.createElement('span')
  title.append(...(heading?.cloneNode(true).childNodes ?? []))
  for (const named of title.querySelectorAll('[id]')) named.removeAttribute('id')
  item.append(label, title)
  return item
}

function nothing(query: string): HTMLElement {
  const item = document.createElement('li')
  item.className = 'kl-jump-none'
  item.textContent = `No slide has the number or the words “${query}”.`
  return item
}
