import { PDFDocument } from 'pdf-lib'
import { describe, expect, inject, test } from 'vitest'
import { slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { printDeck } from '../../../src/tools/pdf/printDeck.ts'
import type { PrintOptions } from '../../../src/tools/pdf/printPage.ts'
import { tagsOf } from '../../../src/tools/pdf/tags.ts'
import { openDeck, openPage } from '../harness.ts'
import { parts } from '../parts.ts'
import { asFile, canReadPdfs, labelsOf, outlineOf, pageTexts, read } from './pdfTools.ts'

async function printed(options: PrintOptions) {
  const { bytes } = await printDeck(inject('deckFolder'), options)
  const file = await asFile(bytes)
  return { pdf: await PDFDocument.load(bytes, { updateMetadata: false }), file, texts: pageTexts(file) }
}

const a4 = { width: 210, height: 297 }
const points = (mm: number) => (mm / 25.4) * 72

test('where canvases print as bitmaps, as in Firefox, they have 288 dots to the inch', async () => {
  const { page, close } = await openPage({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  await page.goto(`${inject('deckUrl')}print.html?slides=2`)
  await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  const ratios = await page.evaluate(() =>
    [...document.querySelectorAll('canvas')].map(({ width, clientWidth }) => width / clientWidth),
  )
  expect(ratios.length).toBeGreaterThan(2)
  for (const ratio of ratios) expect(ratio).toBeCloseTo(3, 1)
  await close()
})

describe.skipIf(!canReadPdfs())('on paper', () => {
  test('--steps gives every slide a page for each of its steps, the questions open', async () => {
    const deck = await openDeck()
    const slides = (await slidesOf(deck.page)).slice(0, 3)
    await deck.close()
    const { pdf, texts, file } = await printed({ pages: 'steps', slides: '1-3' })
    const labels = slides.flatMap(({ steps }, slide) =>
      Array.from({ length: steps + 1 }, (_, step) => (step === 0 ? `${slide + 1}` : `${slide + 1}.${step}`)),
    )
    expect(labelsOf(pdf)).toEqual(labels)
    expect(pdf.getPageCount()).toBe(labels.length)
    expect(outlineOf(pdf)).toHaveLength(3)
    expect(tagsOf(pdf).filter(({ type }) => /^H[12]$/.test(type))).toHaveLength(labels.length)
    const asked = texts.findIndex(text => text.includes('Which direction is larger?'))
    expect(texts[asked]).not.toContain('2.9014')
    expect(texts[asked]).toContain('Neither, the means agree')
    expect(texts[asked + 1]).toContain('2.9014')
    expect(tagsOf(pdf).some(({ type, alt }) => type === 'Figure' && alt?.includes('Which direction is larger?'))).toBe(
      true,
    )
    expect(texts[0]).not.toContain('Not symmetric')
    expect(read('pdfimages', '-list', file).trim().split('\n').slice(2)).toEqual([])
  })

  test('--handout gives slides with the words that belong to them, upright, with questions and answers', async () => {
    const { pdf, texts, file } = await printed({ pages: 'handout', slides: '1-3' })
    for (const { width, height } of pdf.getPages().map(page => page.getSize())) {
      expect(width).toBeCloseTo(points(a4.width), 0)
      expect(height).toBeCloseTo(points(a4.height), 0)
    }
    expect(labelsOf(pdf)).toEqual(['1', '2', '3'])
    expect(outlineOf(pdf).map(({ depth }) => depth)).toEqual([0, 0, 1])
    const second = read('pdftotext', '-f', '2', '-l', '2', file, '-').replace(/\s+/g, ' ')
    expect(texts[1]).toContain('KL-divergence')
    expect(second).toContain('Start with the formula.')
    expect(second).toContain('Now Q is three times as wide as P. Which direction is larger?')
    expect(second).toContain('Equal means are not enough.')
    expect(read('pdfimages', '-list', file).trim().split('\n').slice(2)).toEqual([])
    // As wide as the paper allows: nothing made the browser shrink the page.
    const words = [...read('pdftotext', '-bbox', file, '-').matchAll(/xMin="([\d.]+)"/g)].map(([, x]) => Number(x))
    expect(Math.min(...words)).toBeCloseTo(points(17), -1)
  })

  test('nothing of a handout reaches over the edge of its paper', async () => {
    for (const paper of ['a4', 'letter']) {
      const { page, close } = await openPage({ viewport: { width: 700, height: 900 } })
      await page.goto(`${inject('deckUrl')}print.html?pages=handout&paper=${paper}`)
      await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
      await page.emulateMedia({ media: 'print' })
      const wide = await page.locator(`${parts.narration} *`).evaluateAll(all =>
        all
          .filter(element => element.checkVisibility() && !element.closest('.katex'))
          .filter(element => element.getBoundingClientRect().right > document.body.clientWidth + 1)
          .map(element => element.textContent),
      )
      expect(wide, paper).toEqual([])
      await close()
    }
  })

  test('--paper a4 and letter put the slide in the middle of a sheet that lies, dark ones too', async () => {
    const { pdf, texts } = await printed({ paper: 'a4', slides: '2', theme: 'dark' })
    const letter = await printed({ paper: 'letter', slides: '2-3' })
    expect(pdf.getPages().map(page => Math.round(page.getWidth()))).toEqual([842])
    expect(letter.pdf.getPages().map(page => page.getSize())).toEqual([
      { width: 792, height: 612 },
      { width: 792, height: 612 },
    ])
    expect(labelsOf(letter.pdf)).toEqual(['2', '3'])
    expect(texts[0]).toContain('0.1993')
  })

  test('--slides beyond the last one says how many there are', async () => {
    await expect(printDeck(inject('deckFolder'), { slides: '20-99' })).rejects.toThrow(
      /--slides: there are \d+ slides, got “20-99”/,
    )
  })
})
