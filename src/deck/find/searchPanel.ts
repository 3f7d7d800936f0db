/** The panel that searches the slides. */
import { type Heading, headingsOf, titleOf } from '../page/headings.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import type { SlideNavigator } from './navigator.ts'
import type { Found } from './searchIndex.ts'

/** The way to any slide by its number or by words: a field, and below it what was found so far, slide by slide. */
export function createSearchPanel(navigator: SlideNavigator): Panel {
  return createPanel('Search', 'search', (body, panel) => {
    const headings = headingsOf()
    const field = searchField()
    const list = searchList()
    const count = document.createElement('p')
    count.className = 'kl-search-count'
    count.role = 'status'
    body.append(field, count, list)
    const choice = createChoice(field, list, target => {
      panel.close()
      navigator.go(target.heading.slide)
    })
    let search = (query: string) => (query === '' ? everySlide(headings) : [])
    const show = () => {
      const query = field.value.trim()
      const found = search(query)
      list.replaceChildren(...found.map(option))
      list.hidden = found.length === 0
      count.textContent = countOf(found, query, list.ariaBusy === 'true')
      choice.among(found, query === '' ? found.findIndex(({ heading }) => heading.slide === navigator.here()) : 0)
    }
    field.oninput = show
    show()
    field.focus({ preventScroll: true })
    // The index comes when it is asked for: until then a typed word, and Enter after it, are kept waiting.
    void import('./searchIndex.ts').then(({ createSearch }) => {
      const find = createSearch(headings)
      search = query => (query === '' ? everySlide(headings) : find(query))
      list.ariaBusy = 'false'
      if (field.value.trim() !== '') show()
      choice.settle()
    })
  })
}

/** What was found, in words; nothing while the index is still to come. */
function countOf(found: readonly Found[], query: string, busy: boolean): string {
  if (found.length > 0) return `${found.length} ${found.length === 1 ? 'slide' : 'slides'}`
  return busy ? '' : `Nothing in the slides is called “${query}”.`
}

/** Which of the found slides Enter leads to: the keys of the field move it, and a press chooses another. */
function createChoice(field: HTMLInputElement, list: HTMLElement, go: (target: Found) => void) {
  let found: readonly Found[] = []
  let chosen = 0
  let entered = false

  function choose(index: number): void {
    chosen = Math.max(0, Math.min(found.length - 1, index))
    const options = [...list.querySelectorAll('[role="option"]')]
    for (const [i, item] of options.entries()) item.ariaSelected = String(i === chosen)
    const item = options[chosen]
    if (item) field.setAttribute('aria-activedescendant', item.id)
    else field.removeAttribute('aria-activedescendant')
    item?.scrollIntoView({ block: 'nearest' })
  }

  function enter(): void {
    const target = found[chosen]
    entered = list.ariaBusy === 'true' && found.length === 0
    if (target) go(target)
  }

  list.onclick = event => {
    const item = event.target instanceof Element ? event.target.closest('[role="option"]') : null
    const target = item && found[[...list.children].indexOf(item)]
    if (target) go(target)
  }
  // The words stay in the field, and the keys with it.
  list.onpointerdown = event => event.pointerType === 'mouse' && event.preventDefault()
  field.onkeydown = event => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }
    if (event.key === 'Enter') enter()
    else if (event.key in steps) choose(chosen + (steps[event.key] ?? 0))
    else return
    event.preventDefault()
  }
  return {
    among(next: readonly Found[], first: number) {
      found = next
      choose(first)
    },
    /** Enters what was asked for before it could be found. */
    settle: () => entered && enter(),
  }
}

function searchList(): HTMLElement {
  const list = document.createElement('ol')
  list.id = 'kl-search-list'
  list.role = 'listbox'
  list.ariaLabel = 'Slides'
  list.ariaBusy = 'true'
  return list
}

function searchField(): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'text'
  field.role = 'combobox'
  field.placeholder = 'Words, a formula or a number'
  field.ariaLabel = 'Words, a formula, or the number of a slide'
  field.autocomplete = 'off'
  field.autocapitalize = 'off'
  field.spellcheck = false
  field.enterKeyHint = 'go'
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', 'kl-search-list')
  field.ariaExpanded = 'true'
  return field
}

function everySlide(headings: readonly Heading[]): Found[] {
  return headings.map(heading => ({ heading, because: [] }))
}

function option({ heading: { number, deeper, heading }, because }: Found): HTMLElement {
  const item = document.createElement('li')
  item.role = 'option'
  item.id = `kl-found-${number}`
  item.classList.toggle('kl-deeper', deeper)
  const label = document.createElement('span')
  label.className = 'kl-slide-number'
  label.textContent = String(number)
  const what = document.createElement('span')
  what.className = 'kl-found'
  what.append(titleOf(heading), ...because)
  item.append(label, what)
  return item
}
