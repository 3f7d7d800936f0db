import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { launch } from './browser.ts'
import { oneOf, readOptions } from './options.ts'
import { buildDeckIfStale, distFolder, serveFolder } from './serve.ts'

const usage = `npm run pdf [-- --out FILE] [--theme light|dark]

Writes the lecture as a PDF, one page per slide, charts as vectors.
  --out FILE      where to (default dist/kl-divergence.pdf)
  --theme NAME    light (default) or dark`

const themes = ['light', 'dark'] as const

/** Prints the deck's print rendition into a PDF file. */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, usage, {
    out: { type: 'string', default: join(distFolder, 'kl-divergence.pdf') },
    theme: { type: 'string', default: 'light' },
  })
  if (!options) return
  const theme = oneOf('--theme', options.theme, themes)
  const file = resolve(options.out)
  await buildDeckIfStale()
  const { bytes, pages } = await printDeck(distFolder, theme)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes)
  console.log(`${relative('.', file)}: ${pages} pages, ${(bytes.length / 1e6).toFixed(2)} MB`)
}

/** The built deck of `folder` as a PDF: tagged, with an outline, title, lecturer and language. */
export async function printDeck(folder: string, theme: (typeof themes)[number] = 'light') {
  const served = await serveFolder(folder)
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await openPrintRendition(page, served.url, theme)
    const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
    return await complete(printed, await page.title())
  } finally {
    await browser.close()
    await served.close()
  }
}

/** Opens the print rendition and waits until it may be printed; throws with what the page complained about. */
export async function openPrintRendition(page: Page, url: string, theme: string): Promise<void> {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' })
  await page.goto(`${url}print.html?theme=${theme}`)
  try {
    await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached', timeout: 60_000 })
  } catch {
    const found =
      complaints.length > 0 ? complaints.join('\n') : 'It reported no error; open it to see what is missing.'
    throw new Error(`The print rendition (print.html) was not ready for printing after a minute.\n${found}`)
  }
}

async function complete(printed: Uint8Array, title: string) {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setAuthor('Siddharth Mishra-Sharma')
  pdf.setLanguage('en')
  pdf.setCreator('reveal.js and Chromium')
  return { bytes: await pdf.save(), pages: pdf.getPageCount() }
}
