import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDeck } from './harness.ts'

/** What a page holds after its garbage is collected. */
interface Held {
  canvases: number
  listeners: number
  nodes: number
}

test('figures leave nothing behind: mounted and unmounted 200 times, no canvas, listener or node stays', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/sources')
  const cdp = await page.context().newCDPSession(page)
  const ids = await page.evaluate(() => [
    ...(window as unknown as { deck: { figures: Map<string, Mountable> } }).deck.figures.keys(),
  ])
  expect(ids.length).toBeGreaterThan(3)
  await mountOften(page, ids, 3)
  const before = await held(cdp)
  await mountOften(page, ids, 200)
  expect(await held(cdp)).toEqual(before)
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

async function held(cdp: CDPSession): Promise<Held> {
  await cdp.send('Performance.enable')
  for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find(each => each.name === name)?.value ?? Number.NaN
  return { canvases: await liveCanvases(cdp), listeners: metric('JSEventListeners'), nodes: metric('Nodes') }
}

async function liveCanvases(cdp: CDPSession): Promise<number> {
  const prototype = await cdp.send('Runtime.evaluate', { expression: 'HTMLCanvasElement.prototype' })
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: prototype.result.objectId ?? '' })
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
  })
  await cdp.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' })
  return result.value
}
