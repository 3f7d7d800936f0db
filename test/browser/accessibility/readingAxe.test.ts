import { describe, expect, test } from 'vitest'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'
import { sizes } from '../reading/sizes.ts'
import { findings, ofColourAlone } from './axe.ts'

const cases = ['light', 'dark'].flatMap(theme => Object.entries(sizes).map(([name, size]) => ({ theme, name, size })))

describe.each(cases)('$theme, on $name', ({ theme, size }) => {
  // The dark page differs from the light one in its colours alone.
  const which = theme === 'dark' ? ofColourAlone : {}
  const open = () => openDeck(`?motion=none&view=reading&theme=${theme}`, size)

  test('axe finds nothing in the reading view', { timeout: 600_000 }, async () => {
    const { page, close } = await open()
    expect(await findings(page, 'html', which)).toEqual([])
    await close()
  })

  test('axe finds nothing in any figure of it once its question is answered', {
    timeout: 600_000,
  }, async () => {
    const { page, close } = await open()
    const ids = await page.locator('figure').evaluateAll(all => all.map(({ id }) => id))
    expect(ids.length).toBeGreaterThan(8)
    for (const id of ids) {
      const figure = page.locator(`[id="${id}"]`)
      await figure.evaluate(element => element.scrollIntoView())
      await figure.locator(`${parts.mount} > *`).first().waitFor()
      const choice = figure.locator(`${hooks.choice}:visible`).first()
      if (await choice.count()) await choice.click()
      expect(await findings(page, `[id="${id}"]`, which)).toEqual([])
    }
    await close()
  })
})
