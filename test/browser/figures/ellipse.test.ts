import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks } from '../parts.ts'

const link = (set: Record<string, string>) =>
  `?motion=none&${Object.entries(set)
    .map(([field, value]) => `ellipse.${field}=${encodeURIComponent(value)}`)
    .join('&')}#/two-dimensions`

const textbook = '0.5 normal2((-1, -1), (0.5, 0.25, 1)) + 0.5 normal2((1, 1), (0.5, -0.25, 1))'

async function quantityOn(page: Page, quantity: string): Promise<number> {
  return Number(await page.locator(`#ellipse output[data-quantity="${quantity}"]`).getAttribute('data-value'))
}

test('for a correlated normal both factorised fits cost the same', async () => {
  const { page, errors, close } = await openDeck(link({ p: 'normal2((0, 0), (1, 0.9, 1))', factorised: 'yes' }))
  expect(await quantityOn(page, 'forward-kl')).toBeCloseTo(0.830365603410825454, 12)
  expect(await quantityOn(page, 'reverse-1-kl')).toBeCloseTo(0.830365603410825454, 12)
  expect(await quantityOn(page, 'reverse-1-var-x')).toBeCloseTo(0.19, 10)
  expect(await quantityOn(page, 'forward-var-x')).toBeCloseTo(1, 12)
  expect(errors).toEqual([])
  await close()
})

test('the textbooks’ target has one minimum, and it spans both humps', async () => {
  const { page, close } = await openDeck(
    link({ p: textbook, q: 'normal2((-1, -1), (0.3, 0.15, 0.6))', factorised: 'no' }),
  )
  expect(await quantityOn(page, 'kl-qp')).toBeCloseTo(0.7686, 4)
  expect(await quantityOn(page, 'reverse-1-mean-x')).toBeCloseTo(-0.156078, 6)
  expect(await quantityOn(page, 'reverse-1-mean-y')).toBeCloseTo(-0.103235, 6)
  expect(await quantityOn(page, 'reverse-1-kl')).toBeCloseTo(0.2007112606, 9)
  expect(await page.locator('#ellipse output[data-quantity="reverse-2-kl"]').count()).toBe(0)
  await close()
})

test('while the question is open no number is there, nor how many fits there are', async () => {
  const { page, close } = await openDeck('?motion=none#/two-dimensions')
  expect(await page.locator('#ellipse output[data-value]').count()).toBe(0)
  expect(await page.locator('#ellipse table').isVisible()).toBe(false)
  await page.locator(`#ellipse ${hooks.choice}`).first().click()
  await painted(page)
  expect(await quantityOn(page, 'reverse-1-kl')).toBeCloseTo(0.8304, 4)
  await close()
})

test('the correlation of P can be dragged, and both numbers follow together', async () => {
  const { page, close } = await openDeck(link({ p: 'normal2((0, 0), (1, 0.9, 1))', factorised: 'yes' }))
  const handle = page.locator('#ellipse [data-handle="p:correlation"]')
  const box = await handle.boundingBox()
  if (!box) throw new Error('no handle')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 4, y - 50, { steps: 5 })
  await page.mouse.up()
  await painted(page)
  const rho = Number(await handle.getAttribute('aria-valuenow'))
  expect(rho).toBeGreaterThan(0.2)
  expect(rho).toBeLessThan(0.6)
  expect(await page.locator('#ellipse').getAttribute('data-state')).toContain(`normal2((0,+0),+(1,+${rho},+1))`)
  expect(await quantityOn(page, 'reverse-1-kl')).toBeCloseTo(-0.5 * Math.log(1 - rho * rho), 10)
  expect(await quantityOn(page, 'forward-kl')).toBeCloseTo(await quantityOn(page, 'reverse-1-kl'), 10)
  await close()
})

test('keys move what a handle says, a factorised q has no correlation to move', async () => {
  const { page, close } = await openDeck(link({ q: 'normal2((1, -1), (1, 0, 1))', factorised: 'yes' }))
  expect(await page.locator('#ellipse [data-handle^="q:"]').count()).toBe(3)
  await page.locator('#ellipse [data-handle="q:mean"]').focus()
  await page.keyboard.press('ArrowRight')
  await painted(page)
  await page.keyboard.press('ArrowUp')
  await painted(page)
  await page.locator('#ellipse [data-handle="q:sd-x"]').focus()
  await page.keyboard.press('ArrowRight')
  await painted(page)
  expect(await page.locator('#ellipse').getAttribute('data-state')).toContain('q=normal2((1.1,+-0.9),+(1.21,+0,+1))')
  await page.locator('#ellipse').getByRole('button', { name: 'Q any normal' }).click()
  await painted(page)
  const correlation = page.locator('#ellipse [data-handle="q:correlation"]')
  await correlation.focus()
  await page.keyboard.press('ArrowRight')
  await painted(page)
  expect(await correlation.getAttribute('aria-valuenow')).toBe('0.1')
  await close()
})

test('humps dragged apart part the fit, and the table follows', async () => {
  const { page, close } = await openDeck(link({ p: textbook, factorised: 'no' }))
  const hump = page.locator('#ellipse [data-handle="p:mean-2"]')
  await hump.focus()
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press('Shift+ArrowRight')
    await painted(page)
  }
  expect(await hump.getAttribute('aria-valuenow')).toBe('3')
  expect(await page.locator('#ellipse output[data-quantity="reverse-2-kl"]').count()).toBe(1)
  await close()
})

test('a unit is as long across as up', async () => {
  const { page, close } = await openDeck(link({ p: 'normal2((0, 0), (1, 0, 1))', factorised: 'yes' }))
  const centre = async (handle: string) => {
    const box = await page.locator(`#ellipse [data-handle="${handle}"]`).boundingBox()
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  }
  const [middle, right, top] = [await centre('p:mean'), await centre('p:sd-x'), await centre('p:sd-y')]
  expect(right.x - middle.x).toBeCloseTo(middle.y - top.y, 1)
  await close()
})
