import { expect, test } from 'vitest'
import { goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { illegible } from './legible.ts'

test.each(['light', 'dark'])(
  'on every slide and step text is at least 1/36 of the height and stands out 7 : 1 (%s)',
  async theme => {
    const { page, close } = await openDeck(`?motion=none&theme=${theme}`, { viewport: { width: 1024, height: 768 } })
    const problems = new Set<string>()
    for (const slide of await slidesOf(page))
      for (let step = 0; step <= slide.steps; step++) {
        await goTo(page, slide, step)
        for (const problem of await illegible(page)) problems.add(`${slide.id}: ${problem}`)
      }
    expect([...problems]).toEqual([])
    await close()
  },
  240_000,
)

test('small and faint text is found', async () => {
  const { page, close } = await openDeck('?motion=none', { viewport: { width: 1024, height: 768 } })
  await page.evaluate(() =>
    document
      .querySelector('.slides section.present')
      ?.insertAdjacentHTML(
        'beforeend',
        '<p style="font-size: 19px">small</p><p style="color: rgb(120 120 120)">faint</p>',
      ),
  )
  const found = await illegible(page)
  expect(found).toHaveLength(2)
  expect(found[0]).toContain('“small” is 19.0 px')
  expect(found[1]).toContain('“faint” stands out 4')
  await close()
})
