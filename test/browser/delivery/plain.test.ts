import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { openPage } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

/** What a reader finds on a page where no script runs: every slide, formula and sentence in sight, and room for each. */
async function isReadable(page: Page): Promise<void> {
  const found = await page.evaluate(
    ({ slide, words }) => {
      const width = document.documentElement.clientWidth
      const boxes = [...document.querySelectorAll<HTMLElement>(slide)].map(slide => slide.getBoundingClientRect())
      const seen = (element: Element) =>
        element.getBoundingClientRect().height > 0 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      const unseen = [
        ...document.querySelectorAll(`${slide} :is(h1, h2, ${words} > *, .katex, figcaption, aside.notes)`),
      ]
        .filter(element => !seen(element) && !element.closest('[data-stage]'))
        .map(element => element.outerHTML.slice(0, 80))
      const wide = [...document.querySelectorAll(`${slide} :is(h2, p, li, figcaption)`)].filter(
        element => element.getBoundingClientRect().right > width + 1,
      )
      return {
        slides: boxes.length,
        stacked: boxes.every((box, i) => i === 0 || box.top >= (boxes[i - 1]?.bottom ?? 0) - 1),
        unseen,
        wide: wide.map(element => element.outerHTML.slice(0, 80)),
        scrolls: document.documentElement.scrollHeight > 3 * innerHeight,
        smallest: Math.min(
          ...[...document.querySelectorAll(`${slide} :is(p, figcaption, li)`)].map(element =>
            Number.parseFloat(getComputedStyle(element).fontSize),
          ),
        ),
        captions: [...document.querySelectorAll('figcaption')].map(caption => caption.textContent?.length ?? 0),
      }
    },
    { ...hooks, ...parts },
  )
  expect(found).toMatchObject({ stacked: true, unseen: [], wide: [], scrolls: true })
  expect(found.slides).toBeGreaterThan(10)
  expect(found.smallest).toBeGreaterThanOrEqual(14)
  expect(Math.min(...found.captions)).toBeGreaterThan(40)
}

test.each([
  [1280, 720],
  [390, 844],
])('without scripts every slide, formula and figure’s sentence can be read at %d × %d', async (width, height) => {
  const { page, errors, close } = await openPage({ javaScriptEnabled: false, viewport: { width, height } })
  await page.goto(inject('deckUrl'))
  await isReadable(page)
  expect(await page.locator('noscript p').innerText()).toContain('Scripts are switched off')
  // The browser itself refuses the scripts that the page would have it fetch ahead.
  expect(errors.filter(error => !error.endsWith('.js: csp'))).toEqual([])
  await close()
})

test('a browser that is too old for the deck shows the slides and says why the figures are still', async () => {
  const { page, close } = await openPage()
  await page.addInitScript(() => {
    Reflect.deleteProperty(Object, 'hasOwn')
  })
  await page.goto(inject('deckUrl'))
  await page.getByText('This browser is too old').waitFor()
  await isReadable(page)
  await close()
})

test('where the program does not come, the slides are there to be read, and the page says so', async () => {
  const { page, close } = await openPage()
  await page.route(/\.js$/, route => (route.request().url().endsWith('early.js') ? route.continue() : route.abort()))
  await page.goto(inject('deckUrl'))
  await page.getByText('did not come').waitFor()
  await isReadable(page)
  await close()
})
