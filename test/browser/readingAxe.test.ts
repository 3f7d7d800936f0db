import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDeck } from './harness.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Axe = {
  run(
    context: unknown,
    options: unknown,
  ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
}

/** What axe finds within `selector`, one line for each. */
function findings(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(async where => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(where, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replaceAll('\n', ' ')}`),
    )
  }, selector)
}

for (const [theme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  const open = () =>
    openDeck(`?motion=none&view=reading&theme=${theme}`, {
      viewport: { width, height: 844 },
      // axe is put into the page as a script.
      bypassCSP: true,
    }).then(async deck => {
      await deck.page.addScriptTag({ content: source })
      return deck
    })

  test(`axe finds nothing in the reading view, ${theme}`, { timeout: 180_000 }, async () => {
    const { page, close } = await open()
    expect(await findings(page, 'html')).toEqual([])
    await close()
  })

  test(`axe finds nothing in any figure of it once its question is answered, ${theme}`, {
    timeout: 180_000,
  }, async () => {
    const { page, close } = await open()
    const ids = await page.locator('figure').evaluateAll(all => all.map(({ id }) => id))
    expect(ids.length).toBeGreaterThan(8)
    for (const id of ids) {
      const figure = page.locator(`[id="${id}"]`)
      await figure.evaluate(element => element.scrollIntoView())
      await figure.locator('.kl-mount > *').first().waitFor()
      const choice = figure.locator('.kl-choice:visible').first()
      if (await choice.count()) await choice.click()
      expect(await findings(page, `[id="${id}"]`)).toEqual([])
    }
    await close()
  })
}
