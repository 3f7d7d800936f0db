import { expect, test } from 'vitest'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'
import { findings } from './axe.ts'

test.each([
  ['slides', 'light', 1280, 720],
  ['reading', 'dark', 390, 844],
] as const)(
  'axe finds nothing in search, contents, symbols and their explanation: %s, %s',
  async (view, theme, width, height) => {
    const { page, close } = await openDeck(`?motion=none&view=${view}&theme=${theme}#/normals`, {
      viewport: { width, height },
    })
    for (const key of ['/', 'i', 'y']) {
      await page.keyboard.press(key)
      if (key === '/') {
        await page.getByRole('dialog').getByRole('combobox').fill('sigma')
        await page.getByRole('dialog').locator('mark').first().waitFor()
      }
      expect(await findings(page, hooks.panel)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.locator(`#normals ${parts.words} [data-symbol="mu-q"]`).first().click()
    expect(await findings(page, hooks.explanation)).toEqual([])
    await close()
  },
)
