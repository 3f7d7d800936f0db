/** The print rendition: the page that is printed, and that the PDF is made of. */
import { widgets } from '../../widgets/index.ts'
import '../../widgets/styles.ts'
import { Figure } from '../figures/figure.ts'
import { unlinkTerms } from '../page/unlinkTerms.ts'
import { addNarration } from './addNarration.ts'
import { addPrintToolbar } from './addPrintToolbar.ts'
import { fitCaptions } from './fitCaptions.ts'
import { layOutSheets, type PlacedFigure, type Sheet } from './layOutSheets.ts'
import { liveLink } from './liveLink.ts'
import { pointLinks } from './pointLinks.ts'
import { type PrintOptions, publicAddress, readPrintOptions } from './printOptions.ts'
import { setSheetSize } from './setSheetSize.ts'
import { tidyFormulas } from './tidyFormulas.ts'

/** What the export tells the page before it loads, and asks of it when it is ready. */
type PrintWindow = Window & { deckHome?: string; sheets?: PrintedSheet[] }

/** A sheet as the export needs it for outline and page labels. */
export type PrintedSheet = Pick<Sheet, 'id' | 'number' | 'deeper' | 'step'> & { title: string }

/**
 * The print rendition: the slides on their sheets, every figure at its stage, then `print-ready`. Charts are drawn by
 * the page's `beforeprint`, which Chromium records as vectors; other browsers get bitmaps of 288 dpi.
 */
export async function preparePrint(): Promise<void> {
  const root = document.documentElement
  const main = document.querySelector('main')
  if (!main) return
  const options = readPrintOptions(location.search, publicAddress((window as PrintWindow).deckHome, location))
  Object.assign(root.dataset, {
    theme: options.theme,
    pages: options.pages,
    paper: options.paper,
    motion: 'none',
  })
  setSheetSize(options)
  root.dataset.slides = String(main.querySelectorAll('.kl-slide').length)
  const sheets = layOutSheets(main, options)
  if (options.pages === 'handout') for (const sheet of sheets) addNarration(sheet)
  await document.fonts.ready
  await mountFigures(sheets, options)
  tidyFormulas(main)
  unlinkTerms(main)
  pointLinks(main, options.home)
  await document.fonts.ready
  if (options.pages !== 'handout') for (const { slide } of sheets) fitCaptions(slide)
  Object.assign(window, { sheets: sheets.map(asPrinted) })
  addPrintToolbar(options)
  root.dataset.deck = 'print-ready'
}

async function mountFigures(sheets: readonly Sheet[], options: PrintOptions): Promise<void> {
  const work = sheets.flatMap(sheet => sheet.figures.map(figure => ({ sheet, figure })))
  for (const [done, { sheet, figure }] of work.entries()) {
    document.documentElement.dataset.progress = `${done}/${work.length}`
    await show(figure, options)
    if (options.pages === 'handout') moveCaption(figure, sheet)
    if (options.home) place(liveLink(options.home + figure.hash), sheet, options)
  }
}

/** Mounts a figure at its stage. Where there is a page for every step its question stays open, as on the screen. */
async function show({ element, stage }: PlacedFigure, { pages }: PrintOptions): Promise<void> {
  const widget = widgets[element.dataset.widget ?? '']
  if (!widget) return
  const figure = new Figure(element, widget)
  figure.goTo(stage)
  if (pages !== 'steps') figure.applyLink([], () => {})
  await figure.mount(/Chrom(e|ium)\//.test(navigator.userAgent) ? Math.max(1, devicePixelRatio) : 3)
  figure.announce()
  describe(element)
}

/** The figure's sentence is the description of what is drawn; the words of its steps are read as words. */
function describe(element: HTMLElement): void {
  const drawn = element.querySelector<HTMLElement>('.kl-mount')
  const caption = element.querySelector<HTMLElement>('.kl-caption')
  if (!drawn || !caption) return
  // A figure that has a caption is a figure and nothing else; as a group it has its words in a paragraph.
  const words = document.createElement('p')
  words.className = caption.className
  words.append(...caption.childNodes)
  words.ariaHidden = 'true'
  caption.replaceWith(words)
  element.role = 'group'
  drawn.role = 'img'
  drawn.ariaLabel = words.textContent
  drawn.dataset.sentence = ''
}

/** In a handout the caption stands below the slide, where it is large enough to read. */
function moveCaption({ element }: PlacedFigure, sheet: Sheet): void {
  const caption = element.querySelector('.kl-caption')
  if (caption) sheet.element.querySelector('.kl-frame')?.after(caption)
}

function place(link: HTMLElement, { slide, element }: Sheet, { pages }: PrintOptions): void {
  if (pages !== 'handout') slide.append(link)
  else element.querySelector('.kl-frame')?.after(link)
}

function asPrinted({ id, number, deeper, step, slide }: Sheet): PrintedSheet {
  return { id, number, deeper, step, title: slide.dataset.title ?? id }
}
