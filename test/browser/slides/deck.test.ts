import { describe, expect, inject, it } from 'vitest'
import { goTo, painted, type SlidePlace, slidesOf, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { type OpenDeck, openDeck, openPage } from '../harness.ts'

/** Every place a presenter stands at, in order: each slide, then each of its steps. */
function stations(slides: SlidePlace[]): string[] {
  return slides.flatMap(({ id, steps }) => Array.from({ length: steps + 1 }, (_, step) => `${id} ${step}`))
}

/** Where one stands before and after each of `times` presses of a key. */
async function walk({ page }: OpenDeck, key: string, times: number): Promise<string[]> {
  const here = async () => {
    const { id, step } = await whereabouts(page)
    return `${id} ${step}`
  }
  const visited = [await here()]
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(key)
    visited.push(await here())
  }
  return visited
}

describe('the deck', () => {
  it('opens on the title', async () => {
    const deck = await openDeck()
    const [first] = await slidesOf(deck.page)
    expect(await whereabouts(deck.page)).toEqual({ id: first?.id, step: 0 })
    expect(await deck.page.locator('section.present h1').isVisible()).toBe(true)
    await deck.close()
  })

  it.each([
    ['PageDown', 'PageUp'],
    ['ArrowRight', 'ArrowLeft'],
  ])('goes through every slide and step with %s alone, stops at the end, and comes back with %s', async (on, back) => {
    const deck = await openDeck()
    const all = stations(await slidesOf(deck.page))
    expect(await walk(deck, on, all.length)).toEqual([...all, all.at(-1)])
    const knowsTheEnd = () =>
      (window as unknown as { deck: { reveal: { isLastSlide(): boolean } } }).deck.reveal.isLastSlide()
    expect(await deck.page.evaluate(knowsTheEnd)).toBe(true)
    expect(await walk(deck, back, all.length)).toEqual([...all.toReversed(), all[0]])
    await painted(deck.page)
    expect(deck.errors).toEqual([])
    await deck.close()
  })

  it('has no id twice', async () => {
    const deck = await openDeck()
    const ids = await deck.page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    await deck.close()
  })

  it('works under any path', async () => {
    const url = inject('deckUrlUnderPath')
    const deck = await openDeck('?motion=none', { url })
    for (const slide of await slidesOf(deck.page)) await goTo(deck.page, slide)
    expect(new URL(url).pathname).toBe('/some/path/')
    expect(deck.requests.filter(request => !request.startsWith(url) && !request.startsWith('data:'))).toEqual([])
    expect(deck.errors).toEqual([])
    await deck.close()
  })

  it('has a print rendition that gets ready without a mistake, with a page for every slide', async () => {
    const deck = await openDeck()
    const ids = (await slidesOf(deck.page)).map(({ id }) => id)
    await deck.close()
    const print = await openPage()
    await print.page.goto(`${inject('deckUrl')}print.html`)
    await print.page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
    const pages = await print.page.locator('.slides section[id]').evaluateAll(all => all.map(({ id }) => id))
    expect(pages).toEqual(ids)
    expect(print.errors).toEqual([])
    await print.close()
  })
})
