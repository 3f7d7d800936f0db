import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { awake, painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck, openPage } from '../harness.ts'
import { hooks, parts } from '../parts.ts'
import { openWindow } from '../presenting/windows.ts'

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const lyingPhone: BrowserContextOptions = { ...phone, viewport: { width: 844, height: 390 } }

const figure = (page: Page, id: string) => page.locator(`figure[id="${id}"]`)
const replyIn = (figure: Locator) => figure.locator(`${hooks.reply}:visible`)
const numbersIn = (figure: Locator) => figure.locator('output[data-value]').count()

/** Counts from now on how often something appears in the live regions of a figure's replies. */
async function listen(figure: Locator): Promise<() => Promise<number>> {
  await figure.evaluate((element, stage) => {
    Object.assign(window, { heard: 0 })
    const count = (records: MutationRecord[]) => {
      const said = records.filter(({ target }) => !(target as HTMLElement).hidden)
      ;(window as unknown as { heard: number }).heard += said.length
    }
    for (const region of element.querySelectorAll(`${stage} [aria-live="polite"]`))
      new MutationObserver(count).observe(region, { subtree: true, attributes: true, attributeFilter: ['hidden'] })
  }, hooks.stage)
  return () => figure.evaluate(() => (window as unknown as { heard: number }).heard)
}

async function press(page: Page, handle: Locator, key: string, times: number): Promise<void> {
  await handle.focus()
  for (let i = 0; i < times; i++) await page.keyboard.press(key)
  await painted(page)
}

test('a number is typed and compared with the computed one, and each mistake has its reply, said once', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/infinite')
  const infinite = figure(page, 'explorer-infinite')
  const field = infinite.getByLabel('Your number')
  expect(await numbersIn(infinite)).toBe(0)
  await field.fill('many')
  await field.press('Enter')
  expect(await field.evaluate((input: HTMLInputElement) => input.validity.valid)).toBe(false)
  expect(await replyIn(infinite).count()).toBe(0)
  expect(await numbersIn(infinite)).toBe(0)
  const heard = await listen(infinite)
  await field.fill('50')
  await field.press('Enter')
  expect(await replyIn(infinite).innerText()).toContain('in units of the sd')
  expect(await heard()).toBe(1)
  await painted(page)
  expect(await numbersIn(infinite)).toBeGreaterThan(1)
  for (const [typed, reply] of [
    ['1111', 'Twice that'],
    ['100', 'Too small'],
    ['2000', 'Too large'],
    ['560', '555.5556 nats: Large, and finite'],
    ['100/(2*0.3*0.3)', 'Large, and finite'],
  ] as const) {
    await field.fill(typed)
    await infinite.getByRole('button', { name: 'Answer' }).click()
    expect(await replyIn(infinite).innerText()).toContain(reply)
  }
  await infinite.getByRole('button', { name: 'Infinite' }).click()
  await infinite.getByRole('button', { name: 'Answer' }).click()
  expect(await replyIn(infinite).innerText()).toContain('it is not zero')
  // Digits and letters in the field are no keys of the deck.
  await field.fill('')
  await field.pressSequentially('1.b2n')
  expect(await field.inputValue()).toBe('1.b2n')
  expect(await page.evaluate(() => location.hash)).toBe('#/infinite')
  expect(errors).toEqual([])
  await close()
})

test('a place is dragged to while its numbers are veiled, and the reply says what was wrong with it', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/forward-kl')
  const fit = figure(page, 'fit-forward')
  const [mean, sd] = [fit.locator('[data-handle="q:mean"]'), fit.locator('[data-handle="q:sd"]')]
  const here = fit.getByRole('button', { name: 'Here' })
  await press(page, mean, 'ArrowLeft', 10)
  expect(await numbersIn(fit)).toBe(0)
  expect(await replyIn(fit).count()).toBe(0)
  const heard = await listen(fit)
  await here.focus()
  await page.keyboard.press('Enter')
  await painted(page)
  expect(await replyIn(fit).innerText()).toMatch(/^The mean alone: /)
  expect(await heard()).toBe(1)
  expect(await numbersIn(fit)).toBeGreaterThan(1)
  await press(page, sd, 'Shift+ArrowRight', 1)
  await press(page, sd, 'ArrowRight', 4)
  await here.click()
  expect(await replyIn(fit).innerText()).toMatch(/^Over both humps: Yes/)
  await press(page, sd, 'Shift+ArrowRight', 2)
  await here.click()
  expect(await replyIn(fit).innerText()).toMatch(/^Too wide: /)
  await press(page, mean, 'Shift+ArrowRight', 2)
  await here.click()
  expect(await replyIn(fit).innerText()).toMatch(/^On one hump: /)
  await page.keyboard.press('Escape')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageUp')
  await painted(page)
  expect(await replyIn(fit).count()).toBe(0)
  expect(await numbersIn(fit)).toBe(0)
  expect(errors).toEqual([])
  await close()
})

