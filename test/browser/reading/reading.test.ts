import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { awake, painted, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
}
const lyingPhone: BrowserContextOptions = { ...phone, viewport: { width: 844, height: 390 } }
const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 720 } }

const viewOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.view)
const figure = (page: Page, id: string) => page.locator(`figure[id="${id}"]`)
const hashBecomes = (page: Page, hash: string) => page.waitForFunction(want => location.hash === want, hash)
const topOf = (page: Page, id: string) =>
  page.evaluate(name => document.getElementById(name)?.getBoundingClientRect().top ?? Number.NaN, id)
const dataValue = (page: Page, id: string, quantity: string) =>
  figure(page, id).locator(`output[data-quantity="${quantity}"]`).getAttribute('data-value')

/** The page after it has been loaded anew in the other view. */
async function inView(page: Page, view: string): Promise<void> {
  await page.waitForFunction(
    want => document.documentElement.dataset.view === want && 'deck' in window && document.readyState === 'complete',
    view,
  )
  await painted(page)
}

test('a narrow screen opens the reading view, wider ones the slides', async () => {
  for (const [context, view] of [
    [phone, 'reading'],
    [lyingPhone, 'slides'],
    [laptop, 'slides'],
  ] as const) {
    const { page, errors, close } = await openDeck('?motion=none', context)
    expect(await viewOf(page)).toBe(view)
    expect(errors).toEqual([])
    await close()
  }
})

test('a frame shows slides, however narrow it is', async () => {
  const { page, close } = await openDeck('?motion=none')
  const frame = await page.evaluateHandle(() => {
    localStorage.setItem('kl-view', 'reading')
    const element = document.createElement('iframe')
    element.width = '400'
    element.src = location.pathname
    document.body.append(element)
    return element
  })
  const content = await frame.contentFrame()
  await content?.waitForFunction(() => 'deck' in window)
  expect(await content?.evaluate(() => document.documentElement.dataset.view)).toBe('slides')
  await close()
})

test('one switch leads to the reading view and back, is remembered, and keeps place and figures', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/kl-divergence/2', laptop)
  const handle = figure(page, 'explorer').locator('[data-handle="q:mean"]')
  await handle.focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  await painted(page)
  const state = await figure(page, 'explorer').getAttribute('data-state')
  const value = await dataValue(page, 'explorer', 'kl-qp')
  expect(await whereabouts(page)).toEqual({ id: 'kl-divergence', step: 3 })
  await page.getByRole('button', { name: 'Reading view' }).click()
  await inView(page, 'reading')
  expect(await figure(page, 'explorer').getAttribute('data-state')).toBe(state)
  expect(await dataValue(page, 'explorer', 'kl-qp')).toBe(value)
  expect(Math.abs(await topOf(page, 'kl-divergence'))).toBeLessThan(120)

  await page.reload()
  await inView(page, 'reading')

  await page.getByRole('button', { name: 'Slides' }).click()
  await inView(page, 'slides')
  expect(await whereabouts(page)).toEqual({ id: 'kl-divergence', step: 3 })
  expect(await figure(page, 'explorer').getAttribute('data-state')).toBe(state)
  await page.reload()
  await inView(page, 'slides')
  await page.keyboard.press('v')
  await inView(page, 'reading')
  expect(errors).toEqual([])
  await close()
})

test('a deep link scrolls to its slide, at its step and with its states', async () => {
  const { page, errors, close } = await openDeck(
    '?motion=none&fit-reverse.p=0.3+normal(-2,0.25)+%2B+0.7+normal(2,1)#/reverse-kl/1',
    phone,
  )
  expect(Math.abs(await topOf(page, 'reverse-kl'))).toBeLessThan(120)
  const fit = figure(page, 'fit-reverse')
  expect(await fit.locator(hooks.steps).innerText()).toContain('Step 3 of')
  expect(Number(await dataValue(page, 'fit-reverse', 'reverse-1-kl'))).toBeCloseTo(0.3533126520249151, 10)
  expect(errors).toEqual([])
  await close()
})

