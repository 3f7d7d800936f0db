/** Prints a built deck as a PDF. */
import { launch } from '../browser/browser.ts'
import { serveFolder } from '../serve.ts'
import { finishPdf } from './finishPdf.ts'
import { openPrintRendition, type PrintOptions } from './printPage.ts'

/** How far the export is: a share from 0 to 1, and what it is doing. */
export type Progress = (share: number, doing: string) => void

/** The deck in `folder` with vectors, tags, outline and page labels. `date` is the one written into the file. */
export async function printDeck(
  folder: string,
  options: PrintOptions & { date?: Date } = {},
  progress: Progress = () => {},
) {
  const { date = new Date(), ...asked } = options
  progress(0.05, 'starting the browser')
  const [served, browser] = await Promise.all([serveFolder(folder), launch()])
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    progress(0.15, 'opening the slides')
    const rendition = await openPrintRendition(page, { ...asked, url: served.url }, (done, of) =>
      progress(0.2 + (0.4 * done) / of, `drawing figure ${done + 1} of ${of}`),
    )
    if (rendition.sheets.length === 0) throw new Error('There is nothing to print: no slide was chosen.')
    progress(0.6, `printing ${rendition.sheets.length} ${rendition.sheets.length === 1 ? 'page' : 'pages'}`)
    const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false })
    progress(0.85, 'writing outline and labels')
    return await finishPdf(printed, rendition, date)
  } finally {
    await Promise.all([browser.close(), served.close()])
  }
}
