import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { findings, ofColourAlone } from '../accessibility/axe.ts'
import { type OpenDeck, openDeck } from '../harness.ts'
import { overflowing } from './overflow.ts'

/** One walk through every slide and step a theme, and what there was to find fault with on the way. */
describe.each(['light', 'dark'])('every slide and step at 1280 × 720, %s', theme => {
  let deck: OpenDeck
  const outOfView: string[] = []
  const axe: string[] = []
  // The dark page differs from the light one in its colours alone.
  const rules = theme === 'dark' ? ofColourAlone : {}

  beforeAll(async () => {
    deck = await openDeck(`?motion=none&theme=${theme}`)
    for (const slide of await slidesOf(deck.page))
      for (let step = 0; step <= slide.steps; step++) {
        await goTo(deck.page, slide, step)
        const say = (problem: string) => `${slide.id}, step ${step}: ${problem}`
        outOfView.push(...(await overflowing(deck.page)).map(say))
        // What is beside the slide stays as it is from step to step.
        const part = step === 0 ? 'body' : 'section.present:not(.stack)'
        axe.push(...(await findings(deck.page, part, { ...rules, slide: '.present' })).map(say))
      }
  }, 1_200_000)
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