test('the address follows the scrolling, and Back leads to where a link was followed', async () => {
  const { page, close } = await openDeck('?motion=none', phone)
  await page.mouse.move(200, 400)
  await page.evaluate(() => document.getElementById('normals')?.scrollIntoView())
  await hashBecomes(page, '#/normals')
  await page.evaluate(() => {
    location.hash = '#/why-reverse'
  })
  await page.waitForFunction(
    () => Math.abs(document.getElementById('why-reverse')?.getBoundingClientRect().top ?? 1e9) < 400,
  )
  await page.goBack()
  await page.waitForFunction(
    () => Math.abs(document.getElementById('normals')?.getBoundingClientRect().top ?? 1e9) < 400,
  )
  expect(await page.evaluate(() => location.hash)).toBe('#/normals')
  await close()
})

test('every step can be reached and left, with its words and its address', async () => {
  const { page, close } = await openDeck('?motion=none#/forward-kl', phone)
  const fit = figure(page, 'fit-forward')
  const words = fit.locator(hooks.stage)
  const on = fit.getByRole('button', { name: 'Next step' })
  const back = fit.getByRole('button', { name: 'Previous step' })
  expect(await back.getAttribute('aria-disabled')).toBe('true')
  await on.tap()
  expect(await words.innerText()).toContain('From any start, one ending')
  await on.tap()
  await on.tap()
  await painted(page)
  expect(await words.innerText()).toContain('A tenth of P moved far away')
  expect(await on.getAttribute('aria-disabled')).toBe('true')
  await hashBecomes(page, '#/forward-kl/2')
  await page.reload()
  await awake(page)
  expect(await words.innerText()).toContain('A tenth of P moved far away')
  await back.focus()
  await page.keyboard.press('Enter')
  expect(await words.innerText()).toContain('On one hump it costs')
  await close()
})

test('a question is asked before its numbers are shown, and answered by touch', async () => {
  const { page, close } = await openDeck('?motion=none#/maximum-likelihood', phone)
  expect(await dataValue(page, 'likelihood', 'kl-pq')).toBe(null)
  const choice = page.getByRole('button', { name: 'Yes, nothing is left to fit' })
  await choice.tap()
  await painted(page)
  expect(Number(await dataValue(page, 'likelihood', 'kl-pq'))).toBeGreaterThan(0)
  expect(await choice.getAttribute('aria-pressed')).toBe('true')
  expect(await figure(page, 'likelihood').locator(`${hooks.reply}:visible`).innerText()).toContain('is not zero')
  await close()
})

test('a finger drags a ring sideways, and scrolls the page elsewhere on the plot', async () => {
  const { page, close } = await openDeck('?motion=none#/kl-divergence', phone)
  const handle = figure(page, 'explorer').locator('[data-handle="q:mean"]')
  await handle.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await painted(page)
  const box = await handle.boundingBox()
  if (!box) throw new Error('no handle')
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const before = await page.evaluate(() => scrollY)
  const touch = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: [number, number]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] })
  await send('touchStart', [x, y])
  for (let i = 1; i <= 6; i++) await send('touchMove', [x + 8 * i, y + 3 * i])
  await send('touchEnd')
  await painted(page)
  expect(Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(2)
  expect(await page.evaluate(() => scrollY)).toBe(before)
  expect(await figure(page, 'explorer').getAttribute('data-state')).toMatch(/explorer\.q=normal\(2\.\d/)

  const plot = await figure(page, 'explorer')
    .getByRole('group', { name: /draws the samples$/ })
    .locator('canvas')
    .first()
    .boundingBox()
  if (!plot) throw new Error('no plot')
  const [left, top] = [plot.x + plot.width / 2, plot.y + plot.height / 2]
  await send('touchStart', [left, top])
  for (let i = 1; i <= 6; i++) await send('touchMove', [left, top - 20 * i])
  await send('touchEnd')
  await page.waitForFunction(past => scrollY > past + 60, before)
  await close()
})

