import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { type Findings, findings, ofColourAlone } from '../accessibility/axe.ts'
import { type OpenDeck, openDeck } from '../harness.ts'
import { hooks } from '../parts.ts'
import { overflowing } from './overflow.ts'

/** One walk through every slide and step a theme, and what there was to find fault with on the way. */
describe.each(['light', 'dark'])('every slide and step at 1280 × 720, %s', theme => {
  let deck: OpenDeck
  const outOfView: string[] = []
  const axe: string[] = []

  beforeAll(async () => {
    deck = await openDeck(`?motion=none&theme=${theme}`)
    for (const slide of await slidesOf(deck.page))
      for (let step = 0; step <= slide.steps; step++) {
        await goTo(deck.page, slide, step)
        const say = (problem: string) => `${slide.id}, step ${step}: ${problem}`
        outOfView.push(...(await overflowing(deck.page)).map(say))
        // The dark page differs from the light one in its colours alone.
        axe.push(...(await findingsOfSlide(deck.page, theme === 'dark' ? ofColourAlone : {})).map(say))
      }
  }, 600_000)
  afterAll(() => deck.close())

  test('shows in full', () => {
    expect(outOfView).toEqual([])
  })

  test('has nothing that axe finds fault with', () => {
    expect(axe).toEqual([])
  })

  test('asks no other machine for anything, and says nothing on the console', () => {
    const elsewhere = deck.requests.filter(url => !url.startsWith(inject('deckUrl')) && !url.startsWith('data:'))
    expect(elsewhere).toEqual([])
    expect(deck.errors).toEqual([])
  })
})

/** What axe finds on the page with its slide; the slides that are not shown are out of it meanwhile, for it goes through all. */
async function findingsOfSlide(page: Page, which: Findings): Promise<string[]> {
  await page.evaluate(slide => {
    const others = [...document.querySelectorAll(`.slides ${slide}:not(.present)`)]
    const holes = others.map(slide => {
      const hole = document.createComment('')
      slide.replaceWith(hole)
      return [hole, slide] as const
    })
    const putBack = () => {
      for (const [hole, slide] of holes) hole.replaceWith(slide)
    }
    Object.assign(window, { putBack })
  }, hooks.slide)
  const found = await findings(page, 'body', which)
  await page.evaluate(() => (window as unknown as { putBack(): void }).putBack())
  return found
}
