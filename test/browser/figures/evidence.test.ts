import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { goTo, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

const slide = '#/variational-inference'
const link = (set: string) => `?motion=none&${set}${slide}`

async function value(page: Page, quantity: string): Promise<number> {
  const output = page.locator(`#evidence output[data-quantity="${quantity}"]`)
  return Number((await output.getAttribute('data-value')) ?? Number.NaN)
}

test.each([
  ['0', -0.834692711330231288],
  ['0.5', -0.770254732022456092],
  ['1', -1.196005112968168644],
  ['2', -2.1693276095449372],
  ['3', -2.903578931782977254],
])('a link to x = %s shows p(x) and its log to every digit', async (x, want) => {
  const { page, errors, close } = await openDeck(link(`evidence.x=${x}`))
  expect(await value(page, 'log-evidence')).toBeCloseTo(want, 12)
  expect(await value(page, 'evidence')).toBeCloseTo(Math.exp(want), 12)
  expect(errors).toEqual([])
  await close()
})

test('dragging the line takes x with it, and the area follows', async () => {
  const { page, close } = await openDeck(link('evidence.x=2'))
  const handle = page.locator('#evidence [data-handle="x"]')
  const box = await handle.boundingBox()
  if (!box) throw new Error('no handle')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 40, { steps: 5 })
  await painted(page)
  const during = Number(await handle.getAttribute('aria-valuenow'))
  expect(during).toBeLessThan(1)
  expect(await value(page, 'evidence')).toBeGreaterThan(0.3)
  await page.mouse.up()
  await painted(page)
  expect(await page.locator('#evidence').getAttribute('data-state')).toContain(`evidence.x=${during}`)
  await close()
})

test('keys move the line and the number of latent numbers', async () => {
  const { page, close } = await openDeck(link('evidence.x=2&evidence.d=12'))
  await page.locator('#evidence [data-handle="x"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await painted(page)
  expect(await page.locator('#evidence [data-handle="x"]').getAttribute('aria-valuenow')).toBe('0.9')
  await page.locator('#evidence [data-handle="d"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await painted(page)
  expect(await page.locator(`#evidence ${parts.cost}`).textContent()).toContain('23 ages of the universe')
  await page.keyboard.press('End')
  await painted(page)
  expect(await page.locator('#evidence [data-handle="d"]').getAttribute('aria-valuenow')).toBe('15')
  await close()
})

test('while its question is open the figure shows no number, no area and no cost', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  expect(await page.locator('#evidence output[data-value]').count()).toBe(0)
  expect(await page.locator(`#evidence ${parts.cutName}:visible`).count()).toBe(0)
  expect(await page.locator(`#evidence ${parts.cost}`).textContent()).not.toContain('=')
  expect(await page.locator('#evidence [data-handle="d"]').count()).toBe(0)
  await page.locator(`#evidence ${hooks.choice}`).first().click()
  await painted(page)
  expect(await value(page, 'evidence')).toBeCloseTo(0.114254, 5)
  await close()
})

test('the last step says what 14 latent numbers cost', async () => {
  const { page, close } = await openDeck()
  const place = (await slidesOf(page)).find(({ id }) => id === 'variational-inference')
  if (!place) throw new Error('no slide')
  await goTo(page, place, place.steps)
  expect(await page.locator(`#evidence ${parts.cost}`).textContent()).toContain('23 ages of the universe')
  await close()
})
