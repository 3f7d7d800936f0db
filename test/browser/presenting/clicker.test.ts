import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { awake, goTo, painted, slidesOf, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { parts } from '../parts.ts'

/** Where the deck stands, with the state of every figure of the slide. */
async function station(page: Page): Promise<string> {
  await painted(page)
  const { id, step } = await whereabouts(page)
  const states = await page
    .locator('section.present:not(.stack) figure[data-widget]')
    .evaluateAll(figures => figures.map(figure => figure.getAttribute('data-state')))
  return [id, step, ...states].join(' ')
}

const slide = '#/kl-divergence'

test('PageDown alone shows every step of every figure, PageUp the same ones backwards, and a jump or a reload each of them', async () => {
  const { page, errors, close } = await openDeck()
  const slides = await slidesOf(page)
  const places = slides.flatMap(place => Array.from({ length: place.steps + 1 }, (_, step) => ({ place, step })))
  const forwards: string[] = []
  for (const _ of places) {
    forwards.push(await station(page))
    await page.keyboard.press('PageDown')
  }
  const backwards: string[] = []
  for (const _ of places) {
    backwards.push(await station(page))
    await page.keyboard.press('PageUp')
  }
  expect(backwards.toReversed()).toEqual(forwards)

  // Into the middle of every slide with a figure, by a jump, and again by a reload.
  for (const [i, { place, step }] of places.entries()) {
    if (step !== Math.ceil(place.steps / 2) || !forwards[i]?.includes('=')) continue
    await goTo(page, place, step)
    expect(await station(page), 'after a jump').toBe(forwards[i])
    await page.reload()
    await awake(page)
    expect(await station(page), 'after a reload').toBe(forwards[i])
    await page.keyboard.press('PageUp')
    expect(await station(page), 'one back').toBe(forwards[i - 1])
  }
  expect(errors).toEqual([])
  await close()
}, 240_000)

/** Ways to give the keyboard to something that has keys of its own. */
const focused: [string, (page: Page) => Promise<unknown>][] = [
  ['a handle', page => page.locator('#explorer [data-handle="p:mean"]').focus()],
  ['a button', page => page.getByRole('button', { name: 'Python' }).focus()],
  ['a list', page => page.getByLabel('Examples').focus()],
  ['the list of keys', page => page.keyboard.press('?')],
  ['the field for a slide’s number', page => page.keyboard.press('g')],
]

test.each(focused)('PageDown and PageUp move the deck while %s has the focus', async (_, focus) => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await focus(page)
  await page.keyboard.press('PageDown')
  expect((await whereabouts(page)).step).toBe(1)
  await focus(page)
  await page.keyboard.press('PageUp')
  expect((await whereabouts(page)).step).toBe(0)
  await close()
})

test.each(focused.slice(0, 4))(
  'B and . make the screen black and light again while %s has the focus',
  async (_, focus) => {
    const { page, close } = await openDeck(`?motion=none${slide}`)
    const black = () => page.evaluate(() => document.querySelector('.reveal')?.classList.contains('paused'))
    await focus(page)
    for (const key of ['b', '.']) {
      await page.keyboard.press(key)
      expect(await black(), key).toBe(true)
      await page.keyboard.press(key)
      expect(await black(), key).toBe(false)
    }
    await close()
  },
)

test('a clicker that goes on while the screen is black lights it; letters do nothing meanwhile', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const black = () => page.evaluate(() => document.querySelector('.reveal')?.classList.contains('paused'))
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  const before = await theme()
  await page.keyboard.press('b')
  await page.keyboard.press('t')
  expect([await black(), await theme()]).toEqual([true, before])
  await page.keyboard.press('PageDown')
  expect([await black(), (await whereabouts(page)).step]).toEqual([false, 1])
  await close()
})

test('a drag in the middle of a step is undone by R, with the focus still on its handle and without', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await page.keyboard.press('PageDown')
  const rested = await station(page)
  const handle = page.locator('#explorer [data-handle="q:mean"]')
  const box = await handle.boundingBox()
  if (!box) throw new Error('no handle')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 4 })
  await page.mouse.up()
  const dragged = await station(page)
  expect(dragged).not.toBe(rested)
  // The handle still has the focus, as after any drag.
  await page.keyboard.press('r')
  expect(await station(page)).toBe(rested)
  await page.keyboard.press('ArrowRight')
  expect(await station(page)).not.toBe(rested)
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  expect(await station(page)).toBe(rested)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageUp')
  expect(await station(page)).toBe(rested)
  await close()
})

test('a finger swipes from slide to slide, but not while it draws', async () => {
  const { page, close } = await openDeck('?motion=none', { hasTouch: true })
  const client = await page.context().newCDPSession(page)
  const swipe = async () => {
    const at = (x: number) => [{ x, y: 200 }]
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(900) })
    for (let x = 850; x >= 500; x -= 50)
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x) })
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await painted(page)
  }
  const [first, second] = (await slidesOf(page)).filter(({ v }) => !v)
  await page.keyboard.press('d')
  await swipe()
  expect((await whereabouts(page)).id).toBe(first?.id)
  expect(await page.locator(`${parts.ink} path`).count()).toBe(1)
  await page.keyboard.press('Escape')
  await swipe()
  expect((await whereabouts(page)).id).toBe(second?.id)
  await close()
})

test('keys of a keyboard in another script are taken by their place', async () => {
  const { page, close } = await openDeck()
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'и', code: 'KeyB', bubbles: true })),
  )
  expect(await page.locator('.reveal.paused').count()).toBe(1)
  await close()
})

test('the overview opens and closes, and arrows move in it', async () => {
  const { page, close } = await openDeck()
  await page.keyboard.press('o')
  expect(await page.locator('.reveal.overview').count()).toBe(1)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  expect(await page.locator('.reveal.overview').count()).toBe(0)
  const mains = (await slidesOf(page)).filter(({ v }) => !v)
  expect((await whereabouts(page)).id).toBe(mains[1]?.id)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(await page.locator('.reveal.overview').count()).toBe(0)
  await close()
})

test('the overview shows the figures of the slides around, and marks the one where it stands', async () => {
  const { page, errors, close } = await openDeck(`?motion=none${slide}`)
  const drawn = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.slides > section')].map(
        column => column.querySelectorAll('figure[data-widget]:has(canvas)').length,
      ),
    )
  const all = await page.evaluate(() =>
    [...document.querySelectorAll('.slides > section')].map(
      column => column.querySelectorAll('figure[data-widget]').length,
    ),
  )
  await page.keyboard.press('o')
  await expect.poll(async () => (await drawn()).slice(0, 5), { timeout: 10_000 }).toEqual(all.slice(0, 5))
  await page.keyboard.press('ArrowRight')
  await painted(page)
  const outlined = await page.evaluate(() =>
    [...document.querySelectorAll('.slides section:not(.stack)')]
      .filter(slide => Number.parseFloat(getComputedStyle(slide).outlineWidth) > 6)
      .map(({ id }) => id),
  )
  expect(outlined).toContain((await whereabouts(page)).id)
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await drawn()).reduce((sum, count) => sum + count), { timeout: 10_000 })
    .toBeLessThanOrEqual(3)
  expect(errors).toEqual([])
  await close()
})

test('an address with a step opens at that step', async () => {
  const walked = await openDeck(`?motion=none${slide}`)
  for (let i = 0; i < 3; i++) await walked.page.keyboard.press('PageDown')
  const there = await station(walked.page)
  await walked.close()
  const { page, close } = await openDeck(`?motion=none${slide}/2`)
  expect(await station(page)).toBe(there)
  await close()
})
