import { PDFDocument, PDFName } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { printDeck } from '../../../src/tools/pdf/printDeck.ts'
import { tagsOf } from '../../../src/tools/pdf/tags.ts'
import { type OpenDeck, openDeck, openPage } from '../harness.ts'
import { hooks, parts } from '../parts.ts'
import { asFile, canReadPdfs, labelsOf, linksOf, outlineOf, pageTexts, read } from './pdfTools.ts'

const home = 'https://lecture.example/kl/'
const date = new Date(1_700_000_000_000)

/** The lecture's sentences, by slide: what a search in the file must find on that slide's page. */
const sentences: Record<string, string[]> = {
  title: ['KL divergence and variational inference', 'Siddharth Mishra-Sharma', 'IAIFI Summer School'],
  'kl-divergence': [
    'KL-divergence',
    'A measure of similarity between two probability distributions',
    'Not symmetric!!',
  ],
  'maximum-likelihood': ['Forward KL', 'Maximum-likelihood inference is equivalent to minimizing the forward KL'],
  'forward-kl': ['“Forward” KL', 'Mean seeking'],
  'reverse-kl': ['“Reverse” KL', 'Mode seeking'],
  'kl-complete': ['Not symmetric!', 'Mean seeking', 'Mode seeking'],
  'variational-inference': ['Variational inference', 'is closely related to the intractability of the posterior'],
}

/** Words as they stand in a column of a page, whatever stands beside them. */
function words(text: string): string {
  return text.replace(/\s+/g, '')
}

