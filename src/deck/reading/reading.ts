/** The reading view: the slides as articles one below the other. */
import { createButton } from '../../ui/dom/buttons.ts'
import { widgets } from '../../widgets/index.ts'
import { applyLink } from '../figures/applyLink.ts'
import { Figure } from '../figures/figure.ts'
import type { Recall } from '../figures/stages.ts'
import { stageAtStep, stepOfStage } from '../figures/steps.ts'
import { watchPixelRatio } from '../figures/watchPixelRatio.ts'
import { type Finding, findInReading } from '../find/inReading.ts'
import { createKeyboard } from '../keyboard/keyboard.ts'
import { linkTo, placeOf, slideAt } from '../page/address.ts'
import { createCopyLink } from '../page/copyLink.ts'
import { icons } from '../page/icons.ts'
import { keepForOffline } from '../page/keepForOffline.ts'
import { openView } from '../page/openView.ts'
import { toggleTheme } from '../page/theme.ts'
import { markProgress } from '../progress/markProgress.ts'
import { keepAnswers, Progress } from '../progress/progress.ts'
import { createProgressPanel } from '../progress/progressPanel.ts'
import { followPlace } from './followPlace.ts'
import { type ReadingFigure, readFigure } from './readingFigure.ts'

/**
 * The reading view: the slides of the same page as articles one below the other, each with its figure and its
 * narration. The slides' engine is not started; figures are drawn while they are near the window.
 */
export async function read(): Promise<void> {
  const root = document.documentElement
  if (new URLSearchParams(location.search).get('motion') === 'none') root.dataset.motion = 'none'
  const slides = [...document.querySelectorAll<HTMLElement>('.kl-slide')]
  for (const [index, slide] of slides.entries()) makeArticle(slide, index + 1, slides.length, () => stepOf(slide))

  const progress = new Progress()
  const reading = readingFigures(progress, () => place.later())
  const figures = new Map(reading.map(({ figure }) => [figure.id, figure]))
  const place = followPlace(slides, stepOf, ({ id }) => progress.visit(id))
  offerTools({ slides, place, stepOf, progress, figures })
  keepAnswers(progress, figures)
  await arrive(slides, place, reading)
  watchFigures(reading)
  watchWidths(reading)
  place.later()
  root.dataset.deck = 'ready'
  Object.assign(window, { deck: { figures } })
  keepForOffline()
  import.meta.hot?.on('deck:slides', () => location.reload())

  function stepOf(slide: HTMLElement): number | undefined {
    const [first] = figuresOn(slide, reading)
    return first && stepOfStage(slide, first.figure.element, first.figure.stage)
  }
}

/** The figures of the page in their column, with the answers that the reader gave before. `stepped` is told of their steps. */
function readingFigures(progress: Progress, stepped: () => void): ReadingFigure[] {
  return [...document.querySelectorAll<HTMLElement>('figure[data-widget]')].flatMap(element => {
    const widget = widgets[element.dataset.widget ?? '']
    if (!widget) return []
    const recall: Recall = (stage, { text }) => progress.answerTo({ figure: element.id, stage, ask: text })
    return [readFigure(new Figure(element, widget, recall), stepped)]
  })
}

interface Reading {
  slides: readonly HTMLElement[]
  place: ReturnType<typeof followPlace>
  stepOf(slide: HTMLElement): number | undefined
  progress: Progress
  figures: ReadonlyMap<string, Figure>
}

/** The masthead with what finds a slide, what was answered, and the way to the slides; and their keys. */
function offerTools({ slides, place, stepOf, progress, figures }: Reading): void {
  const answers = createProgressPanel(progress, () => {
    for (const figure of figures.values()) figure.askAgain()
  })
  const total = button('Your answers', answers.toggle)
  const keyboard = createKeyboard({ late: true })
  const finding = findInReading(place, keyboard)
  for (const slide of slides) addSymbolsButton(slide, finding)
  const toSlides = () => {
    const slide = place.here()
    if (slide) openView('slides', slide, placeOf(slide, stepOf(slide)))
  }
  addMasthead(total, finding, toSlides)
  keyboard.bind({ otherView: toSlides, theme: toggleTheme, leaveFigure })
  markProgress(slides, progress, total)
}

