import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { findings } from './axe.ts'

test.each(['light', 'dark'])('axe finds nothing on any slide and step, %s', { timeout: 300_000 }, async theme => {
  const { page, close } = await openDeck(`?motion=none&theme=${theme}`)
  for (const slide of await slidesOf(page))
    for (let step = 0; step <= slide.steps; step++) {
      await goTo(page, slide, step)
      expect(await findingsOfSlide(page), `${slide.id}, step ${step}`).toEqual([])
    }
  await close()
})

/** What axe finds on the page with its slide; the slides that are not shown are out of it meanwhile, for it goes through all. */
async function findingsOfSlide(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const others = [...document.querySelectorAll('.slides section.kl-slide:not(.present)')]
    const holes = others.map(slide => {
      const hole = document.createComment('')
      slide.replaceWith(hole)
      return [hole, slide] as const
    })
    const putBack = () => {
      for (const [hole, slide] of holes) hole.replaceWith(slide)
    }
    Object.assign(window, { putBack })
  })
  const found = await findings(page, 'body')
  await page.evaluate(() => (window as unknown as { putBack(): void }).putBack())
  return found
}
