/** Search, contents and symbols in the reading view, with their keys. */
import type { Keyboard } from '../keyboard/keyboard.ts'
import { closePanel } from '../page/panel.ts'
import { createContents, createContentsPanel } from './contents.ts'
import type { SlideNavigator } from './navigator.ts'
import { createSearchPanel } from './searchPanel.ts'
import { createSymbolsPanel } from './symbolsPanel.ts'
import { createSymbolTooltip } from './symbolTooltip.ts'

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
export function findInReading(navigator: SlideNavigator, keyboard: Keyboard): Finding {
  const glossary = document.querySelector<HTMLElement>('.kl-glossary')
  if (glossary) glossary.hidden = false
  const search = createSearchPanel(navigator)
  const symbols = createSymbolsPanel(navigator)
  const tooltip = createSymbolTooltip(navigator)
  const panel = createContentsPanel(navigator)
  const beside = createContents(navigator)
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
    hideSymbol: { when: () => tooltip.shown, act: tooltip.hide },
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
