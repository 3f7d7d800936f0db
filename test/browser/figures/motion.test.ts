import { expect, test } from 'vitest'
import { goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { parts } from '../parts.ts'

test('on the way from one step to the next the numbers of a figure have no more digits than at rest', async () => {
  const { page, errors, close } = await openDeck('')
  let frames = 0
  for (const slide of await slidesOf(page)) {
    if ((await page.locator(`#${slide.id} span[data-stage]`).count()) === 0) continue
    await goTo(page, slide)
    for (let step = 0; step < slide.steps; step++) {
      const seen = await page.evaluate(async mount => {
        const { reveal } = (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck
        const figure = document.querySelector('section.present:not(.stack) figure[data-widget]')
        const texts: string[] = []
        reveal.next()
        for (const began = performance.now(); performance.now() < began + 420; ) {
          await new Promise(done => requestAnimationFrame(done))
          texts.push(
            [...(figure?.querySelectorAll(`${mount} :not(:has(*))`) ?? [])].map(part => part.textContent).join(' '),
          )
        }
        return texts
      }, parts.mount)
      frames += seen.length
      const long = seen.flatMap(text => text.match(/[1-9]\.\d{7,}|0\.0*[1-9]\d{6,}/g) ?? [])
      expect([...new Set(long)], `${slide.id}, step ${step + 1}`).toEqual([])
    }
  }
  expect(frames).toBeGreaterThan(100)
  expect(errors).toEqual([])
  await close()
})
