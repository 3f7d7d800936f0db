import { expect, test } from 'vitest'
import { goTo, slidesOf } from '../../src/build/drive.ts'
import { findings } from './axe.ts'
import { openDeck } from './harness.ts'

test.each(['light', 'dark'])('axe finds nothing on any slide and step, %s', { timeout: 300_000 }, async theme => {
  const { page, close } = await openDeck(`?motion=none&theme=${theme}`)
  for (const slide of await slidesOf(page)) {
    await goTo(page, slide)
    expect(await findings(page, 'body'), slide.id).toEqual([])
    for (let step = 1; step <= slide.steps; step++) {
      await goTo(page, slide, step)
      expect(await findings(page, `#${slide.id}`), `${slide.id}, step ${step}`).toEqual([])
    }
  }
  await close()
})