test('where the reverse fit is put decides on the reply: either hump, the wrong width, both, between', async () => {
  const { page, close } = await openDeck('?motion=none#/reverse-kl')
  const fit = figure(page, 'fit-reverse')
  const at = async (q: string) => {
    await page.evaluate(q => {
      const { figures } = (window as unknown as { deck: { figures: Map<string, { restore(query: string): void }> } })
        .deck
      figures.get('fit-reverse')?.restore(`fit-reverse.q=${q}`)
    }, encodeURIComponent(q))
    await fit.getByRole('button', { name: 'Here' }).click()
    return replyIn(fit).innerText()
  }
  expect(await at('normal(-2.5, 0.8)')).toMatch(/^On one hump: Yes/)
  expect(await at('normal(2.4, 0.9)')).toMatch(/^On one hump: Yes/)
  expect(await at('normal(2.5, 1.5)')).toMatch(/^On a hump, too wide: /)
  expect(await at('normal(-2.5, 0.3)')).toMatch(/^On a hump, too narrow: /)
  expect(await at('normal(0, 2.3)')).toMatch(/^Wide, over both: /)
  expect(await at('normal(0.5, 0.4)')).toMatch(/^Between them: /)
  expect(await at('normal(5, 1)')).toMatch(/^Beyond a hump: /)
  await close()
})

test('“Show me” shows the numbers and the right reply, and is no answer', async () => {
  const { page, close } = await openDeck('?motion=none#/maximum-likelihood')
  const choices = figure(page, 'likelihood')
  await choices.getByRole('button', { name: 'Show me' }).click()
  await painted(page)
  expect(await choices.locator(`${hooks.choice}[aria-pressed="true"]`).count()).toBe(0)
  expect(await replyIn(choices).innerText()).toContain('Right.')
  await page.evaluate(() => location.assign('#/reverse-kl'))
  const fit = figure(page, 'fit-reverse')
  const skip = fit.getByRole('button', { name: 'Show me' })
  await skip.click()
  await painted(page)
  expect(await numbersIn(fit)).toBeGreaterThan(3)
  expect(await skip.getAttribute('aria-pressed')).toBe('true')
  expect(await replyIn(fit).innerText()).toMatch(/^On one hump: Yes/)
  await page.reload()
  await awake(page)
  expect(await replyIn(fit).innerText()).toMatch(/^On one hump: Yes/)
  await close()
})

for (const [name, context] of [
  ['an upright phone', phone],
  ['a lying phone', lyingPhone],
] as const)
  test(`every kind of question is answered by touch on ${name}`, async () => {
    const { page, errors, close } = await openDeck('?motion=none#/maximum-likelihood', context)
    const choices = figure(page, 'likelihood')
    await choices.getByRole('button', { name: 'Show me' }).tap()
    expect(await replyIn(choices).count()).toBe(1)

    await page.evaluate(() => location.assign('#/forward-kl'))
    const fit = figure(page, 'fit-forward')
    await fit.locator(`${hooks.stage} > div`).evaluate(element => element.scrollIntoView({ block: 'center' }))
    const here = fit.getByRole('button', { name: 'Here' })
    expect((await here.boundingBox())?.height).toBeGreaterThanOrEqual(context === phone ? 44 : 18)
    await drag(page, fit.locator('[data-handle="q:mean"]'), -40)
    expect(await numbersIn(fit)).toBe(0)
    await here.tap()
    await painted(page)
    expect(await replyIn(fit).count()).toBe(1)
    expect(await numbersIn(fit)).toBeGreaterThan(1)

    await page.evaluate(() => location.assign('#/check-likelihood'))
    const nll = figure(page, 'check-nll')
    await nll.locator('output').first().waitFor({ state: 'attached' })
    await nll.getByLabel('Your number').tap()
    await page.keyboard.type('0,4431')
    await nll.getByRole('button', { name: 'Answer' }).tap()
    expect(await replyIn(nll).innerText()).toMatch(/^The KL alone: The NLL is not the KL/)

    expect(errors).toEqual([])
    await close()
  })

