/** Search, contents and symbols in the slides, with their keys. */
import type { Keyboard } from '../keyboard/keyboard.ts'
import type { Panel } from '../page/panel.ts'
import type { Slides } from '../slides/slides.ts'
import { createContentsPanel } from './contents.ts'
import { navigatorOf } from './navigator.ts'
import { createSearchPanel } from './searchPanel.ts'
import { createSymbolsPanel } from './symbolsPanel.ts'
import { createSymbolTooltip } from './symbolTooltip.ts'

/** The ways to a slide, with their keys. */
export interface Finding {
  search: Panel
  contents: Panel
  symbols: Panel
}

export function findInSlides(slides: Slides, keyboard: Keyboard): Finding {
  const navigator = navigatorOf(slides)
  const search = createSearchPanel(navigator)
  const contents = createContentsPanel(navigator)
  const symbols = createSymbolsPanel(navigator)
  const tooltip = createSymbolTooltip(navigator, () => isBusy(slides))
  slides.on('turn', tooltip.hide)
  slides.on('overview', tooltip.hide)
  keyboard.bind({
    search: search.toggle,
    contents: contents.toggle,
    symbols: symbols.toggle,
    hideSymbol: { when: () => tooltip.shown, act: tooltip.hide },
  })
  return { search, contents, symbols }
}

/** While something is pointed at or drawn, or no single slide is shown, nothing pops up. */
function isBusy(slides: Slides): boolean {
  const { classList, dataset } = document.documentElement
  const drawing = document.querySelector('.kl-drawing') !== null
  return classList.contains('kl-pointing') || drawing || dataset.frame !== undefined || slides.isOverview
}
