import { quoted } from '../../text/quoted.ts'
import { parseQuery } from '../../widgets/core/query.ts'
import { widgets } from '../../widgets/index.ts'
import '../../widgets/styles.ts'
import type { DeckContext } from '../deckContext.ts'
import { notice } from '../page/notice.ts'
import { whenIdle } from '../page/whenIdle.ts'
import { Figure } from './figure.ts'
import { keepSession, sessionRestore } from './sessionRestore.ts'
import { stageShown } from './steps.ts'
import { watchPixelRatio } from './watchPixelRatio.ts'

/** The deck with its figures: which are mounted, at which stage each stands, and what the page's state is. */
export interface FigureRegistry {
  figures: Map<string, Figure>
  /** Takes the figures of the page as they are now: new ones in, vanished ones out, changed ones anew. */
  collect(): void
  /** Mounts what the current slide needs, and says `ready` when it has painted. */
  arrive(): Promise<void>
  /** Gives every figure the bitmaps that its size on the screen needs now. */
  rescale(): void
}

/** How many columns of the overview are seen on each side of the current slide. */
const overviewed = 3

/** Mounts figures near the current slide, keeps their stages in step with the slides, and applies the link. */
export async function createFigureRegistry({ slides, query, written }: DeckContext): Promise<FigureRegistry> {
  const figures = new Map<string, Figure>()
  const registry: FigureRegistry = { figures, collect, arrive, rescale }

  function collect(): void {
    const elements = new Set(document.querySelectorAll<HTMLElement>('.kl-slide figure[data-widget]'))
    for (const [id, figure] of figures)
      if (!elements.has(figure.element)) {
        figure.unmount()
        figures.delete(id)
      }
    for (const element of elements) {
      const widget = widgets[element.dataset.widget ?? '']
      if (widget && !figures.has(element.id)) figures.set(element.id, new Figure(element, widget))
    }
  }

  async function arrive(): Promise<void> {
    const root = document.documentElement
    const { current } = slides
    const here = on(current)
    if (here.some(figure => !figure.mounted)) root.dataset.deck = 'loading'
    await Promise.all(here.map(figure => figure.mount(pixelRatio(figure))))
    if (slides.current !== current) return
    root.dataset.deck = 'ready'
    const near = nearby()
    for (const figure of figures.values()) if (figure.mounted && !near.has(figure)) figure.unmount()
    for (const figure of near) whenIdle(() => nearby().has(figure) && figure.mount(pixelRatio(figure)))
  }

  function on(slide: Element | undefined): Figure[] {
    return [...figures.values()].filter(figure => slide?.contains(figure.element))
  }

  /** The figures of the current slide, of the one before and of the one after; in the overview, of all that is seen around it. */
  function nearby(): Set<Figure> {
    if (slides.isOverview) {
      const { main, mainIndex } = slides
      return new Set(main.slice(Math.max(0, mainIndex - overviewed), mainIndex + overviewed + 1).flatMap(on))
    }
    const { all, current } = slides
    const at = current ? all.indexOf(current) : -1
    return new Set(all.slice(Math.max(0, at - 1), at + 2).flatMap(on))
  }

  function followSteps(): void {
    for (const figure of on(slides.current)) figure.goTo(stageShown(figure.element))
  }

  function pixelRatio({ element }: Figure): number {
    return Math.max(1, devicePixelRatio * slides.scale * Number(element.dataset.zoom ?? 1))
  }

  function rescale(): void {
    for (const figure of figures.values()) figure.rescale(pixelRatio(figure))
  }

  const kept = sessionRestore(query, slides)
  if (kept.afterLink) kept.goThere()
  collect()
  for (const figure of figures.values()) figure.goTo(stageShown(figure.element), { animate: false })
  if (!kept.afterLink) kept.restore(figures)
  applyLink(figures, query)
  if (kept.afterLink) kept.restore(figures)
  keepSession(slides, figures, query)
  slides.on('turn', () => {
    followSteps()
    void arrive()
  })
  slides.on('overview', arrive)
  slides.on('overviewEnd', arrive)
  slides.on('step', followSteps)
  slides.on('rescale', rescale)
  watchPixelRatio(rescale)
  addEventListener('beforeprint', () => {
    for (const figure of figures.values()) figure.rescale(3)
  })
  addEventListener('afterprint', rescale)
  await arrive()
  if (import.meta.hot) (await import('./devReload.ts')).devReload(slides, registry, written)
  return registry
}

/** How many things may be wrong with a link before the rest is only counted. */
const toldOfLink = 4

/** Restores what the address says of the figures; what cannot be read is reported on the page and ignored. */
export function applyLink(figures: ReadonlyMap<string, Figure>, query: string): void {
  const problems: string[] = []
  const byId = new Map<string, [string, string][]>()
  for (const [name, value] of parseQuery(query)) {
    const [id, field, ...rest] = name.split('.')
    const entries = byId.get(id ?? '') ?? []
    if (id && field !== undefined && rest.length === 0) {
      entries.push([field, value])
      byId.set(id, entries)
    } else if (name.includes('.')) problems.push(`“${cut(name)}”: expected “figure.field=value”.`)
  }
  for (const [id, entries] of byId) {
    const figure = figures.get(id)
    if (figure) figure.applyLink(entries, (field, problem) => problems.push(`${id}.${cut(field)}: ${problem}.`))
    else problems.push(`there is no figure “${cut(id)}”; there are ${[...figures.keys()].join(', ')}.`)
  }
  for (const problem of problems.slice(0, toldOfLink)) notice(`Ignored in the link: ${problem}`)
  const more = problems.length - toldOfLink
  if (more > 0) notice(`Ignored in the link: ${more} more.`)
}

function cut(name: string): string {
  return quoted(name).slice(1, -1)
}
