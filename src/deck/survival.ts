import type { Figure } from './figure.ts'
import { shelf } from './storage.ts'

/** A figure as it was left: at which stage, in which state, and which answer had been chosen. */
interface KeptFigure {
  stage: number
  state: string
  answer: number
}

interface Talk {
  /** The query of the address it was held under. */
  query: string
  figures: Record<string, KeptFigure>
}

const kept = () => shelf('session', 'kl-talk')

/**
 * The talk as this tab held it before a reload, a crash or a sleep. Slide and step are in the address; here are the figures'
 * states. `afterLink`: the address had been opened before they came about, so they are later than what it says.
 */
export function keptTalk(query: string): { afterLink: boolean; restore(figures: ReadonlyMap<string, Figure>): void } {
  const talk = readTalk(kept().read())
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return {
    afterLink: talk?.query === query && visit?.type !== 'navigate',
    restore(figures) {
      for (const [id, entry] of Object.entries(talk?.figures ?? {})) {
        const figure = figures.get(id)
        if (figure) restoreFigure(figure, entry)
      }
    },
  }
}

/** Writes the talk down whenever a figure's state has changed and rested, and when the page goes. */
export function keepTalk(figures: ReadonlyMap<string, Figure>, query: string): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(waiting)
    waiting = undefined
    const entries = [...figures].map(([id, figure]) => [id, keptFigure(figure)] as const)
    kept().write({ query, figures: Object.fromEntries(entries) } satisfies Talk)
  }
  const soon = () => {
    waiting ??= setTimeout(write, 250)
  }
  const slides = document.querySelector('.slides')
  if (slides)
    new MutationObserver(soon).observe(slides, { subtree: true, attributes: true, attributeFilter: ['data-state'] })
  slides?.addEventListener('click', soon)
  addEventListener('pagehide', write)
  document.addEventListener('visibilitychange', () => document.hidden && write())
}

function keptFigure(figure: Figure): KeptFigure {
  return {
    stage: figure.stage,
    state: figure.element.dataset.state ?? '',
    answer: choicesOf(figure).findIndex(isChosen),
  }
}

/** On the current slide the address says the stage: what was kept of another one is stale. */
function restoreFigure(figure: Figure, { stage, state, answer }: KeptFigure): void {
  const current = figure.element.closest('section.present:not(.stack)') !== null
  if (current ? stage !== figure.stage : figure.element.querySelectorAll('.kl-stage').length <= stage) return
  figure.goTo(stage, { animate: false })
  if (state !== '' && state !== figure.element.dataset.state) figure.restore(state)
  const choice = choicesOf(figure)[answer]
  if (choice && !isChosen(choice)) choice.click()
}

function choicesOf({ element }: Figure): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('.kl-stage:not([hidden]) .kl-choice')]
}

function isChosen(choice: Element): boolean {
  return choice.classList.contains('kl-chosen')
}

/** Anything may have been stored under our name: what is not a talk is none. */
function readTalk(value: unknown): Talk | undefined {
  const { query, figures } = (value ?? {}) as Partial<Talk>
  if (typeof query !== 'string' || typeof figures !== 'object' || figures === null) return undefined
  const good = Object.entries(figures).filter(
    ([, entry]) =>
      Number.isInteger(entry?.stage) &&
      entry.stage >= 0 &&
      typeof entry.state === 'string' &&
      Number.isInteger(entry.answer),
  )
  return { query, figures: Object.fromEntries(good) }
}
