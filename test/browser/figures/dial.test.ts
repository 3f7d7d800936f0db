import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks } from '../parts.ts'

const link = (set: Record<string, string>) =>
  `?motion=none&${Object.entries(set)
    .map(([field, value]) => `dial.${field}=${encodeURIComponent(value)}`)
    .join('&')}#/alpha`

const twoHumps = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'

async function value(page: Page, quantity: string): Promise<number> {
  const written = await page.locator(`#dial output[data-quantity="${quantity}"]`).getAttribute('data-value')
  return written === null ? Number.NaN : Number(written)
}

const optima = (page: Page) => page.locator('#dial output[data-quantity^="best-"][data-quantity$="-mean"]').count()

test('a link shows every optimum of its α, with its numbers', async () => {
  const { page, errors, close } = await openDeck(link({ p: twoHumps, q: 'normal(0, 2)', alpha: '0.5' }))
  expect(await value(page, 'alpha')).toBe(0.5)
  expect(await optima(page)).toBe(3)
  expect(await value(page, 'best-1-mean')).toBeCloseTo(0, 10)
  expect(await value(page, 'best-1-sd')).toBeCloseTo(2.5338895259, 9)
  expect(await value(page, 'best-1-divergence')).toBeCloseTo(0.6142003833, 9)
  expect(await value(page, 'best-2-mean')).toBeCloseTo(-2.4537018981, 9)
  expect(await value(page, 'best-3-divergence')).toBeCloseTo(1.1577459952, 9)
  expect(errors).toEqual([])
  await close()
})

test.each([
  ['0.172968', 2.48949, 3],
  ['0.172969', 0, 3],
  ['0.521744', 0, 3],
  ['0.521745', 0, 1],
])('at α = %s the best fit is %s from the middle, one of %s', async (alpha, away, count) => {
  const { page, close } = await openDeck(link({ p: twoHumps, alpha }))
  expect(Math.abs(await value(page, 'best-1-mean'))).toBeCloseTo(away, 3)
  expect(await optima(page)).toBe(count)
  await close()
})

test('an open question hides every number but α, and the answer shows them', async () => {
  const { page, close } = await openDeck('?motion=none#/alpha')
  const shown = page.locator('#dial output[data-value]')
  expect(await shown.evaluateAll(all => all.map(each => (each as HTMLElement).dataset.quantity))).toEqual(['alpha'])
  expect(await page.locator('#dial table').isVisible()).toBe(false)
  await page.locator(`#dial ${hooks.choice}`).first().click()
  await painted(page)
  expect(await value(page, 'best-1-divergence')).toBeCloseTo(0.6142003833, 9)
  expect(await page.locator('#dial table').isVisible()).toBe(true)
  await close()
})

test('the line of α is dragged by any point of it, and all numbers are those of the α shown', async () => {
  const { page, errors, close } = await openDeck(link({ p: twoHumps, alpha: '0' }))
  expect(await optima(page)).toBe(3)
  expect(await page.locator('#dial output[data-quantity="divergence"] + span').textContent()).toBe('nats')
  const handle = await page.locator('#dial [data-handle="alpha"]').boundingBox()
  if (!handle) throw new Error('no handle')
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2 - 100]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 65, y - 20, { steps: 4 })
  await painted(page)
  const alpha = await value(page, 'alpha')
  expect(alpha).toBeGreaterThan(0.9)
  expect(alpha).toBeLessThan(1.1)
  expect(await optima(page)).toBe(1)
  expect(await value(page, 'best-1-sd')).toBeCloseTo(2.625, 2)
  await page.mouse.up()
  await painted(page)
  expect(await page.locator('#dial').getAttribute('data-state')).toContain(`dial.alpha=${alpha}`)
  expect(errors).toEqual([])
  await close()
})

test('keys turn the dial by 0.1, 1 and 0.01, and to its ends', async () => {
  const { page, close } = await openDeck(link({ p: twoHumps, alpha: '0.5' }))
  const handle = page.locator('#dial [data-handle="alpha"]')
  await handle.focus()
  const pressed = async (key: string) => {
    await page.keyboard.press(key)
    await painted(page)
    return value(page, 'alpha')
  }
  expect(await pressed('ArrowLeft')).toBe(0.4)
  expect(await pressed('Alt+ArrowLeft')).toBe(0.39)
  expect(await pressed('Shift+ArrowRight')).toBe(1.39)
  expect(await pressed('End')).toBe(3)
  expect(await pressed('Home')).toBe(-2)
  expect(await handle.getAttribute('aria-valuenow')).toBe('-2')
  await page.locator('#dial').getByRole('button', { name: 'forward' }).click()
  await painted(page)
  expect(await value(page, 'alpha')).toBe(1)
  expect(await value(page, 'best-1-divergence')).toBeCloseTo(0.4975815503, 9)
  await close()
})

test('q dragged into the forbidden part of the landscape costs ∞', async () => {
  const { page, close } = await openDeck(link({ p: twoHumps, q: 'normal(0, 1)', alpha: '-1' }))
  expect(await value(page, 'divergence')).toBeGreaterThan(1)
  const place = await page.locator('#dial [data-handle="q:place"]').boundingBox()
  if (!place) throw new Error('no place')
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - 40, { steps: 4 })
  await painted(page)
  expect(await value(page, 'divergence')).toBe(Number.POSITIVE_INFINITY)
  expect(await page.locator('#dial output[data-quantity="divergence"]').textContent()).toBe('∞')
  await page.mouse.up()
  await close()
})

test('while P is dragged the optima are its own, the branches a few points, and lines again when it rests', async () => {
  const { page, errors, close } = await openDeck(link({ p: '0.5 normal(-2, 1) + 0.5 normal(2, 1)', alpha: '0' }))
  const title = page.getByRole('group', { name: 'The optima against α' }).getByText(/ (against|at a few) α$/)
  expect(await optima(page)).toBe(1)
  expect(await title.textContent()).toBe('μ* against α')
  const handle = await page.locator('#dial [data-handle="p:mean-2"]').boundingBox()
  if (!handle) throw new Error('no handle')
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 90, y, { steps: 4 })
  await painted(page)
  expect(await optima(page)).toBe(3)
  expect(await title.textContent()).toBe('μ* at a few α')
  await page.mouse.up()
  await title.filter({ hasText: /against α$/ }).waitFor()
  await page.locator('#dial').getByRole('button', { name: 'σ*' }).click()
  await painted(page)
  expect(await title.textContent()).toBe('σ* against α')
  expect(errors).toEqual([])
  await close()
})