test('“Copy link” gives the slide, the step and the changed state in the notation of the fence', async () => {
  for (const context of [phone, laptop]) {
    const { page, close } = await openDeck('?motion=none#/kl-divergence/3', {
      ...context,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const handle = figure(page, 'explorer').locator('[data-handle="p:mean"]')
    await handle.focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await painted(page)
    const button =
      (await viewOf(page)) === 'reading'
        ? figure(page, 'explorer').getByRole('button', { name: 'Copy link' })
        : page.getByRole('button', { name: 'Copy link' })
    await button.click()
    await page.getByText('Link copied').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/\?explorer\.p=normal\(-1,\+1\)#\/kl-divergence\/3$/)
    const state = await figure(page, 'explorer').getAttribute('data-state')
    await close()

    const opened = await openDeck(new URL(link).search + new URL(link).hash, context)
    expect(await figure(opened.page, 'explorer').getAttribute('data-state')).toBe(state)
    expect(opened.errors).toEqual([])
    await opened.close()
  }
})

for (const [width, height] of [
  [1280, 720],
  [844, 390],
  [390, 844],
  // A laptop's window at 400 %.
  [320, 180],
] as const)
  test(`nothing but formulas in their boxes scrolls sideways at ${width} pixels`, async () => {
    const { page, close } = await openDeck('?motion=none&view=reading', { viewport: { width, height } })
    const figures = await page.locator(hooks.figure).all()
    expect(figures.length).toBeGreaterThan(8)
    for (const element of figures) {
      await element.evaluate(node => node.scrollIntoView())
      await element.locator(`${parts.mount} > *`).first().waitFor()
    }
    const wide = await page.evaluate(
      ({ handle, slide }) =>
        [...document.querySelectorAll<HTMLElement>('div:has(> main) *')]
          .filter(node => !node.closest(`.katex-display, .katex-mathml, figcaption, pre, svg, ${handle}`))
          .filter(node => {
            const { left, right, width } = node.getBoundingClientRect()
            return width > 0 && (right > innerWidth + 1 || left < -1)
          })
          .map(node => `${node.closest(slide)?.id}: ${node.tagName} ${node.className}`),
      hooks,
    )
    expect(wide).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await close()
  })

test('no line begins with what closes the formula before it', async () => {
  const { page, close } = await openDeck('?motion=none&view=reading', phone)
  for (const width of [360, 390, 430, 844]) {
    await page.setViewportSize({ width, height: 844 })
    const { closed, alone } = await page.evaluate(
      ({ reply, together }) => {
        for (const said of document.querySelectorAll<HTMLElement>(reply)) said.hidden = false
        const seen = [...document.querySelectorAll(together)].filter(together => together.getClientRects().length > 0)
        const begins = seen.filter(together => {
          const words = document.createRange()
          words.selectNodeContents(together.lastChild as Text)
          const end = [...together.querySelectorAll('.katex-base')].at(-1)?.getBoundingClientRect()
          return words.getBoundingClientRect().top > (end?.bottom ?? 0) - 2
        })
        return { closed: seen.length, alone: begins.map(together => together.parentElement?.textContent) }
      },
      { ...hooks, ...parts },
    )
    expect(closed).toBeGreaterThan(100)
    expect(alone).toEqual([])
  }
  await close()
})

test('a line of text holds at most 70 characters, and a wide formula can be scrolled with the keyboard', async () => {
  const { page, close } = await openDeck('?motion=none&view=reading#/normals', phone)
  const scrolls = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.katex-display')]
      .filter(formula => formula.scrollWidth > formula.clientWidth + 1)
      .map(formula => [formula.tabIndex, getComputedStyle(formula).overflowX]),
  )
  expect(scrolls.length).toBeGreaterThan(3)
  expect(scrolls.every(([tab, overflow]) => tab === 0 && overflow === 'auto')).toBe(true)
  await close()
  const wide = await openDeck('?motion=none&view=reading', laptop)
  const longest = await wide.page.evaluate(() => {
    const counts = [...document.querySelectorAll('aside.notes > p')].map(paragraph => {
      const box = document.createRange()
      box.selectNodeContents(paragraph)
      const lines = new Set([...box.getClientRects()].map(({ bottom }) => Math.round(bottom / 12))).size
      return lines > 3 ? (paragraph as HTMLElement).innerText.length / lines : 0
    })
    return Math.max(...counts)
  })
  expect(longest).toBeGreaterThan(40)
  expect(longest).toBeLessThanOrEqual(70)
  await wide.close()
})
