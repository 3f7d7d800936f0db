import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { expect, inject, test } from 'vitest'
import { slidesOf } from '../../src/build/drive.ts'
import { openDeck, openPage } from './harness.ts'

/** The print rendition as the browser prints it, read back. */
async function printed() {
  const { page, errors, close } = await openPage()
  await page.goto(`${inject('deckUrl')}print.html`)
  await page.waitForFunction(() => document.documentElement.dataset.deck === 'print-ready')
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'))
  const path = join(folder, 'deck.pdf')
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
  const pdf = await PDFDocument.load(await readFile(path))
  await rm(folder, { recursive: true })
  return { page, pdf, errors, close }
}

test('the PDF has a page per slide, 1280 × 720, no bitmap, every font embedded', async () => {
  const deck = await openDeck()
  const slides = await slidesOf(deck.page)
  await deck.close()
  const { pdf, errors, close } = await printed()
  expect(pdf.getPageCount()).toBe(slides.length)
  for (const { width, height } of pdf.getPages().map(page => page.getSize())) {
    expect(width).toBeCloseTo(960, 0)
    expect(height).toBeCloseTo(540, 0)
  }
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  const dictionaries = objects.flatMap(object =>
    object instanceof PDFRawStream ? [object.dict] : object instanceof PDFDict ? [object] : [],
  )
  const named = (key: string, value: string) =>
    dictionaries.filter(dictionary => dictionary.get(PDFName.of(key)) === PDFName.of(value))
  expect(named('Subtype', 'Image')).toEqual([])
  const fonts = ['CIDFontType0', 'CIDFontType2', 'TrueType', 'Type1'].flatMap(type => named('Subtype', type))
  expect(fonts.length).toBeGreaterThan(3)
  for (const font of fonts) {
    const descriptor = font.lookup(PDFName.of('FontDescriptor'), PDFDict)
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some(file => descriptor.has(PDFName.of(file)))
    expect(embedded, String(font.get(PDFName.of('BaseFont')))).toBe(true)
  }
  expect(errors).toEqual([])
  await close()
})

test('figures are printed in their last step, with its numbers and no question', async () => {
  const { page, close } = await printed()
  const figure = page.locator('#explorer')
  expect(await figure.getAttribute('data-state')).toContain('explorer.q=uniform(-2,+2)')
  expect(await figure.locator('output[data-quantity="kl-pq"]').textContent()).toBe('∞')
  expect(await figure.locator('.kl-caption').isVisible()).toBe(true)
  expect(await page.locator('.kl-handle:visible, .kl-strip:visible').count()).toBe(0)
  await close()
})

test('nothing is cut off by a page', async () => {
  const { page, close } = await printed()
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.kl-slide')]
      .filter(slide => slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1)
      .map(slide => `${slide.id}: ${slide.scrollWidth} × ${slide.scrollHeight}`),
  )
  expect(cut).toEqual([])
  await close()
})
