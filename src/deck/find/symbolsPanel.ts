/** The panel that lists what the symbols of a slide mean, and all others. */
import { createPanel, type Panel } from '../page/panel.ts'
import { arrowsAmong } from './arrowsAmong.ts'
import { type SlideNavigator, slideOf } from './navigator.ts'
import { copyOf, entryOf } from './symbolTooltip.ts'

/** A list of what symbols and terms mean: first those of the slide where the reader is, or of `on`, then all others. */
export interface SymbolsPanel extends Panel {
  openOn(slide: HTMLElement): void
}

export function createSymbolsPanel(navigator: SlideNavigator): SymbolsPanel {
  let asked: HTMLElement | undefined
  const panel = createPanel('Symbols and terms', 'symbols', body => {
    const slide = asked ?? navigator.here()
    asked = undefined
    const here = new Set(slide ? entriesOn(slide) : [])
    const others = [...document.querySelectorAll('.kl-glossary [data-entry]')].filter(entry => !here.has(entry))
    if (here.size > 0) body.append(group('On this slide', [...here], slide?.id))
    if (others.length > 0) body.append(group(here.size > 0 ? 'On other slides' : 'On all slides', others, slide?.id))
    body.tabIndex = -1
    body.onclick = event => {
      const target = slideOf(event.target)
      if (!target) return
      event.preventDefault()
      panel.close()
      navigator.go(target)
    }
    arrowsAmong(body, () => [...body.querySelectorAll('a')])
    body.focus({ preventScroll: true })
  })
  return Object.assign(panel, {
    openOn(slide: HTMLElement) {
      asked = slide
      panel.open()
    },
  })
}

/** The glossary's entries that a slide shows, in the order of their first places; the narration counts where it is read. */
export function entriesOn(slide: Element): Element[] {
  const shown = [...slide.querySelectorAll('[data-symbol]')].filter(
    symbol => document.documentElement.dataset.view === 'reading' || !symbol.closest('aside.notes'),
  )
  return [...new Set(shown.flatMap(symbol => entryOf(symbol) ?? []))]
}

function group(name: string, entries: readonly Element[], here: string | undefined): HTMLElement {
  const section = document.createElement('section')
  const heading = document.createElement('h3')
  heading.textContent = name
  const list = document.createElement('ul')
  list.append(
    ...entries.map(entry => {
      const item = document.createElement('li')
      item.append(...copyOf(entry, here))
      return item
    }),
  )
  section.append(heading, list)
  return section
}
