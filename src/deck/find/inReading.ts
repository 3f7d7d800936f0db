import type { Keyboard } from '../keyboard/keyboard.ts'
import { closePanel } from '../page/panel.ts'
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
export function findInReading(way: Way, keyboard: Keyboard): Finding {
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
  keyboard.bind({
    search: ({ ctrlKey, metaKey }) => (ctrlKey || metaKey ? search.toggle : search.open)(),
    contents: openContents,
    symbols: symbols.toggle,
    hideSymbol: { when: () => gloss.shown, act: gloss.hide },
    closePanel,
  })
  let waiting = 0
  const follow = () => {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(beside.mark)
  }
  addEventListener('scroll', follow, { passive: true })
  return { openSearch: search.open, openContents, openSymbols: symbols.openOn }
}
