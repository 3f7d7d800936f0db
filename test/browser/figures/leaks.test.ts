import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { held } from '../../bench/held.ts'
import { howOften } from '../../thorough.ts'
import { openDeck } from '../harness.ts'

const times = howOften({ full: 200, short: 20 })

test(`figures leave nothing behind: mounted and unmounted ${times} times, no canvas, listener or node stays`, async () => {
  const { page, errors, close } = await openDeck('?motion=none#/sources')
  const cdp = await page.context().newCDPSession(page)
  const ids = await page.evaluate(() => [
    ...(window as unknown as { deck: { figures: Map<string, Mountable> } }).deck.figures.keys(),
  ])
  expect(ids.length).toBeGreaterThan(3)
  await mountOften(page, ids, 3)
  const { heap, ...before } = await held(cdp)
  await mountOften(page, ids, times)
  const after = await held(cdp)
  expect(after).toMatchObject(before)
  expect(after.heap - heap).toBeLessThan(1e6)
  expect(errors).toEqual([])
  await close()
}, 300_000)

interface Mountable {
  mount(pixelRatio: number): Promise<void>
  unmount(): void
}

async function mountOften(page: Page, ids: string[], times: number): Promise<void> {
  await page.evaluate(
    async ([ids, times]) => {
      const { figures } = (window as unknown as { deck: { figures: Map<string, Mountable> } }).deck
      for (const id of ids)
        for (let i = 0; i < times; i++) {
          await figures.get(id)?.mount(1)
          figures.get(id)?.unmount()
        }
      await document.fonts.ready
    },
    [ids, times] as const,
  )
}
