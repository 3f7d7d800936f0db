import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { expect, inject, test } from 'vitest'
import { openDeck, openPage } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

test('Ctrl+P prints the whole lecture, wherever the focus is', async () => {
  const { page, close, errors } = await openDeck('?motion=none#/kl-divergence')
  await page.context().addInitScript(() => {
    window.print = () => void document.documentElement.setAttribute('data-printed', '')
  })
  await page.locator(`#explorer ${hooks.handle}`).first().focus()
  await page.keyboard.press('Control+p')
  expect(await page.locator(hooks.notices).textContent()).toContain('Preparing the pages')
  const printed = page.frameLocator('iframe').locator('html[data-printed]')
  await printed.waitFor({ state: 'attached', timeout: 25_000 })
  expect(await printed.getAttribute('data-deck')).toBe('print-ready')
  expect(await printed.locator(parts.sheet).count()).toBe(await page.locator(hooks.slide).count())
  expect(await page.locator(`${hooks.notices} p`).count()).toBe(0)
  expect(errors).toEqual([])
  await close()
})

test('printing the deck from a menu gives the current slide on one page, as vectors, and says where the rest is', async () => {
  const { page, close } = await openDeck('?motion=none#/kl-divergence')
  const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  expect(pdf.getPages().map(page => page.getSize())).toEqual([{ width: 960, height: 540 }])
  const images = pdf.context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
    )
  expect(images).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('The whole lecture prints from').isVisible()).toBe(true)
  await close()
})

test('the print rendition on the screen offers pages, paper and theme, and a button that prints', async () => {
  const { page, close, errors } = await openPage()
  await page.addInitScript(() => {
    window.print = () => void document.documentElement.setAttribute('data-printed', '')
  })
  await page.goto(`${inject('deckUrl')}print.html?slides=1-2`)
  await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  expect(await page.locator('html[data-printed]').count()).toBe(1)
  await page.getByRole('combobox', { name: 'pages' }).selectOption('handout')
  await page.waitForSelector('html[data-deck="print-ready"][data-pages="handout"]', { state: 'attached' })
  expect(await page.locator(parts.narration).count()).toBe(2)
  expect(page.url()).toContain('slides=1-2')
  expect(errors).toEqual([])
  await close()
})
