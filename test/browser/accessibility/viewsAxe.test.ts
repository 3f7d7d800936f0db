import { expect, inject, test } from 'vitest'
import { openPage } from '../harness.ts'
import { hooks } from '../parts.ts'
import { findings } from './axe.ts'

test.each(['light', 'dark'])('axe finds nothing in the speaker view and in the print rendition, %s', async theme => {
  const { page, close } = await openPage()
  await page.addInitScript(theme => localStorage.setItem('kl-theme', theme), theme)
  await page.goto(`${inject('deckUrl')}speaker.html`)
  await page.frameLocator(hooks.currentFrame).locator('html[data-deck="ready"]').waitFor({ state: 'attached' })
  expect(await findings(page, 'html')).toEqual([])

  await page.goto(`${inject('deckUrl')}print.html?slides=1-2&theme=${theme}`)
  await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  expect(await findings(page, 'html')).toEqual([])
  await close()
})
