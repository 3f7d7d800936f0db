import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks } from '../parts.ts'

const panels = (page: Page) => page.getByRole('dialog').count()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('href'))
const current = (page: Page) =>
  page.locator(`${hooks.contents} [aria-current]`).evaluateAll(all => all.map(a => a.getAttribute('href')))

test('I opens the contents of the slides: all of them, nested, the current one marked and in focus', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/gibbs')
  await page.keyboard.press('i')
  const nav = page.getByRole('navigation', { name: 'Contents' })
  expect(await nav.getByRole('link').count()).toBe(await page.locator(`.slides ${hooks.slide}`).count())
  expect(await nav.locator('ol ol a').evaluateAll(links => links.map(link => link.getAttribute('href')))).toEqual(
    await page
      .locator(`.slides > section > ${hooks.slide}:not(:first-child)`)
      .evaluateAll(slides => slides.map(({ id }) => `#/${id}`)),
  )
  expect(await current(page)).toEqual(['#/gibbs'])
  expect(await focused(page)).toBe('#/gibbs')
  expect(await nav.locator('[href="#/kl-divergence"]').innerText()).toContain('6 steps, 2 questions')

  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe('#/not-a-metric')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe('#/sources')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await painted(page)
  expect(await panels(page)).toBe(0)
  expect((await whereabouts(page)).id).toBe('kl-divergence')
  await page.keyboard.press('ArrowDown')
  expect((await whereabouts(page)).id).toBe('gibbs')

  const button = page.getByRole('button', { name: 'Contents' })
  await button.click()
  await page.keyboard.press('Escape')
  expect(await panels(page)).toBe(0)
  expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
  expect(errors).toEqual([])
  await close()
})

test('in a wide reading view they stand beside the text, and follow the reading', async () => {
  const { page, close } = await openDeck('?motion=none&view=reading#/normals')
  expect(await current(page)).toEqual(['#/normals'])
  const beside = await page.locator(hooks.contents).boundingBox()
  const text = await page.locator('#normals').boundingBox()
  expect(beside && text && beside.x + beside.width <= text.x).toBe(true)
  await page.mouse.move(700, 400)
  await page.mouse.wheel(0, 300)
  await page.evaluate(() => document.getElementById('alpha')?.scrollIntoView({ block: 'start' }))
  await page.waitForFunction(
    contents => document.querySelector(`${contents} [aria-current]`)?.getAttribute('href') === '#/alpha',
    hooks.contents,
  )
  await page.keyboard.press('i')
  expect(await focused(page)).toBe('#/alpha')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash === '#/stationary-conditions')
  expect(await page.getByRole('button', { name: 'Contents' }).count()).toBe(0)
  await close()
})

test('on a phone they are behind a button, and a tap leads to the slide', async () => {
  const { page, close } = await openDeck('?motion=none', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  expect(await page.locator(hooks.contents).isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Contents' }).tap()
  await page.getByRole('dialog').getByRole('link', { name: 'Moment matching' }).tap()
  await page.waitForFunction(
    () => Math.abs(document.getElementById('moment-matching')?.getBoundingClientRect().top ?? 1e9) < 400,
  )
  expect(await panels(page)).toBe(0)
  await close()
})
