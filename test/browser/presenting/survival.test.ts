import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { awake, openDeckPage, painted, slidesOf, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck, openPage } from '../harness.ts'
import { hooks } from '../parts.ts'

const slide = '#/kl-divergence'
const state = (page: Page) => page.locator('#explorer').getAttribute('data-state')

async function drag(page: Page): Promise<string | null> {
  await page.locator('#explorer [data-handle="p:mean"]').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Escape')
  await painted(page)
  return state(page)
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await awake(page)
}

test('a reload at once brings back slide, step and a dragged figure', async () => {
  const { page, errors, close } = await openDeck(`?motion=none${slide}`)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  const dragged = await drag(page)
  await reload(page)
  expect(await whereabouts(page)).toEqual({ id: 'kl-divergence', step: 2 })
  expect(await state(page)).toBe(dragged)
  await page.keyboard.press('r')
  await painted(page)
  expect(await state(page)).not.toBe(dragged)
  expect(errors).toEqual([])
  await close()
})

test('a question that was answered stays answered', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const choice = page.locator(`#explorer ${hooks.choice}:visible`).first()
  for (let i = 0; i < 6 && (await choice.count()) === 0; i++) await page.keyboard.press('PageDown')
  await choice.click()
  await painted(page)
  const reply = await page.locator(`#explorer ${hooks.reply}:visible`).textContent()
  await reload(page)
  expect(await page.locator(`#explorer ${hooks.reply}:visible`).textContent()).toBe(reply)
  expect(await page.locator('#explorer output[data-quantity="kl-qp"]').getAttribute('data-value')).not.toBeNull()
  await close()
})

test('a figure on another slide is found as it was left', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const steps = (await slidesOf(page)).find(({ id }) => id === 'kl-divergence')?.steps ?? 0
  for (let i = 0; i < steps; i++) await page.keyboard.press('PageDown')
  await painted(page)
  const dragged = await drag(page)
  await page.keyboard.press('PageDown')
  await reload(page)
  expect((await whereabouts(page)).id).not.toBe('kl-divergence')
  await page.keyboard.press('PageUp')
  await painted(page)
  expect(await state(page)).toBe(dragged)
  await close()
})

test('a link that is opened wins over what was kept; a reload of it does not undo what came after', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await drag(page)
  await openDeckPage(page, `${inject('deckUrl')}?motion=none&explorer.p=normal(4,+1)&explorer.q=normal(5,+1)${slide}`)
  expect(await state(page)).toContain('explorer.p=normal(4,+1)&explorer.q=normal(5,+1)')
  const dragged = await drag(page)
  expect(dragged).toContain('explorer.p=normal(5,+1)')
  await reload(page)
  expect(await state(page)).toBe(dragged)
  await close()
})

test.each([
  ['no JSON', '{{{'],
  ['nothing of ours', '[1,2,3]'],
  [
    'a talk of nonsense',
    '{"query":"?motion=none","place":{"slide":"nowhere","step":0},"figures":{"explorer":{"stage":0,"state":"explorer.p=norml(1)&explorer.q=normal(1,-1)&<b>","answer":99},"x":null}}',
  ],
  [
    'a step far beyond',
    '{"query":"?motion=none","place":{"slide":"kl-divergence","step":1e9},"figures":{"explorer":{"stage":1e9,"state":"","answer":-7}}}',
  ],
])('what was kept may be %s: the talk starts all the same', async (_, text) => {
  const { page, errors, close } = await openDeck(`?motion=none${slide}`)
  // The page writes when it goes, so what is planted comes after that and before the next start.
  await page.context().addInitScript(planted => sessionStorage.setItem('kl-talk', planted), text)
  await reload(page)
  expect((await whereabouts(page)).id).toBe('kl-divergence')
  expect(await state(page)).toContain('explorer.p=normal(')
  expect(errors).toEqual([])
  await close()
})

test('storage that is forbidden or full is done without', async () => {
  const deck = await openPage()
  await deck.page.addInitScript(() => {
    for (const name of ['sessionStorage', 'localStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
  })
  await openDeckPage(deck.page, `${inject('deckUrl')}?motion=none${slide}`)
  await drag(deck.page)
  await deck.page.keyboard.press('m')
  await deck.page.keyboard.press('Enter')
  await deck.page.keyboard.press('PageDown')
  expect((await whereabouts(deck.page)).step).toBe(1)
  expect(deck.errors).toEqual([])
  await deck.close()
})

test('a figure whose program does not come says so in its place, and the talk goes on', async () => {
  const deck = await openPage()
  let blocked = true
  await deck.page.route(/\/view-[^/]*\.js$/, route => (blocked ? route.abort() : route.continue()))
  await openDeckPage(deck.page, `${inject('deckUrl')}?motion=none${slide}`)
  expect(await deck.page.locator('#explorer [role="alert"]').textContent()).toContain('could not be drawn')
  await deck.page.keyboard.press('PageDown')
  expect((await whereabouts(deck.page)).step).toBe(1)
  await deck.page.keyboard.press('Shift+ArrowRight')
  expect((await whereabouts(deck.page)).id).not.toBe('kl-divergence')
  blocked = false
  await deck.close()
})

test('a figure that throws says so in its place; the step, R and the other slides still work, and bring it back', async () => {
  const { page, errors, close } = await openDeck(`?motion=none${slide}`)
  await page.evaluate(() => {
    type Broken = { widget: { model: { derive(state: { q: unknown }): unknown } } }
    const { figures } = (window as unknown as { deck: { figures: Map<string, Broken> } }).deck
    const model = figures.get('explorer')?.widget.model
    if (!model) return
    const derive = model.derive.bind(model)
    model.derive = state => {
      if (JSON.stringify(state.q).includes('1.1')) throw new Error('the sum does not come out')
      return derive(state)
    }
  })
  await page.locator('#explorer [data-handle="q:mean"]').focus()
  await page.keyboard.press('ArrowRight')
  await painted(page)
  expect(await page.locator('#explorer [role="alert"]').textContent()).toContain('the sum does not come out')
  await page.keyboard.press('r')
  await painted(page)
  expect(await page.locator('#explorer [role="alert"]').count()).toBe(0)
  expect(await page.locator('#explorer canvas').count()).toBeGreaterThan(0)
  await page.keyboard.press('PageDown')
  expect((await whereabouts(page)).step).toBe(1)
  expect(errors).toEqual([])
  await close()
})
