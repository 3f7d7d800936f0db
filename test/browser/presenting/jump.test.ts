import { expect, test } from 'vitest'
import { painted, slidesOf, whereabouts } from '../../../src/build/drive.ts'
import { openDeck } from '../harness.ts'

test.each(['g', '/'])('%s and a number go to that slide', async key => {
  const { page, errors, close } = await openDeck()
  const slides = await slidesOf(page)
  for (const number of [1, 2, 7, slides.length]) {
    await page.keyboard.press(key)
    await page.keyboard.type(String(number))
    await page.keyboard.press('Enter')
    await painted(page)
    expect((await whereabouts(page)).id).toBe(slides[number - 1]?.id)
    expect(await page.locator('.kl-panel').count()).toBe(0)
  }
  expect(errors).toEqual([])
  await close()
})

test('words filter the slides as one types; arrows choose; Enter goes; letters of the deck’s keys can be typed', async () => {
  const { page, close } = await openDeck()
  const options = page.locator('.kl-panel [role="option"]')
  await page.keyboard.press('g')
  expect(await options.count()).toBe((await slidesOf(page)).length)
  await page.keyboard.type('kl')
  const matching = await options.count()
  expect(matching).toBeGreaterThan(2)
  await page.keyboard.type(' reverse')
  expect(await options.count()).toBeLessThan(matching)
  expect(await options.first().textContent()).toContain('“Reverse” KL')
  await page.keyboard.press('Enter')
  await painted(page)
  expect((await whereabouts(page)).id).toBe('reverse-kl')

  await page.keyboard.press('g')
  expect(await page.locator('.kl-panel [aria-selected="true"]').textContent()).toContain('“Reverse” KL')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await painted(page)
  const slides = await slidesOf(page)
  expect((await whereabouts(page)).id).toBe(slides[slides.findIndex(({ id }) => id === 'reverse-kl') + 1]?.id)

  await page.keyboard.press('g')
  await page.keyboard.type('bd.g?')
  expect(await page.locator('.kl-panel input').inputValue()).toBe('bd.g?')
  expect(await page.locator('.kl-jump-none').textContent()).toContain('bd.g?')
  await page.keyboard.press('Enter')
  expect(await page.locator('.kl-panel').count()).toBe(1)
  await page.keyboard.press('Escape')
  expect(await page.locator('.kl-panel').count()).toBe(0)
  await close()
})

test('a finger taps a slide in the list', async () => {
  const { page, close } = await openDeck('?motion=none', { hasTouch: true })
  await page.keyboard.press('g')
  await page.locator('.kl-panel [role="option"]').nth(3).tap()
  await painted(page)
  expect((await whereabouts(page)).id).toBe((await slidesOf(page))[3]?.id)
  await close()
})
