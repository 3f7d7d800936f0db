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

for (const theme of ['light', 'dark'])
  test(`axe finds nothing in the reading view, ${theme}`, async () => {
    const { page, close } = await openDeck(`?motion=none&view=reading&theme=${theme}`, {
      viewport: { width: theme === 'light' ? 1280 : 390, height: 844 },
    })
    await page.addScriptTag({ content: source })
    expect(await findings(page, 'html')).toEqual([])
    for (const id of await page.locator('.kl-slide:has(figure)').evaluateAll(all => all.map(slide => slide.id))) {
      const slide = page.locator(`[id="${id}"]`)
      await slide.locator('figure').evaluate(element => element.scrollIntoView())
      await slide.locator('.kl-mount > *').first().waitFor()
      const choice = slide.locator('.kl-choice:visible').first()
      if (await choice.count()) await choice.click()
      expect(await findings(page, `[id="${id}"]`)).toEqual([])
    }
    await close()
  })
