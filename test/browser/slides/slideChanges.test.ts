import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'

/** Each main slide's side, and whether it is hidden, as the page has them; and as they should be, by where the deck stands. */
const sides = (page: Page) =>
  page.evaluate(() => {
    const { reveal } = (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck
    const { h, v } = reveal.getIndices()
    const side = (i: number, at: number) => (i < at ? 'past' : i > at ? 'future' : 'present')
    const of = (slide: Element) =>
      `${['past', 'present', 'future'].filter(name => slide.matches(`.${name}`))} ${slide.hasAttribute('hidden')}`
    const below = [...(reveal.getHorizontalSlides()[h]?.children ?? [])].filter(
      ({ localName }) => localName === 'section',
    )
    const want = (slides: Element[], at: number) => slides.map((_, i) => `${side(i, at)} ${i !== at}`)
    const across = reveal.getHorizontalSlides() as Element[]
    return [
      [...across.map(of), ...below.map(of)],
      [...want(across, h), ...want(below, v)],
    ]
  })

test('each slide is before, at or after where the deck stands, whichever way it came there', async () => {
  const { page, errors, close } = await openDeck('?motion=none')
  const moves = ['Shift+ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Shift+ArrowRight', 'End', 'PageUp', 'Home']
  for (const key of ['PageDown', ...moves, 'End', 'Shift+ArrowLeft']) {
    await page.keyboard.press(key)
    await painted(page)
    const [found, wanted] = await sides(page)
    expect(found, key).toEqual(wanted)
  }
  expect(errors).toEqual([])
  await close()
})

test('a slide that comes within reach is styled once there is time, and shows in full when jumped to', async () => {
  const { page, close } = await openDeck('?motion=none')
  /** Of the slides within reach that are still unstyled, whether each is the current one; first the deck may go somewhere. */
  const unstyled = (to?: number) =>
    page.evaluate(to => {
      const { reveal } = (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck
      if (to !== undefined) reveal.slide(to, 0)
      return (reveal.getSlides() as HTMLElement[])
        .filter(slide => slide.style.display !== 'none' && !slide.querySelector('h1, h2')?.checkVisibility())
        .map(slide => slide.matches('.present'))
    }, to)
  const atOnce = await unstyled(7)
  expect(atOnce.length).toBeGreaterThan(2)
  expect(atOnce).not.toContain(true)
  await expect.poll(() => unstyled(), { timeout: 10_000 }).toEqual([])
  await close()
})

test('the slides fill the window after its size changed', async () => {
  const { page, close } = await openDeck('?motion=none')
  for (const [width, height, scale] of [
    [640, 360, 0.5],
    [2560, 1440, 2],
    [640, 720, 0.5],
  ] as const) {
    await page.setViewportSize({ width, height })
    const scaled = () =>
      page.evaluate(() =>
        (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck.reveal.getScale(),
      )
    await expect.poll(scaled).toBe(scale)
    await page.keyboard.press('PageDown')
    expect(await scaled()).toBe(scale)
  }
  await close()
})

test('a slide that has a background shows it', async () => {
  const { page, close } = await openDeck('?motion=none')
  expect(await page.locator('.backgrounds .slide-background').count()).toBe(0)
  await page.evaluate(() => {
    const { reveal } = (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck
    reveal.getSlides()[1]?.setAttribute('data-background-color', 'rgb(1, 2, 3)')
    reveal.sync()
  })
  await page.keyboard.press('PageDown')
  await painted(page)
  const grounds = page.locator('.backgrounds .slide-background.present')
  const colors = await grounds.evaluateAll(all => all.map(ground => getComputedStyle(ground).backgroundColor))
  expect(colors).toContain('rgb(1, 2, 3)')
  await close()
})
