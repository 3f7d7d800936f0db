import { widgets } from '../widgets/index.ts'
import '../widgets/styles.ts'
import { fitCaptions } from './captions.ts'
import { Figure } from './figure.ts'

/**
 * The print rendition: every slide a page, every figure in its print stage, then `print-ready`. Charts are drawn by the
 * page's `beforeprint`, which the browser records as vectors.
 */
export async function preparePrint(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('theme')
  document.documentElement.dataset.theme = asked === 'dark' ? 'dark' : 'light'
  document.documentElement.dataset.motion = 'none'
  for (const [index, slide] of document.querySelectorAll('.kl-slide').entries()) addPageNumber(slide, index + 1)
  const figures = [...document.querySelectorAll<HTMLElement>('figure[data-widget]')].flatMap(element => {
    const widget = widgets[element.dataset.widget ?? '']
    return widget ? [new Figure(element, widget)] : []
  })
  await document.fonts.ready
  for (const figure of figures) {
    figure.goTo(Number(figure.element.dataset.print))
    await figure.mount(2)
  }
  await document.fonts.ready
  for (const slide of document.querySelectorAll<HTMLElement>('.kl-slide')) fitCaptions(slide)
  document.documentElement.dataset.deck = 'print-ready'
}

function addPageNumber(slide: Element, number: number): void {
  const label = document.createElement('span')
  label.className = 'kl-page-number'
  label.textContent = String(number)
  slide.append(label)
}
