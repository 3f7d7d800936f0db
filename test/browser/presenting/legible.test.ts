import { beforeAll, describe, expect, test } from 'vitest'
import { goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { overflowing } from '../slides/overflow.ts'
import { illegible } from './legible.ts'

describe.each(['light', 'dark'])('every slide and step at 1024 × 768, %s', theme => {
  const unread = new Set<string>()
  const outOfView: string[] = []

  beforeAll(async () => {
    const { page, close } = await openDeck(`?motion=none&theme=${theme}`, { viewport: { width: 1024, height: 768 } })
    for (const slide of await slidesOf(page))
      for (let step = 0; step <= slide.steps; step++) {
        await goTo(page, slide, step)
        for (const problem of await illegible(page)) unread.add(`${slide.id}: ${problem}`)
        for (const problem of await overflowing(page)) outOfView.push(`${slide.id}, step ${step}: ${problem}`)
      }
    await close()
  }, 1_200_000)

  test('has text of at least 1/36 of the height that stands out 7 : 1', () => {
    expect([...unread]).toEqual([])
  })

  test('shows in full', () => {
    expect(outOfView).toEqual([])
  })
})

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
