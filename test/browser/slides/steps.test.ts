import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { goTo, openDeckPage, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openPage } from '../harness.ts'
import { parts } from '../parts.ts'

/** A paragraph that begins a slide as a step, with a number that cannot be read. */
const planted = '<p class="fragment planted" data-fragment-index="soon">Planted</p>'

/** Has the lecture come with the paragraph in its second slide. */
async function plant(page: Page): Promise<void> {
  await page.route(/\/(print\.html)?(\?.*)?$/, async route => {
    const response = await route.fetch()
    const text = await response.text()
    const body = text.replace(/(<section[^>]*\bid="kl-divergence"[^>]*>)/, `$1${planted}`)
    await route.fulfill({ response, body })
  })
}

test('a step whose number cannot be read is the step of its slide that it is on paper, and is shown', async () => {
  const { page, errors, close } = await openPage()
  await plant(page)
  await openDeckPage(page, `${inject('deckUrl')}?motion=none#/kl-divergence`)
  const place = (await slidesOf(page)).find(({ id }) => id === 'kl-divergence')!
  const shown = () => page.locator('.planted').evaluate(step => step.classList.contains('visible'))
  const inSlides: boolean[] = []
  for (let taken = 0; taken <= place.steps; taken++) {
    await goTo(page, place, taken)
    inSlides.push(await shown())
  }
  await page.goto(`${inject('deckUrl')}print.html?pages=steps&slides=2`)
  await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  const onPaper = await page
    .locator('.planted')
    .evaluateAll((steps, later) => steps.map(step => !step.matches(later)), parts.later)
  expect(inSlides).toContain(true)
  expect(inSlides[0]).toBe(false)
  expect(onPaper).toEqual(inSlides)
  expect(errors).toEqual([])
  await close()
})
