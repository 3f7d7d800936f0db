import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

const slide = '#/elbo-bar'
const link = (set: Record<string, string>) =>
  `?motion=none&${Object.entries(set)
    .map(([field, value]) => `elbo.${field}=${encodeURIComponent(value)}`)
    .join('&')}${slide}`

async function value(page: Page, quantity: string): Promise<number> {
  const output = page.locator(`#elbo output[data-quantity="${quantity}"]`)
  return Number((await output.getAttribute('data-value')) ?? Number.NaN)
}

test('at x = 2 the fits stand in the table, and a gap of 0.7117 stays', async () => {
  const { page, errors, close } = await openDeck(link({ x: '2', q: 'normal(1, 0.3)' }))
  expect(await value(page, 'log-evidence')).toBeCloseTo(-2.1693276095449372, 12)
  expect(await value(page, 'best-2-mean')).toBeCloseTo(1.330040758201841505, 12)
  expect(await value(page, 'best-2-sd')).toBeCloseTo(0.187964164600481386, 12)
  expect(await value(page, 'best-2-elbo')).toBeCloseTo(-2.881024254597942856, 12)
  expect(await value(page, 'best-3-sd')).toBeCloseTo(0.828106183649990891, 12)
  expect(await value(page, 'best-3-elbo')).toBeCloseTo(-5.592805801593045628, 12)
  expect((await value(page, 'elbo')) + (await value(page, 'kl'))).toBeCloseTo(-2.1693276095449372, 12)
  expect((await value(page, 'expected-log-likelihood')) - (await value(page, 'kl-prior'))).toBeCloseTo(
    await value(page, 'elbo'),
    12,
  )
  expect(errors).toEqual([])
  await close()
})

test('a fit on a hump comes and goes with x, while it is dragged', async () => {
  const { page, close } = await openDeck(link({ x: '0.9' }))
  const rows = page.locator('#elbo table tbody tr')
  expect(await rows.count()).toBe(1)
  await page.locator('#elbo [data-handle="x"]').focus()
  await page.keyboard.press('ArrowRight')
  await painted(page)
  expect(await rows.count()).toBe(3)
  expect(await value(page, 'best-1-mean')).toBe(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await painted(page)
  expect(await value(page, 'best-1-mean')).toBeLessThan(-0.5)
  await close()
})

test('dragging q moves both parts of the bar and not its length', async () => {
  const { page, close } = await openDeck(link({ x: '2', q: 'normal(0.5, 0.6)' }))
  const before = await value(page, 'kl')
  const handle = await page.locator('#elbo [data-handle="q:mean"]').boundingBox()
  if (!handle) throw new Error('no handle')
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const step of [20, 40, 60]) {
    await page.mouse.move(x + step, y)
    await painted(page)
    expect(await value(page, 'log-evidence')).toBeCloseTo(-2.1693276095449372, 12)
    expect((await value(page, 'elbo')) + (await value(page, 'kl'))).toBeCloseTo(-2.1693276095449372, 12)
  }
  await page.mouse.up()
  expect(await value(page, 'kl')).toBeLessThan(before)
  await close()
})

test('q can be dragged on the landscape, mean and sd at once', async () => {
  const { page, close } = await openDeck(link({ q: 'normal(0, 0.5)' }))
  const handle = await page.locator('#elbo [data-handle="q:place"]').boundingBox()
  if (!handle) throw new Error('no handle')
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 30, { steps: 4 })
  await page.mouse.up()
  await painted(page)
  const [, mean, sd] = /elbo\.q=normal\(([\d.]+),\+([\d.]+)\)/.exec(
    (await page.locator('#elbo').getAttribute('data-state')) ?? '',
  ) ?? ['', '0', '1']
  expect(Number(mean)).toBeGreaterThan(0.5)
  expect(Number(sd)).toBeLessThan(0.4)
  await close()
})

test('two latent numbers: independent and correlated fits, and a q that can lean', async () => {
  const { page, errors, close } = await openDeck(
    link({ model: 'product', x: '2', q: 'normal2((1.3, 1.3), (0.15, 0, 0.15))' }),
  )
  expect(await value(page, 'log-evidence')).toBeCloseTo(-3.10050496528096, 11)
  expect(await value(page, 'best-1-elbo')).toBeCloseTo(-3.939355743073, 10)
  expect(await value(page, 'mean-field-1-elbo')).toBeCloseTo(-4.180232894325, 10)
  const before = await value(page, 'elbo')
  await page.locator('#elbo [data-handle="q:correlation"]').focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft')
  await painted(page)
  expect(await value(page, 'elbo')).toBeGreaterThan(before)
  expect((await value(page, 'elbo')) + (await value(page, 'kl'))).toBeCloseTo(-3.10050496528096, 11)
  expect(errors).toEqual([])
  await close()
})

test('while its question is open the figure shows no number, no fit and no part of the bar', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  expect(await page.locator('#elbo output[data-value]').count()).toBe(0)
  expect(await page.locator('#elbo table:visible').count()).toBe(0)
  expect(await page.locator(`#elbo ${parts.barSegment}`).count()).toBe(1)
  await page.locator(`#elbo ${hooks.choice}`).first().click()
  await painted(page)
  expect(await page.locator(`#elbo ${parts.barSegment}`).count()).toBe(4)
  expect(await value(page, 'kl')).toBeGreaterThan(0.711696645053)
  await close()
})

test('the figure’s own name leads to its slide', async () => {
  const { page, close } = await openDeck('?motion=none&elbo.x=3#/elbo')
  expect(await value(page, 'log-evidence')).toBeCloseTo(-2.903578931782977254, 12)
  await close()
})
