import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDeck } from '../harness.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds within `selector`, one line for each. */
function findings(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(async where => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: string,
        ): Promise<{ violations: { id: string; nodes: { failureSummary: string; html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(where)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ failureSummary, html }) => `${id}: ${failureSummary} ${html}`),
    )
  }, selector)
}

test.each([
  ['slides', 'light', 1280, 720],
  ['reading', 'dark', 390, 844],
] as const)(
  'axe finds nothing in search, contents, symbols and their explanation: %s, %s',
  async (view, theme, width, height) => {
    const { page, close } = await openDeck(`?motion=none&view=${view}&theme=${theme}#/normals`, {
      viewport: { width, height },
      // axe is put into the page as a script.
      bypassCSP: true,
    })
    await page.addScriptTag({ content: source })
    for (const key of ['/', 'i', 'y']) {
      await page.keyboard.press(key)
      if (key === '/') {
        await page.locator('.kl-panel input').fill('sigma')
        await page.locator('.kl-panel mark').first().waitFor()
      }
      expect(await findings(page, '.kl-panel')).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.locator('#normals .kl-text [data-symbol="mu-q"]').first().click()
    expect(await findings(page, '.kl-gloss')).toEqual([])
    await close()
  },
)
