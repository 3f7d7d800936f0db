import { expect, test } from 'vitest'
import { openDeck } from '../harness.ts'
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
