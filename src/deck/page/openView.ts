/** The way from the slides to the reading view and back. */
import { parseQuery } from '../../widgets/core/query.ts'
import { addressWith, changesOf, stageOf } from './address.ts'
import { storedWord, wordOf } from './storage.ts'

const views = ['slides', 'reading'] as const

/** Under the name that `early.js` reads. */
const storedView = storedWord('local', 'kl-view', wordOf(views))

/**
 * Opens the page in the other view, at the same place and with the figures as they are, and remembers the choice. The page
 * is loaded anew: neither view has to know how to take the other down.
 */
export function openView(view: (typeof views)[number], here: Element | undefined, place: string): void {
  const remembered = storedView.write(view)
  const kept = parseQuery(location.search).filter(([name]) => !name.includes('.') && name !== 'view')
  const figures = [...document.querySelectorAll<HTMLElement>('.kl-slide figure[data-widget]')]
  const states = figures.flatMap(figure => {
    const stage = stageOf(figure)
    // The address gives the step of one slide; the others open at their start.
    if (here?.contains(figure)) return changesOf(figure, stage)
    return changesOf(figure, stage).length > 0 ? changesOf(figure, 0) : []
  })
  const entries: [string, string][] = [...kept, ...(remembered ? [] : [['view', view] as [string, string]]), ...states]
  history.replaceState(null, '', addressWith(entries, place))
  location.reload()
}