test('two windows of a talk show the same answer, typed, placed or skipped', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/reverse-kl')
  const other = await openWindow(page, 'w')
  const poll = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 5000 })
  await page.bringToFront()
  const [fit, sameFit] = [figure(page, 'fit-reverse'), figure(other, 'fit-reverse')]
  await fit.getByRole('button', { name: 'Here' }).click()
  await poll(() => replyIn(sameFit).allInnerTexts()).toEqual(await replyIn(fit).allInnerTexts())
  await page.keyboard.press('Escape')
  await page.evaluate(() => location.assign('#/alpha'))
  await figure(page, 'dial').getByRole('button', { name: 'Show me' }).click()
  await poll(() => figure(other, 'dial').getByRole('button', { name: 'Show me', pressed: true }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.evaluate(() => location.assign('#/check-likelihood'))
  const [here, there] = [figure(page, 'check-nll'), figure(other, 'check-nll')]
  await here.getByLabel('Your number').fill('1.86')
  await here.getByLabel('Your number').press('Enter')
  await poll(() => replyIn(there).allInnerTexts()).toEqual(await replyIn(here).allInnerTexts())
  expect(await there.getByLabel('Your number').inputValue()).toBe('1.86')
  await poll(() => numbersIn(there)).toBeGreaterThan(1)

  const before = await replyIn(here).innerText()
  await other.evaluate(() => {
    const channel = new BroadcastChannel(`kl-talk-${sessionStorage.getItem('kl-talk-name')}`)
    const moment = { stage: 0, state: '', answer: 1, dragging: false }
    for (const [index, bad] of [
      { answer: 99 },
      { answer: -1 },
      { answer: 'seen' },
      { typed: 7 },
      { typed: 'x'.repeat(65) },
    ].entries())
      channel.postMessage({
        from: 'zzz',
        entries: { 'figure:check-nll': { revision: 900 + index, from: 'zzz', value: { ...moment, ...bad } } },
      })
  })
  await page.waitForTimeout(300)
  expect(await replyIn(here).innerText()).toBe(before)

  expect(errors).toEqual([])
  await close()
})

test('on paper the question of a page stays open, and the handout holds every answer with its reply', async () => {
  const { page, close } = await openPage()
  const open = async (query: string) => {
    await page.goto(`${inject('deckUrl')}print.html?${query}`)
    await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  }
  await open('pages=steps&slides=11')
  const first = page.locator(hooks.slide).first()
  expect(await first.locator(hooks.stage).getByText('Drag it to where').isVisible()).toBe(true)
  expect(
    await first.locator(`${hooks.reply}:visible, output[data-value], button:text-is("Show me"):visible`).count(),
  ).toBe(0)
  await open('pages=handout&slides=11')
  const words = await page.locator(parts.narration).innerText()
  expect(words.replace(/\s+/g, ' ')).toContain('And the best sd?')
  const right = await page.locator(`${parts.narration} ${parts.rightAnswer}`).allInnerTexts()
  expect(right.map(text => text.split(':')[0])).toEqual(['Over both humps', '2.5298'])
  expect(await page.locator(`${parts.narration} ${parts.wrongAnswer}`).count()).toBe(8)
  await close()
})

/** A finger drags a ring sideways. */
async function drag(page: Page, handle: Locator, by: number): Promise<void> {
  await handle.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await painted(page)
  const box = await handle.boundingBox()
  if (!box) throw new Error('no handle')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: at, y }] })
  await touch('touchStart', x)
  for (let i = 1; i <= 4; i++) await touch('touchMove', x + (by * i) / 4)
  await touch('touchEnd', x + by)
  await painted(page)
}
