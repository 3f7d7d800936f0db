import { expect, inject, test } from 'vitest'
import { asFile, canReadPdfs, pageTexts, read } from '../browser/print/pdfTools.ts'
import { launchFirefox } from './engines/firefox.ts'

test.skipIf(!canReadPdfs())(
  'what Firefox prints has its charts at 288 dots to the inch or more, and text as text',
  async () => {
    const browser = await launchFirefox()
    try {
      const page = await browser.newPage()
      await page.goto(`${inject('deckUrl')}print.html?slides=2-3`)
      await page.waitForSelector('html[data-deck="print-ready"]', { timeout: 60_000 })
      const file = await asFile(await page.pdf({ width: '1280px', height: '720px', printBackground: true }))
      const images = read('pdfimages', '-list', file).trim().split('\n').slice(2)
      const resolutions = images.flatMap(line => line.trim().split(/\s+/).slice(12, 14).map(Number))
      expect(resolutions.length).toBeGreaterThan(4)
      for (const dotsPerInch of resolutions) expect(dotsPerInch).toBeGreaterThanOrEqual(287) // pdfimages cuts decimals off
      expect(pageTexts(file).join(' ')).toContain('A measure of similarity')
    } finally {
      await browser.close()
    }
  },
)
