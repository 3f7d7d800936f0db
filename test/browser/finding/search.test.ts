import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted, slidesOf, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { type OpenDeck, openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const lying: BrowserContextOptions = { ...phone, viewport: { width: 844, height: 390 } }

const panels = (page: Page) => page.getByRole('dialog').count()
const field = (page: Page) => page.getByRole('dialog').getByRole('combobox')
const options = (page: Page) => page.getByRole('dialog').getByRole('option')

/** Types what is looked for into the open panel; gives the ids of the slides found, the best first. */
async function found(page: Page, query: string): Promise<string[]> {
  await field(page).fill(query)
  // The index comes with the first search.
  await page.getByRole('dialog').locator('[role="listbox"]:not([aria-busy="true"])').waitFor({ state: 'attached' })
  const ids = (await slideIds(page)) as string[]
  const numbers = await options(page).locator(parts.slideNumber).allTextContents()
  return numbers.map(number => ids[Number(number) - 1] ?? '')
}

const slideIds = (page: Page) =>
  page.locator(`.slides ${hooks.slide}`).evaluateAll(slides => slides.map(({ id }) => id))

async function withDeck(open: Promise<OpenDeck>, use: (page: Page) => Promise<void>): Promise<void> {
  const { page, errors, close } = await open
  await use(page)
  expect(errors).toEqual([])
  await close()
}

test('/ and G and Ctrl+K and a number go to that slide', async () => {
  await withDeck(openDeck(), async page => {
    const slides = await slidesOf(page)
    for (const [key, number] of [
      ['g', 1],
      ['/', 2],
      ['Control+k', 7],
      ['Meta+k', slides.length],
    ] as const) {
      await page.keyboard.press(key)
      await page.keyboard.type(String(number))
      await page.keyboard.press('Enter')
      await painted(page)
      expect((await whereabouts(page)).id).toBe(slides[number - 1]?.id)
      expect(await panels(page)).toBe(0)
    }
  })
})

test('words filter the slides as one types; arrows choose; Enter goes; letters of the deck’s keys can be typed', async () => {
  await withDeck(openDeck(), async page => {
    await page.keyboard.press('g')
    expect(await options(page).count()).toBe((await slidesOf(page)).length)
    const matching = (await found(page, 'kl')).length
    expect(matching).toBeGreaterThan(2)
    const fewer = await found(page, 'kl reverse')
    expect(fewer.length).toBeLessThan(matching)
    expect(fewer[0]).toBe('reverse-kl')
    await page.keyboard.press('Enter')
    await painted(page)
    expect((await whereabouts(page)).id).toBe('reverse-kl')

    await page.keyboard.press('g')
    expect(await page.getByRole('dialog').getByRole('option', { selected: true }).textContent()).toContain(
      '“Reverse” KL',
    )
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await painted(page)
    expect((await whereabouts(page)).id).toBe('stationary-conditions')

    await page.keyboard.press('g')
    await page.keyboard.type('bd.g?x')
    expect(await field(page).inputValue()).toBe('bd.g?x')
    await expect.poll(() => page.getByRole('dialog').getByRole('status').textContent()).toContain('bd.g?x')
    await page.keyboard.press('Enter')
    expect(await panels(page)).toBe(1)
    await page.keyboard.press('Control+k')
    expect(await panels(page)).toBe(0)
  })
})

test('slides, narration and formulas are found: by words, by beginnings, with typing errors, by symbols and by TeX', async () => {
  await withDeck(openDeck(), async page => {
    await page.keyboard.press('/')
    // Only the narration says so.
    expect(await found(page, 'pythagoras')).toEqual(['three-parts'])
    expect(await found(page, 'pythag')).toEqual(['three-parts'])
    expect(await found(page, 'pytagoras')).toEqual(['three-parts'])
    expect(await found(page, 'grid universe')).toContain('evidence-cost')
    for (const sigma of ['sigma', 'σ', '\\sigma'])
      expect(await found(page, sigma)).toEqual(expect.arrayContaining(['normals', 'moment-matching', 'two-dimensions']))
    for (const kl of ['D_KL', String.raw`D_{\text{KL}}`]) {
      const slides = await found(page, kl)
      expect(slides).toContain('gibbs')
      expect(slides).not.toContain('title')
    }
    expect((await found(page, 'σ_q')).sort()).toEqual(
      ['alpha', 'kl-divergence', 'normals'].filter(id => id !== 'kl-divergence'),
    )
    expect(await found(page, 'log')).toContain('gibbs')
    expect(await found(page, '0.6903')).toContain('reverse-kl')
    expect(await found(page, 'moment matching')).toContain('moment-matching')
  })
})

test('what was found is shown in its context, marked, in words and in formulas', async () => {
  await withDeck(openDeck(), async page => {
    await page.keyboard.press('/')
    await found(page, 'mode seeking')
    const first = options(page).first()
    expect(await first.locator('mark').allTextContents()).toEqual(['Mode', 'seeking', 'Mode', 'seeking'])
    expect(await first.locator('[data-kind="narration"]').textContent()).toContain(
      'It settles on one hump and ignores the other. Mode seeking.',
    )
    await found(page, 'ε')
    expect(await options(page).first().locator('mark .katex-html').first().textContent()).toContain('ε')
    const ids = await page
      .getByRole('dialog')
      .locator('[id]')
      .evaluateAll(all => all.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('the button opens it, Escape closes it and gives the focus back, and a chosen slide gives the keys to the deck', async () => {
  await withDeck(openDeck(), async page => {
    const button = page.getByRole('button', { name: 'Search' })
    await button.click()
    expect(await field(page).evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    expect(await panels(page)).toBe(0)
    expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
    await button.click()
    await options(page).nth(2).click()
    await painted(page)
    await page.keyboard.press('Shift+ArrowRight')
    await painted(page)
    expect((await whereabouts(page)).id).toBe('maximum-likelihood')
  })
})

test('a finger searches in the slides, and what opens fits the screen', async () => {
  await withDeck(openDeck('?motion=none', lying), async page => {
    await page.getByRole('button', { name: 'Search' }).tap()
    await found(page, 'hellinger')
    const box = await page.getByRole('dialog').boundingBox()
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 844 && box.y + box.height <= 390).toBe(true)
    await options(page).first().tap()
    await painted(page)
    expect((await whereabouts(page)).id).toBe('alpha')
  })
})

test('in the reading view the same search scrolls to the slide, and Back leads back', async () => {
  await withDeck(openDeck('?motion=none#/normals', phone), async page => {
    await page.getByRole('button', { name: 'Search' }).tap()
    expect(await found(page, 'universe')).toContain('evidence-cost')
    await found(page, 'evidence cost')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => location.hash === '#/evidence-cost')
    await page.waitForFunction(
      () => Math.abs(document.getElementById('evidence-cost')?.getBoundingClientRect().top ?? 1e9) < 120,
    )
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('costs')
    await page.goBack()
    await page.waitForFunction(() => location.hash === '#/normals')
    for (const key of ['/', 'g', 'Control+k']) {
      await page.keyboard.press(key)
      expect(await panels(page)).toBe(1)
      await page.keyboard.press('Escape')
      expect(await panels(page)).toBe(0)
    }
  })
})

test('nothing of it is loaded before it is asked for', async () => {
  const { page, requests, close } = await openDeck()
  await page.waitForLoadState('networkidle')
  expect(requests.filter(address => /searchIndex/.test(address))).toEqual([])
  await page.keyboard.press('/')
  await expect.poll(() => requests.filter(address => /searchIndex/.test(address)).length).toBe(1)
  await close()
})
