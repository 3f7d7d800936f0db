import type { Keyboard } from '../keyboard/keyboard.ts'
import type { Panel } from '../page/panel.ts'
import type { Slides } from '../slides/slides.ts'
import { createContentsPanel } from './contents.ts'
import { wayInSlides } from './navigator.ts'
import { createSearchPanel } from './searchPanel.ts'
import { createSymbolsPanel } from './symbolsPanel.ts'
import { explainSymbols } from './symbolTooltip.ts'

/** The ways to a slide, with their keys. */
export interface Finding {
  search: Panel
  contents: Panel
  symbols: Panel
}

export function findInSlides(slides: Slides, keyboard: Keyboard): Finding {
  const way = wayInSlides(slides)
  const search = createSearchPanel(way)
  const contents = createContentsPanel(way)
  const symbols = createSymbolsPanel(way)
  const gloss = explainSymbols(way, () => isBusy(slides))
  slides.on('turn', gloss.hide)
  slides.on('overview', gloss.hide)
  keyboard.bind({
    search: search.toggle,
    contents: contents.toggle,
    symbols: symbols.toggle,
    hideSymbol: { when: () => gloss.shown, act: gloss.hide },
  })
  return { search, contents, symbols }
}

/** While something is pointed at or drawn, or no single slide is shown, nothing pops up. */
function isBusy(slides: Slides): boolean {
  const { classList, dataset } = document.documentElement
  const drawing = document.querySelector('.kl-drawing') !== null
  return classList.contains('kl-pointing') || drawing || dataset.frame !== undefined || slides.isOverview
}
