/** The talk as this tab held it before a reload, a crash or a sleep: kept after every change, and shown again at the start. */
import { type InferOutput, object, string } from 'valibot'
import type { Figure } from '../figures/figure.ts'
import { type FigureSnapshot, snapshotSchema } from '../figures/figureSnapshot.ts'
import { stored } from '../page/storage.ts'
import { entriesOf, readerOf } from '../schema/schema.ts'
import type { Slides } from '../slides/slides.ts'
import { goToPlace, placeOf, placeSchema } from '../sync/place.ts'

const sessionSchema = object({
  /** The query of the address it was held under. */
  query: string(),
  /** Where one stood: the engine writes the address up to a second later. */
  place: placeSchema,
  figures: entriesOf(snapshotSchema),
})
type Session = InferOutput<typeof sessionSchema>

const storedSession = stored('session', 'kl-talk', readerOf(sessionSchema))

export interface SessionRestore {
  /** The address had been opened before the talk went on from there, so this is later than what the address says. */
  afterLink: boolean
  /** Goes to the slide and step where it stood. */
  goThere(): void
  /** Gives the figures their states and answers. */
  restore(figures: ReadonlyMap<string, Figure>): void
}

export function sessionRestore(query: string, slides: Slides): SessionRestore {
  const session = isFramed() ? undefined : storedSession.read()
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return {
    afterLink: session?.query === query && visit?.type !== 'navigate',
    goThere: () => goToPlace(slides, session?.place),
    restore(figures) {
      for (const [id, snapshot] of Object.entries(session?.figures ?? {})) {
        const figure = figures.get(id)
        if (figure) restoreFigure(figure, snapshot, slides)
      }
    },
  }
}

/** Writes the talk down soon after every change, and when the page goes. */
export function keepSession(slides: Slides, figures: ReadonlyMap<string, Figure>, query: string): void {
  if (isFramed()) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(waiting)
    waiting = undefined
    const snapshots = Object.fromEntries([...figures].map(([id, figure]) => [id, snapshotToKeep(figure)]))
    storedSession.write({ query, place: placeOf(slides), figures: snapshots } satisfies Session)
  }
  // In a drag, between two frames and not at their cost.
  const soon = () => {
    waiting ??= setTimeout(() => whenIdle(write), 250)
  }
  const { element } = slides
  new MutationObserver(soon).observe(element, { subtree: true, attributes: true, attributeFilter: ['data-state'] })
  element.addEventListener('deck:change', soon)
  slides.on('turn', soon)
  slides.on('step', soon)
  addEventListener('pagehide', write)
  document.addEventListener('visibilitychange', () => document.hidden && write())
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 250 })
  else work()
}

/** A frame within another page, such as a preview, holds no talk of its own. */
function isFramed(): boolean {
  return window.parent !== window
}

/** A figure that nobody has seen keeps no state: it starts as the lecture says, which may be edited meanwhile. */
function snapshotToKeep(figure: Figure): FigureSnapshot {
  return figure.element.dataset.state === undefined ? { ...figure.snapshot, state: '' } : figure.snapshot
}

/** On the current slide the address says the stage: what was kept of another one is stale. */
function restoreFigure(figure: Figure, { stage, state, answer, typed = '' }: FigureSnapshot, slides: Slides): void {
  const current = slides.current?.contains(figure.element) === true
  if (current ? stage !== figure.stage : figure.element.querySelectorAll('.kl-stage').length <= stage) return
  figure.goTo(stage, { animate: false })
  if (state !== '' && state !== figure.snapshot.state) figure.restore(state)
  if (answer === 'skipped' || typeof answer === 'number') figure.take({ answer, typed })
}
