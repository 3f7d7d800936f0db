import { expect, test } from 'vitest'
import { goTo, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks } from '../parts.ts'
import { overflowing } from '../slides/overflow.ts'

test('every answer to every question fits on its slide, with its reply', { timeout: 180_000 }, async () => {
  const { page, errors, close } = await openDeck()
  const problems: string[] = []
  let answers = 0
  for (const slide of await slidesOf(page))
    for (let step = 0; step <= slide.steps; step++) {
      await goTo(page, slide, step)
      const choices = page.locator(`section#${slide.id} ${hooks.choice}:visible`)
      for (let i = 0; i < (await choices.count()); i++) {
        await choices.nth(i).click()
        await painted(page)
        answers++
        for (const problem of await overflowing(page))
          problems.push(`${slide.id}, step ${step}, answer ${i}: ${problem}`)
      }
      // What is typed or dragged decides on the reply to a number or place: each is shown in its turn.
      const replies = page.locator(`section#${slide.id} ${hooks.stage} div[aria-live] > p`)
      for (let i = 0; i < (await replies.count()); i++) {
        await replies.evaluateAll((all, shown) => {
          for (const [index, reply] of all.entries()) (reply as HTMLElement).hidden = index !== shown
        }, i)
        answers++
        for (const problem of await overflowing(page))
          problems.push(`${slide.id}, step ${step}, reply ${i}: ${problem}`)
      }
    }
  expect(answers).toBeGreaterThan(15)
  expect(problems).toEqual([])
  expect(errors).toEqual([])
  await close()
})
