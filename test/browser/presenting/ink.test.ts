import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Ink } from '../../../src/deck/presenting/ink.ts'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { parts } from '../parts.ts'

type InkWindow = Window & { deck: { ink: Ink } }

const slide = '#/kl-divergence'
const strokes = (page: Page) => page.evaluate(() => (window as unknown as InkWindow).deck.ink.strokes())
const pointer = (page: Page) => page.evaluate(() => (window as unknown as InkWindow).deck.ink.pointer())

async function line(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
  await page.mouse.up()
}

test.each([
  [1280, 720],
  [1024, 768],
  [2560, 1440],
])(
  'a line is kept in the slide’s pixels and drawn where the mouse went, in a window of %d × %d',
  async (width, height) => {
    const { page, close } = await openDeck(`?motion=none${slide}`, { viewport: { width, height } })
    const scale = Math.min(width / 1280, height / 720)
    const top = (height - 720 * scale) / 2
    const at = (x: number, y: number): [number, number] => [x * scale, top + y * scale]
    await page.keyboard.press('d')
    await page.keyboard.press('2')
    await line(page, at(200, 500), at(400, 600))
    const [stroke] = await strokes(page)
    expect(stroke?.role).toBe('p')
    for (const [point, x, y] of [
      [stroke?.points[0], 200, 500],
      [stroke?.points.at(-1), 400, 600],
    ] as const) {
      expect(Math.abs((point?.x ?? 0) - x)).toBeLessThan(1.5)
      expect(Math.abs((point?.y ?? 0) - y)).toBeLessThan(1.5)
    }
    const box = await page.locator(`${parts.ink} path`).boundingBox()
    const [left, upper] = at(200, 500)
    expect(Math.abs((box?.x ?? 0) - left)).toBeLessThan(5 * scale)
    expect(Math.abs((box?.y ?? 0) - upper)).toBeLessThan(5 * scale)
    expect(Math.abs((box?.width ?? 0) - 200 * scale)).toBeLessThan(8 * scale)
    await close()
  },
)

test('the pen draws over handles; put away, handles can be dragged again', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const state = () => page.locator('#explorer').getAttribute('data-state')
  const handle = await page.locator('#explorer [data-handle="q:mean"]').boundingBox()
  if (!handle) throw new Error('no handle')
  const from: [number, number] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  const before = await state()
  await page.keyboard.press('d')
  await line(page, from, [from[0] + 60, from[1]])
  expect([await state(), (await strokes(page)).length]).toEqual([before, 1])
  await page.keyboard.press('d')
  await line(page, from, [from[0] + 60, from[1]])
  await painted(page)
  expect(await state()).not.toBe(before)
  expect(await strokes(page)).toHaveLength(1)
  await close()
})

test('colours go by role, Backspace takes back, C clears, a step keeps and the next slide clears', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await page.keyboard.press('d')
  for (const key of ['1', '2', '3', '4']) {
    await page.keyboard.press(key)
    await line(page, [100, 400 + 40 * Number(key)], [300, 400 + 40 * Number(key)])
  }
  expect((await strokes(page)).map(({ role }) => role)).toEqual(['ink', 'p', 'q', 'answer'])
  const colours = await page
    .locator(`${parts.ink} path`)
    .evaluateAll(paths => paths.map(path => getComputedStyle(path).stroke))
  expect(new Set(colours).size).toBe(4)
  await page.keyboard.press('Backspace')
  expect(await strokes(page)).toHaveLength(3)
  await page.keyboard.press('PageDown')
  expect(await strokes(page)).toHaveLength(3)
  await page.keyboard.press('c')
  expect(await strokes(page)).toHaveLength(0)
  await line(page, [100, 500], [300, 500])
  expect(await page.locator(`${parts.ink} path`).count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await strokes(page)).toHaveLength(0)
  expect(await page.locator(`${parts.ink} path`).count()).toBe(0)
  await close()
})

test('a finger draws, and a second finger does not disturb it', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`, { hasTouch: true })
  await page.keyboard.press('d')
  const client = await page.context().newCDPSession(page)
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    ...touchPoints: { x: number; y: number; id: number }[]
  ) => client.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', { x: 100, y: 500, id: 1 })
  await touch('touchMove', { x: 150, y: 500, id: 1 })
  await touch('touchStart', { x: 150, y: 500, id: 1 }, { x: 800, y: 100, id: 2 })
  await touch('touchMove', { x: 250, y: 500, id: 1 }, { x: 820, y: 120, id: 2 })
  await touch('touchEnd')
  await painted(page)
  const drawn = await strokes(page)
  expect(drawn).toHaveLength(1)
  expect(drawn[0]?.points.every(({ y }) => Math.abs(y - 500) < 2)).toBe(true)
  await close()
})

test('a short press of L leaves the laser on, a long one lights it while it is held, and handles can be dragged with it', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await page.mouse.move(320, 400)
  expect(await pointer(page)).toBeUndefined()
  await page.keyboard.press('l')
  const at = await pointer(page)
  expect([Math.round(at?.x ?? 0), Math.round(at?.y ?? 0)]).toEqual([320, 400])
  await page.mouse.move(640, 300)
  expect(Math.round((await pointer(page))?.x ?? 0)).toBe(640)
  const spot = await page.locator(`${parts.ink} circle`).boundingBox()
  expect(Math.abs((spot?.x ?? 0) + (spot?.width ?? 0) / 2 - 640)).toBeLessThan(1)
  const handle = await page.locator('#explorer [data-handle="q:mean"]').boundingBox()
  if (!handle) throw new Error('no handle')
  const before = await page.locator('#explorer').getAttribute('data-state')
  await line(page, [handle.x + 24, handle.y + 24], [handle.x + 90, handle.y + 24])
  await painted(page)
  expect(await page.locator('#explorer').getAttribute('data-state')).not.toBe(before)
  await page.keyboard.press('l')
  expect(await pointer(page)).toBeUndefined()
  expect(await page.locator(`${parts.ink} circle`).count()).toBe(0)

  await page.keyboard.down('l')
  expect(await pointer(page)).toBeDefined()
  await page.waitForTimeout(500)
  await page.keyboard.up('l')
  expect(await pointer(page)).toBeUndefined()
  await close()
})

test('what another window shows is shown here without an echo; what is no ink is left out', async () => {
  const { page, errors, close } = await openDeck(`?motion=none${slide}`)
  const heard = await page.evaluate(() => {
    const { ink } = (window as unknown as InkWindow).deck
    let heard = 0
    ink.onChange(() => heard++)
    ink.show(
      [
        {
          role: 'q',
          points: [
            { x: 10, y: 10 },
            { x: 90, y: 40 },
          ],
        },
        { role: '<b>', points: [] },
      ],
      { x: 5, y: 6 },
    )
    return heard
  })
  expect(heard).toBe(0)
  expect(await page.locator(`${parts.ink} path`).count()).toBe(1)
  expect(await pointer(page)).toEqual({ x: 5, y: 6 })
  await page.evaluate(() => (window as unknown as InkWindow).deck.ink.show('nonsense', null))
  expect(await page.locator(`${parts.ink} :is(path, circle)`).count()).toBe(0)
  const told = page.evaluate(
    () =>
      new Promise<number>(done => {
        const { ink } = (window as unknown as InkWindow).deck
        const end = ink.onChange(() => {
          end()
          done(ink.strokes().length)
        })
      }),
  )
  await page.keyboard.press('d')
  await line(page, [100, 500], [200, 500])
  expect(await told).toBe(1)
  expect(errors).toEqual([])
  await close()
})