/** Shows what the address says: figures in their states, and the slide, with the figures around it. */
async function arrive(
  slides: readonly HTMLElement[],
  place: Reading['place'],
  reading: readonly ReadingFigure[],
): Promise<void> {
  const target = slideAt(location.hash)
  if (target)
    for (const one of figuresOn(target.slide, reading))
      one.goTo(stageAtStep(target.slide, one.figure.element, target.step))
  applyLink(new Map(reading.map(({ figure }) => [figure.id, figure])), location.search)
  await document.fonts.ready
  if (target && target.slide !== slides[0]) place.scrollTo(target.slide)
  // Figures that come above what is read would push it down.
  await Promise.all(reading.filter(({ figure }) => isNear(figure.element)).map(one => one.show()))
  const led = place.led()
  if (led) place.scrollTo(led)
}

function figuresOn(slide: Element, reading: readonly ReadingFigure[]): ReadingFigure[] {
  return reading.filter(({ figure }) => slide.contains(figure.element))
}

/** Escape gives up the focus of a figure, and of nothing else: there is no deck that wants the keys. */
const leaveFigure = {
  when: () => document.activeElement?.closest('.kl-figure') != null,
  act: () => (document.activeElement as HTMLElement).blur(),
}

/** A slide as an article; above its heading its number, which is its anchor, and the link to copy. */
function makeArticle(slide: HTMLElement, number: number, count: number, step: () => number | undefined): void {
  const heading = slide.querySelector<HTMLElement>('h1, h2')
  if (heading) {
    heading.tabIndex = -1
  }
  const line = document.createElement('p')
  line.className = 'kl-eyebrow'
  const anchor = document.createElement('a')
  anchor.href = `#/${slide.id}`
  anchor.textContent = `${number} of ${count}`
  line.append(
    anchor,
    createCopyLink(() => linkTo(slide, step())),
  )
  if (heading) heading.before(line)
  else slide.prepend(line)
}

/** Beside the link to a slide: what its symbols mean, for those who point at none. */
function addSymbolsButton(slide: HTMLElement, { openSymbols }: Finding): void {
  if (!slide.querySelector('[data-symbol]')) return
  const open = button('Symbols', () => openSymbols(slide), 'Symbols', 'What the symbols of this slide mean')
  slide.querySelector('.kl-eyebrow')?.append(open)
}

function addMasthead(total: HTMLElement, { openContents, openSearch }: Finding, toSlides: () => void): void {
  const head = document.createElement('header')
  head.className = 'kl-masthead'
  const title = document.createElement('span')
  title.textContent = document.title
  head.append(
    title,
    total,
    iconButton('Contents', icons.contents, openContents),
    iconButton('Search', icons.search, openSearch),
    button('Dark or light', toggleTheme, '◐'),
    button('Slides', toSlides, 'Slides', 'Show as slides (V)'),
  )
  document.querySelector('.kl-reading')?.before(head)
}

function button(name: string, pressed: () => void, text = name, title = name): HTMLButtonElement {
  return createButton({ className: 'kl-quiet', text, title, ...(text !== name && { name }) }, pressed)
}

function iconButton(name: string, icon: string, pressed: () => void): HTMLButtonElement {
  return createButton({ className: `kl-quiet kl-open-${name.toLowerCase()}`, icon, name, title: name }, pressed)
}

function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > -innerHeight && top < 2 * innerHeight
}

/** Draws a figure within a window's height of the window, and lets it go beyond. */
function watchFigures(figures: readonly ReadingFigure[]): void {
  const byElement = new Map(figures.map(one => [one.figure.element as Element, one]))
  const watch = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        const one = byElement.get(target)
        if (isIntersecting) void one?.show()
        else one?.hide()
      }
    },
    { rootMargin: '100% 0px' },
  )
  for (const element of byElement.keys()) watch.observe(element)
}

/** Fits figures and formulas again when the column's width or the screen's pixels change. */
function watchWidths(figures: readonly ReadingFigure[]): void {
  const formulas = [...document.querySelectorAll<HTMLElement>('.katex-display')]
  const fit = () => {
    for (const one of figures) one.fit()
    for (const formula of formulas) letScroll(formula)
  }
  let width = innerWidth
  let timer: number | undefined
  addEventListener('resize', () => {
    if (innerWidth === width) return
    width = innerWidth
    clearTimeout(timer)
    timer = window.setTimeout(fit, 100)
  })
  watchPixelRatio(fit)
  fit()
}

/** A formula that is wider than the column scrolls in its own box, by the keyboard too. */
function letScroll(formula: HTMLElement): void {
  const wide = formula.scrollWidth > formula.clientWidth + 1
  if (wide) formula.tabIndex = 0
  else formula.removeAttribute('tabindex')
  formula.role = wide ? 'group' : null
  formula.ariaLabel = wide ? 'Wide formula' : null
}
