import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { awake, openDeckPage, painted, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { buildDeck, serveFolder } from '../../../src/tools/serve.ts'
import { many, writeManySlides } from '../../bench/manySlides.ts'
import { openPage } from '../harness.ts'

test('of 200 figures on 500 slides, only those beside the current slide are drawn at any time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'many-'))
  await writeManySlides(join(folder, 'slides'))
  const before = process.env.SLIDES_DIR
  process.env.SLIDES_DIR = join(folder, 'slides')
  await buildDeck(join(folder, 'dist')).finally(() => {
    if (before === undefined) delete process.env.SLIDES_DIR
    else process.env.SLIDES_DIR = before
  })
  const served = await serveFolder(join(folder, 'dist'))
  const { page, errors, close } = await openPage()
  await openDeckPage(page, `${served.url}?motion=none`)
  const drawn = () =>
    page.evaluate(() => ({
      figures: document.querySelectorAll('figure[data-widget]').length,
      drawn: document.querySelectorAll('figure[data-widget]:has(canvas)').length,
      canvases: document.querySelectorAll('canvas').length,
    }))
  expect((await drawn()).figures).toBe(many.figures)
  let most = { drawn: 0, canvases: 0 }
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(i % 3 === 2 ? 'Shift+ArrowRight' : 'PageDown')
    if (i % 4 === 0) await painted(page)
    const now = await drawn()
    most = { drawn: Math.max(most.drawn, now.drawn), canvases: Math.max(most.canvases, now.canvases) }
  }
  await page.keyboard.press('End')
  await painted(page)
  expect((await whereabouts(page)).id).toBe(`slide-${many.slides - 1}`)
  await page.goto(`${served.url}?motion=none&figure-301.unit=bits#/slide-301`)
  await awake(page)
  expect(await whereabouts(page)).toMatchObject({ id: 'slide-301' })
  // Those of the slide, of the one before and the one after; and while one turns quickly, those it has just left.
  expect(most.drawn).toBeGreaterThan(0)
  expect(most.drawn).toBeLessThanOrEqual(6)
  expect(most.canvases).toBeLessThanOrEqual(40)
  expect((await drawn()).drawn).toBeLessThanOrEqual(3)
  expect(errors).toEqual([])
  await close()
  await served.close()
  await rm(folder, { recursive: true, force: true })
}, 300_000)
