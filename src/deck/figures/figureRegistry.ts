/** The figures of the slides: which are mounted, at which stage each stands, and what the page's state is. */
import { widgets } from '../../widgets/index.ts'
import '../../widgets/styles.ts'
import type { DeckContext } from '../deckContext.ts'
import { whenIdle } from '../page/whenIdle.ts'
import { keepSession, sessionRestore } from '../progress/sessionRestore.ts'
import type { Slides } from '../slides/slides.ts'
import { applyLink } from './applyLink.ts'
import { Figure } from './figure.ts'
import { stageShown } from './steps.ts'
import { watchPixelRatio } from './watchPixelRatio.ts'

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

/** Bitmap pixels per design pixel on paper, where canvases print as bitmaps: 288 dots to the inch. */
const paperRatio = 3

/** Mounts figures near the current slide, keeps their stages in step with the slides, and applies the link. */
export async function createFigureRegistry({ slides, query }: DeckContext): Promise<FigureRegistry> {
  const figures = new Map<string, Figure>()
  const pixelRatio = ({ element }: Figure) =>
    Math.max(1, devicePixelRatio * slides.scale * Number(element.dataset.zoom ?? 1))
  const registry: FigureRegistry = {
    figures,
    collect: () => collect(figures),
    arrive: () => arrive(slides, figures, pixelRatio),
    rescale() {
      for (const figure of figures.values()) figure.rescale(pixelRatio(figure))
    },
  }
  registry.collect()
  showState(slides, figures, query)
  keepSession(slides, figures, query)
  followDeck(slides, registry)
  await registry.arrive()
  return registry
}

function collect(figures: Map<string, Figure>): void {
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

/** The stages of the address, and on top of them what the link and what the last session say: the later one wins. */
function showState(slides: Slides, figures: ReadonlyMap<string, Figure>, query: string): void {
  const session = sessionRestore(query, slides)
  if (session.afterLink) session.goThere()
  for (const figure of figures.values()) figure.goTo(stageShown(figure.element), { animate: false })
  if (!session.afterLink) session.restore(figures)
  applyLink(figures, query)
  if (session.afterLink) session.restore(figures)
}

/** Follows the deck from slide to slide, from step to step, and from size to size. */
function followDeck(slides: Slides, { figures, arrive, rescale }: FigureRegistry): void {
  const followSteps = () => {
    for (const figure of on(slides.current, figures)) figure.goTo(stageShown(figure.element))
  }
  slides.on('turn', () => {
    followSteps()
    void arrive()
  })
  slides.on('step', followSteps)
  slides.on('overview', () => void arrive())
  slides.on('overviewEnd', () => void arrive())
  slides.on('rescale', rescale)
  watchPixelRatio(rescale)
  addEventListener('beforeprint', () => {
    for (const figure of figures.values()) figure.rescale(paperRatio)
  })
  addEventListener('afterprint', rescale)
}

async function arrive(
  slides: Slides,
  figures: ReadonlyMap<string, Figure>,
  pixelRatio: (figure: Figure) => number,
): Promise<void> {
  const root = document.documentElement
  const current = slides.current
  const here = on(current, figures)
  if (here.some(figure => !figure.mounted)) root.dataset.deck = 'loading'
  await Promise.all(here.map(figure => figure.mount(pixelRatio(figure))))
  if (slides.current !== current) return
  root.dataset.deck = 'ready'
  const near = nearby(slides, figures)
  for (const figure of figures.values()) if (figure.mounted && !near.has(figure)) figure.unmount()
  for (const figure of near) whenIdle(() => nearby(slides, figures).has(figure) && figure.mount(pixelRatio(figure)))
}

function on(slide: Element | undefined, figures: ReadonlyMap<string, Figure>): Figure[] {
  return [...figures.values()].filter(figure => slide?.contains(figure.element))
}

/** The figures of the current slide, of the one before and of the one after; in the overview, of all that is seen around it. */
function nearby(slides: Slides, figures: ReadonlyMap<string, Figure>): Set<Figure> {
  if (slides.isOverview) {
    const { main, mainIndex } = slides
    const seen = main.slice(Math.max(0, mainIndex - overviewed), mainIndex + overviewed + 1)
    return new Set(seen.flatMap(slide => on(slide, figures)))
  }
  const { all, current } = slides
  const at = current ? all.indexOf(current) : -1
  return new Set(all.slice(Math.max(0, at - 1), at + 2).flatMap(slide => on(slide, figures)))
}
