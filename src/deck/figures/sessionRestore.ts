import { shelf } from '../page/storage.ts'
import type { Slides } from '../slides/slides.ts'
import type { Figure } from './figure.ts'
import { type Given, isAnswer } from './question.ts'

/** A figure as it was left: at which stage, in which state, and how its question had been answered. */
interface KeptFigure extends Given {
  stage: number
  state: string
}

interface Session {
  /** The query of the address it was held under. */
  query: string
  /** The slide one stood at, and its last step shown (−1: none); the engine writes the address up to a second later. */
  place: { slide: string; step: number }
  figures: Record<string, KeptFigure>
}

const kept = () => shelf('session', 'kl-talk')

/** The talk as this tab held it before a reload, a crash or a sleep. */
export interface SessionRestore {
  /** The address had been opened before the talk went on from there, so this is later than what the address says. */
  afterLink: boolean
  /** Goes to the slide and step where it stood. */
  goThere(): void
  /** Gives the figures their states and answers. */
  restore(figures: ReadonlyMap<string, Figure>): void
}

export function sessionRestore(query: string, slides: Slides): SessionRestore {
  const talk = isFramed() ? undefined : readTalk(kept().read())
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return {
    afterLink: talk?.query === query && visit?.type !== 'navigate',
    goThere() {
      const slide = slides.all.find(({ id }) => id === talk?.place.slide)
      if (slide) slides.goTo(slide, talk?.place.step)
    },
    restore(figures) {
      for (const [id, entry] of Object.entries(talk?.figures ?? {})) {
        const figure = figures.get(id)
        if (figure) restoreFigure(figure, entry, slides)
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
    const entries = [...figures].map(([id, figure]) => [id, keptFigure(figure)] as const)
    const place = { slide: slides.current?.id ?? '', step: slides.step }
    kept().write({ query, place, figures: Object.fromEntries(entries) } satisfies Session)
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

function keptFigure(figure: Figure): KeptFigure {
  return {
    stage: figure.stage,
    state: figure.element.dataset.state ?? '',
    answer: figure.question?.answer ?? 'open',
    typed: figure.question?.typed ?? '',
  }
}

/** On the current slide the address says the stage: what was kept of another one is stale. */
function restoreFigure(figure: Figure, { stage, state, answer, typed }: KeptFigure, slides: Slides): void {
  const current = slides.current?.contains(figure.element) === true
  if (current ? stage !== figure.stage : figure.element.querySelectorAll('.kl-stage').length <= stage) return
  figure.goTo(stage, { animate: false })
  if (state !== '' && state !== figure.element.dataset.state) figure.restore(state)
  if (answer === 'skipped' || typeof answer === 'number') figure.take({ answer, typed })
}

/** Anything may have been stored under our name: what is not a talk is none. */
function readTalk(value: unknown): Session | undefined {
  const { query, place, figures } = (value ?? {}) as Partial<Session>
  if (typeof query !== 'string' || typeof figures !== 'object' || figures === null) return undefined
  if (typeof place?.slide !== 'string' || !Number.isInteger(place.step)) return undefined
  const good = Object.entries(figures).filter(
    ([, entry]) =>
      Number.isInteger(entry?.stage) &&
      entry.stage >= 0 &&
      typeof entry.state === 'string' &&
      isAnswer(entry.answer) &&
      typeof entry.typed === 'string',
  )
  return { query, place, figures: Object.fromEntries(good) }
}
