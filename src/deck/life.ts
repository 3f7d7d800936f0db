import { widgets } from '../widgets/index.ts'
import { parseQuery } from '../widgets/query.ts'
import '../widgets/styles.ts'
import type { Deck } from './api.ts'
import { Figure } from './figure.ts'
import { notice } from './notice.ts'
import { watchPixelRatio } from './pixelRatio.ts'
import { stageShown } from './steps.ts'
import { keepTalk, keptTalk } from './survival.ts'

/** The deck with its figures: which are mounted, at which stage each stands, and what the page's state is. */
export interface Life {
  figures: Map<string, Figure>
  /** Takes the figures of the page as they are now: new ones in, vanished ones out, changed ones anew. */
  collect(): void
  /** Mounts what the current slide needs, and says `ready` when it has painted. */
  arrive(): Promise<void>
  /** Gives every figure the bitmaps that its size on the screen needs now. */
  rescale(): void
}

/** Mounts figures near the current slide, keeps their stages in step with reveal's fragments, and applies the link. */
export async function bringToLife({ reveal, query, written }: Deck): Promise<Life> {
  const figures = new Map<string, Figure>()
  const life: Life = { figures, collect, arrive, rescale }

  function collect(): void {
    const elements = [...document.querySelectorAll<HTMLElement>('.slides figure[data-widget]')]
    for (const [id, figure] of figures)
      if (!elements.includes(figure.element)) {
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
    const current = reveal.getCurrentSlide()
    const here = on(current)
    if (here.some(figure => !figure.mounted)) root.dataset.deck = 'loading'
    await Promise.all(here.map(figure => figure.mount(pixelRatio(figure))))
    if (reveal.getCurrentSlide() !== current) return
    root.dataset.deck = 'ready'
    for (const figure of figures.values()) if (!near(figure.element)) figure.unmount()
    whenIdle(() => Promise.all([...figures.values()].filter(f => near(f.element)).map(f => f.mount(pixelRatio(f)))))
  }

  function on(slide: Element | undefined): Figure[] {
    return [...figures.values()].filter(figure => slide?.contains(figure.element))
  }

  function near(element: Element): boolean {
    const slides = reveal.getSlides()
    const at = slides.indexOf(reveal.getCurrentSlide() as HTMLElement)
    const its = slides.findIndex(slide => slide.contains(element))
    return Math.abs(its - at) <= 1
  }

  function followSteps(): void {
    for (const figure of on(reveal.getCurrentSlide())) figure.goTo(stageShown(figure.element))
  }

  function pixelRatio({ element }: Figure): number {
    return Math.max(1, devicePixelRatio * reveal.getScale() * Number(element.dataset.zoom ?? 1))
  }

  function rescale(): void {
    for (const figure of figures.values()) figure.rescale(pixelRatio(figure))
  }

  const kept = keptTalk(query)
  if (kept.afterLink) kept.goThere(reveal)
  collect()
  for (const figure of figures.values()) figure.goTo(stageShown(figure.element), { animate: false })
  if (!kept.afterLink) kept.restore(figures)
  applyLink(figures, query)
  if (kept.afterLink) kept.restore(figures)
  // A frame of the speaker's page shows a talk that other windows keep.
  if (!new URLSearchParams(query).has('frame')) keepTalk(reveal, figures, query)
  reveal.on('slidechanged', () => {
    followSteps()
    void arrive()
  })
  reveal.on('fragmentshown', followSteps)
  reveal.on('fragmenthidden', followSteps)
  reveal.on('resize', rescale)
  watchPixelRatio(rescale)
  addEventListener('beforeprint', () => {
    for (const figure of figures.values()) figure.rescale(3)
  })
  addEventListener('afterprint', rescale)
  await arrive()
  if (import.meta.hot) (await import('./hot.ts')).followEdits(reveal, life, written)
  return life
}

/** Restores what the address says of the figures; what cannot be read is reported on the page and ignored. */
export function applyLink(figures: ReadonlyMap<string, Figure>, query: string): void {
  const byId = new Map<string, [string, string][]>()
  for (const [name, value] of parseQuery(query)) {
    const [id, field, ...rest] = name.split('.')
    if (id && field !== undefined && rest.length === 0) byId.set(id, [...(byId.get(id) ?? []), [field, value]])
    else if (name.includes('.')) notice(`Ignored in the link: “${name}”: expected “figure.field=value”.`)
  }
  for (const [id, entries] of byId) {
    const figure = figures.get(id)
    if (figure)
      figure.applyLink(entries, (field, problem) => notice(`Ignored in the link: ${id}.${field}: ${problem}.`))
    else notice(`Ignored in the link: there is no figure “${id}”; there are ${[...figures.keys()].join(', ')}.`)
  }
}

function whenIdle(work: () => unknown): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1000 })
  else setTimeout(work, 100)
}
