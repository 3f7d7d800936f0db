import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { openDeckPage, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { findings, ofColourAlone } from '../accessibility/axe.ts'
import { openDeck, openPage } from '../harness.ts'
import { hooks } from '../parts.ts'
import { presser, sizes } from '../reading/sizes.ts'

const phone = sizes['an upright phone, 390 × 844']!

const figure = (page: Page, id: string) => page.locator(`figure[id="${id}"]`)
const reply = (page: Page, id: string) => figure(page, id).locator(`${hooks.reply}:visible`)
const answered = (page: Page) => page.locator('#check-likelihood').getByText(/^\d+ of \d+ answered$/)
const numbers = (page: Page, id: string) => figure(page, id).locator('output[data-value]').count()
const kept = (page: Page) => page.evaluate(() => localStorage.getItem('kl-progress'))

async function drawn(page: Page, id: string): Promise<void> {
  await figure(page, id).evaluate(element => element.scrollIntoView({ block: 'center' }))
  await figure(page, id).locator('output').first().waitFor({ state: 'attached' })
  await painted(page)
}

test.each(Object.entries(sizes))(
  'in the reading view answers are kept over a reload, counted, and cleared with one button: %s',
  async (_, size) => {
    const { page, errors, close } = await openDeck('?motion=none&view=reading#/check-likelihood', size)
    const press = presser(size)
    await drawn(page, 'check-nll')
    await figure(page, 'check-nll').getByLabel('Your number').fill('1.4189')
    await press(figure(page, 'check-nll').getByRole('button', { name: 'Answer' }))
    const said = await reply(page, 'check-nll').innerText()
    expect(said).toMatch(/^The entropy alone: /)
    await drawn(page, 'fit-reverse')
    await press(figure(page, 'fit-reverse').getByRole('button', { name: 'Show me' }))
    await page.reload()
    await painted(page)
    await drawn(page, 'check-nll')
    expect(await reply(page, 'check-nll').innerText()).toBe(said)
    expect(await figure(page, 'check-nll').getByLabel('Your number').inputValue()).toBe('1.4189')
    expect(await numbers(page, 'check-nll')).toBeGreaterThan(1)
    expect(await answered(page).innerText()).toBe('1 of 2 answered')

    // The first answer counts.
    await figure(page, 'check-nll').getByLabel('Your number').fill('1.862')
    await press(figure(page, 'check-nll').getByRole('button', { name: 'Answer' }))
    await press(page.getByRole('button', { name: /^Your answers: 2 of/ }))
    const panel = page.getByRole('dialog', { name: 'Your answers' })
    expect(await panel.locator('p').first().innerText()).toMatch(
      /^1 of \d+ questions answered, 0 right at the first go, 1 looked up; \d+ of \d+ slides seen\.$/,
    )
    const row = panel.locator('li', { hasText: 'Check: likelihood' })
    expect(await row.getByRole('img').evaluateAll(all => all.map(mark => mark.ariaLabel))).toEqual([
      'not right',
      'open',
    ])
    await press(panel.getByRole('button', { name: 'Clear what is kept' }))
    expect(await panel.locator('p').first().innerText()).toMatch(/^0 of \d+ questions answered, 0 right/)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await reply(page, 'check-nll').count()).toBe(0)
    await painted(page)
    expect(await numbers(page, 'check-nll')).toBe(0)
    expect(JSON.parse((await kept(page)) ?? '{"answers":{}}').answers).toEqual({})
    expect(errors).toEqual([])
    await close()
  },
)

test('what is answered in the slides is kept for the reading view, and opens no question of a presenter', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/check-fits')
  await figure(page, 'check-fit').getByRole('button', { name: 'Here' }).click()
  const said = await reply(page, 'check-fit').innerText()
  await page.getByRole('button', { name: 'Your answers' }).click()
  const panel = page.getByRole('dialog', { name: 'Your answers' })
  const slides = (await slidesOf(page)).length
  expect(await panel.locator('p').first().innerText()).toMatch(
    new RegExp(`^1 of \\d+ .*; 1 of ${slides} slides seen\\.$`),
  )
  await panel.getByRole('link', { name: 'Check: inference' }).click()
  await page.waitForFunction(() => location.hash === '#/check-inference')

  const next = await page.context().newPage()
  await openDeckPage(next, `${inject('deckUrl')}?motion=none#/check-fits`)
  expect(await numbers(next, 'check-fit')).toBe(0)
  expect(await reply(next, 'check-fit').count()).toBe(0)
  await openDeckPage(next, `${inject('deckUrl')}?motion=none&view=reading#/check-fits`)
  await drawn(next, 'check-fit')
  expect(await reply(next, 'check-fit').innerText()).toBe(said)
  expect(errors).toEqual([])
  await close()
})

test.each([
  ['forbidden', 'throw'],
  [
    'holding nonsense',
    '{"slides":[1,null,"title"],"answers":{"check-nll/0":{"answer":-3,"typed":1},"x":null,"__proto__":{}}}',
  ],
  ['holding no JSON', '{{{'],
])('storage that is %s breaks nothing: a question is asked and answered', async (_, stored) => {
  const { page, errors, close } = await openPage(phone)
  await page.addInitScript(stored => {
    if (stored !== 'throw') return localStorage.setItem('kl-progress', stored)
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  }, stored)
  await openDeckPage(page, `${inject('deckUrl')}?motion=none&view=reading#/check-likelihood`)
  await drawn(page, 'check-nll')
  expect(await numbers(page, 'check-nll')).toBe(0)
  await figure(page, 'check-nll').getByRole('button', { name: 'Show me' }).tap()
  expect(await answered(page).innerText()).toBe('1 of 2 answered')
  expect(errors).toEqual([])
  await close()
})

for (const theme of ['light', 'dark'])
  test(`axe finds nothing in the questions and the list of answers, ${theme}`, { timeout: 180_000 }, async () => {
    // The dark page differs from the light one in its colours alone.
    const rules = theme === 'dark' ? ofColourAlone : {}
    for (const view of ['reading', 'slides']) {
      const { page, close } = await openDeck(`?motion=none&view=${view}&theme=${theme}#/check-likelihood`)
      await drawn(page, 'check-nll')
      expect(await findings(page, '#check-nll', rules)).toEqual([])
      await figure(page, 'check-nll').getByLabel('Your number').fill('1.86')
      await figure(page, 'check-nll').getByRole('button', { name: 'Answer' }).click()
      await page.getByRole('button', { name: /^Your answers/ }).click()
      expect(await findings(page, hooks.panel, rules)).toEqual([])
      await page.keyboard.press('Escape')
      expect(await findings(page, '#check-nll', rules)).toEqual([])
      await close()
    }
  })