describe.skipIf(!canReadPdfs())('the PDF', () => {
  let pdf: PDFDocument
  let bytes: Uint8Array
  let file: string
  let texts: string[]
  let slides: { id: string; title: string; deeper: boolean }[]
  let rendition: OpenDeck

  beforeAll(async () => {
    bytes = (await printDeck(inject('deckFolder'), { home, date })).bytes
    file = await asFile(bytes)
    pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    texts = pageTexts(file)
    rendition = await openPage()
    await rendition.page.goto(`${inject('deckUrl')}print.html`)
    await rendition.page.waitForFunction(() => document.documentElement.dataset.deck === 'print-ready')
    const deck = await openDeck()
    const places = await slidesOf(deck.page)
    slides = await deck.page.evaluate(
      places =>
        places.map(({ id, v }) => ({ id, title: document.getElementById(id)?.dataset.title ?? '', deeper: v > 0 })),
      places,
    )
    await deck.close()
  })

  test('is a sound file with a page per slide, 1280 × 720, under a megabyte', () => {
    expect(read('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
    expect(pdf.getPageCount()).toBe(slides.length)
    for (const { width, height } of pdf.getPages().map(page => page.getSize())) {
      expect(width).toBeCloseTo(960, 0)
      expect(height).toBeCloseTo(540, 0)
    }
    expect(bytes.length).toBeLessThan(1e6)
  })

  test('holds no bitmap, and every font is embedded, as a subset and with its letters', () => {
    expect(read('pdfimages', '-list', file).trim().split('\n').slice(2)).toEqual([])
    const fonts = read('pdffonts', file).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(5)
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no ) {0,1}yes /)
    for (const font of fonts.filter(font => !/Type 3/.test(font))) expect(font).toMatch(/^[A-Z]{6}\+.* yes yes yes /)
  })

  test('says what it is: title, author, subject, language, date', () => {
    const info = read('pdfinfo', '-isodates', file)
    expect(info).toMatch(/Title: +KL divergence and variational inference/)
    expect(info).toMatch(/Author: +Siddharth Mishra-Sharma/)
    expect(info).toMatch(/Subject: +A lecture on KL divergence/)
    expect(info).toMatch(/CreationDate: +2023-11-14T22:13:20/)
    expect(info).toMatch(/Tagged: +yes/)
    expect(String(pdf.catalog.get(PDFName.of('Lang')))).toContain('en')
  })

  test('has an outline of all slides, deeper ones below theirs, and pages called by their numbers', () => {
    expect(outlineOf(pdf)).toEqual(slides.map(({ title, deeper }) => ({ title, depth: deeper ? 1 : 0 })))
    expect(labelsOf(pdf)).toEqual(slides.map((_slide, index) => String(index + 1)))
  })

  test('is tagged in reading order: a heading per slide, its TeX for every formula, its sentence for every figure', async () => {
    const tags = tagsOf(pdf)
    expect(tags.filter(({ type }) => /^H[12]$/.test(type))).toHaveLength(slides.length)
    const described = await rendition.page.evaluate(
      mount => ({
        formulas: [...document.querySelectorAll('.katex')]
          .filter(formula => formula.checkVisibility())
          .map(formula => formula.ariaLabel),
        figures: [...document.querySelectorAll(mount)].map(figure => figure.ariaLabel),
        images: [...document.querySelectorAll('img')].map(image => image.alt),
      }),
      parts.mount,
    )
    const alts = (type: string) => tags.filter(tag => tag.type === type).map(({ alt }) => alt)
    expect(described.formulas.length).toBeGreaterThan(100)
    expect(alts('Formula').sort()).toEqual(described.formulas.sort())
    expect(described.figures.length).toBeGreaterThan(7)
    expect(alts('Figure')).toEqual(expect.arrayContaining([...described.figures, ...described.images]))
    expect(alts('Figure').filter(alt => !alt)).toEqual([])
    const first = tags.findIndex(({ type }) => type === 'H2')
    expect(tags.slice(first, first + 3).map(({ type }) => type)).toEqual(['H2', 'P', 'Formula'])
  })

  test('is found by its words, on the right pages', () => {
    for (const [id, says] of Object.entries(sentences)) {
      const page = slides.findIndex(slide => slide.id === id) + 1
      const text = words(read('pdftotext', '-f', String(page), '-l', String(page), file, '-'))
      for (const sentence of says) expect(text, `page ${page}`).toContain(words(sentence))
    }
  })

  test('has no zero-width space in a formula, so that what is copied is clean', () => {
    expect(texts.filter(text => text.includes('\u200b'))).toEqual([])
    expect(texts.length).toBe(slides.length)
  })

  test('gives every sign of a formula on its page, one that is drawn as two as the one it is', async () => {
    const written = await rendition.page.locator(hooks.slide).evaluateAll(slides =>
      slides.map(slide =>
        [...slide.querySelectorAll('.katex')]
          .filter(formula => formula.checkVisibility())
          .map(formula => formula.textContent ?? '')
          .join(''),
      ),
    )
    for (const [page, formulas] of written.entries()) {
      const signs = formulas.replace(/\ue020(.)/g, (_, sign) => `${sign}\u0338`.normalize('NFC')).replace(/\s/g, '')
      expect(
        [...new Set(signs)].filter(sign => !texts[page]?.includes(sign)),
        slides[page]?.id,
      ).toEqual([])
    }
    const all = [...new Set(written.join(''))].filter(sign => sign > '\x7f')
    expect(all).toEqual(expect.arrayContaining([...'∥∫⟨⟩φασμ≥≤∞∂−…']))
    for (const id of ['kl-divergence', 'kl-complete'])
      expect(words(texts[slides.findIndex(slide => slide.id === id)]!)).toContain('(Q∥P)≠DKL(P∥Q)')
    expect(texts.join('').match(/[\ue000-\uf8ff]/g)).toBeNull()
  })

  test('leads from every figure to the live one, which shows the numbers of the page', async () => {
    const deck = await openDeck()
    let compared = 0
    for (const [page, { id }] of slides.entries()) {
      const figures = await rendition.page.locator(`#${id} figure[data-widget]`).count()
      const links = linksOf(pdf, page).filter(link => link.startsWith(home))
      expect(links, id).toHaveLength(figures)
      for (const link of links) {
        const numbers = await liveNumbers(deck.page, link)
        for (const text of numbers) expect(texts[page], `${id}: ${text} of ${link}`).toContain(text)
        compared += numbers.length
      }
    }
    expect(compared).toBeGreaterThan(50)
    expect(deck.errors).toEqual([])
    await deck.close()
  })

  test('keeps the links of the slides', () => {
    const sources = slides.findIndex(({ id }) => id === 'sources')
    expect(linksOf(pdf, sources)).toContain('https://arxiv.org/abs/1601.00670')
  })

  test('is the same, byte for byte, when it is made again', async () => {
    const again = await printDeck(inject('deckFolder'), { home, date })
    expect(Buffer.compare(again.bytes, bytes)).toBe(0)
  })

  test('shows no question, no handle and no button', async () => {
    const { page, errors } = rendition
    const figure = page.locator('#explorer')
    expect(await figure.getAttribute('data-state')).toContain('explorer.q=uniform(-2,+2)')
    expect(await figure.locator('output[data-quantity="kl-pq"]').textContent()).toBe('∞')
    expect(await page.locator(`:is(${hooks.handle}, ${parts.strip}, ${parts.control}):visible`).count()).toBe(0)
    expect(await page.locator('output[data-quantity]:not([data-value])').count()).toBe(0)
    expect(errors).toEqual([])
  })

  test('cuts nothing off', async () => {
    const cut = await rendition.page
      .locator(hooks.slide)
      .evaluateAll(slides =>
        slides
          .filter(slide => slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1)
          .map(slide => `${slide.id}: ${slide.scrollWidth} × ${slide.scrollHeight}`),
      )
    expect(cut).toEqual([])
  })
})

/** The numbers a reader sees who follows the link, with any open question answered. */
async function liveNumbers(page: Page, link: string): Promise<string[]> {
  await page.evaluate(hash => location.assign(hash), new URL(link).hash)
  const id = new URL(link).hash.split('/')[1]
  await page.waitForFunction(
    id =>
      document.querySelector('.slides section.present:not(.stack)')?.id === id &&
      document.documentElement.dataset.deck === 'ready',
    id,
  )
  const figure = page.locator(`#${id} figure[data-widget]`)
  await figure.locator('output').first().waitFor({ state: 'attached' })
  const open = figure.locator(`${hooks.stage} [data-right]`)
  if ((await open.count()) > 0) await open.first().click()
  await page.waitForTimeout(100)
  return (await figure.locator('output[data-value]').allTextContents()).map(text => text.replace(/\s+/g, ' ').trim())
}
