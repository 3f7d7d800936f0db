import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { awake } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'

const stored = (page: Page) => page.evaluate(() => localStorage.getItem('kl-rehearsal'))

test('a rehearsal shows the time of each slide against the target, survives a reload, and can be cleared', async () => {
  const { page, errors, close } = await openDeck()
  await page.clock.install()
  await page.reload()
  await awake(page)
  await page.keyboard.press('m')
  await page.getByLabel('Target in minutes').fill('1')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.clock.runFor(20_000)
  await page.keyboard.press('Shift+ArrowRight')
  await page.clock.runFor(30_000)
  await page.reload()
  await awake(page)
  await page.clock.runFor(25_000)
  expect(await page.getByRole('button', { name: 'Stop rehearsing' }).textContent()).toContain('/ 1 min')
  await page.keyboard.press('m')
  const rows = page.getByRole('dialog').locator('tr[data-slide]')
  expect(await rows.evaluateAll(all => all.map(row => row.dataset.slide))).toEqual(['title', 'kl-divergence'])
  const seconds = await rows.evaluateAll(all =>
    all.map(row => {
      const [minutes = 0, rest = 0] = (row.children[2]?.textContent ?? '').split(':').map(Number)
      return 60 * minutes + rest
    }),
  )
  expect(Math.abs((seconds[0] ?? 0) - 20)).toBeLessThanOrEqual(2)
  expect(Math.abs((seconds[1] ?? 0) - 55)).toBeLessThanOrEqual(3)
  const verdict = page.getByRole('dialog').getByText(/ of 1:00/)
  expect(await verdict.textContent()).toMatch(/^1:1\d of 1:00: 0:1\d over$/)
  expect(await page.getByRole('button', { name: 'Stop rehearsing' }).count()).toBe(0)

  await page.getByRole('button', { name: 'Clear' }).click()
  expect(await rows.count()).toBe(0)
  expect(await stored(page)).toBeNull()
  expect(errors).toEqual([])
  await close()
})
