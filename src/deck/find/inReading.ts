import { openPanel } from '../page/panel.ts'
import { createContents, createContentsPanel } from './contents.ts'
import type { Way } from './navigator.ts'
import { createSearchPanel } from './searchPanel.ts'
import { createSymbolsPanel } from './symbolsPanel.ts'
import { explainSymbols } from './symbolTooltip.ts'

/** What the masthead offers, each with its key. */
export interface Finding {
  openSearch(): void
  openContents(): void
  openSymbols(slide: HTMLElement): void
}

/**
 * Search and contents of the reading view. The contents stand beside the text where there is room, and elsewhere in a
 * panel; `Ctrl+K`, `/` and `G` search, `I` is the contents, `Y` says what symbols mean.
 */
export function findInReading(way: Way, isCommand: (event: KeyboardEvent) => boolean): Finding {
  const glossary = document.querySelector<HTMLElement>('.kl-glossary')
  if (glossary) glossary.hidden = false
  const search = createSearchPanel(way)
  const symbols = createSymbolsPanel(way)
  const gloss = explainSymbols(way)
  const panel = createContentsPanel(way)
  const beside = createContents(way)
  beside.element.classList.add('kl-beside')
  document.querySelector('.kl-reading')?.before(beside.element)
  beside.mark()

  const openContents = () => {
    if (getComputedStyle(beside.element).display !== 'none') beside.focus()
    else panel.toggle()
  }
  addEventListener('keydown', event => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    const letter = key.toLowerCase()
    if (key === 'Escape' && gloss.shown) gloss.hide()
    else if (key === 'Escape' && openPanel()) openPanel()?.close()
    else if (letter === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey) search.toggle()
    else if (!isCommand(event)) return
    else if (letter === '/' || letter === 'g') search.open()
    else if (letter === 'i') openContents()
    else if (letter === 'y') symbols.toggle()
    else return
    event.preventDefault()
  })
  let waiting = 0
  const follow = () => {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(beside.mark)
  }
  addEventListener('scroll', follow, { passive: true })
  return { openSearch: search.open, openContents, openSymbols: symbols.openOn }
}
