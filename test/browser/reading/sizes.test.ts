import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { findings } from '../accessibility/axe.ts'
import { openDeck, openPage } from '../harness.ts'
import { hooks } from '../parts.ts'
import { presser, sizes } from './sizes.ts'

/** What a student has in hand, with the pointer there is. */
function hand(page: Page, size: BrowserContextOptions) {
  return {
    press: presser(size),
    panel: page.getByRole('dialog'),
    /** A panel stays within the window, and nothing in it is wider than it. */
    async fits() {
      const box = await page.getByRole('dialog').boundingBox()
      const { width, height } = page.viewportSize()!
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
      expect(await page.getByRole('dialog').evaluate(panel => panel.scrollWidth - panel.clientWidth)).toBeLessThan(2)
    },
  }
}

describe.each(Object.entries(sizes))('on %s', (_, size) => {
  const open = (path: string, more: BrowserContextOptions = {}) => openDeck(path, { ...size, ...more })

  test.each(['slides', 'reading'])('contents, search and answers are at hand and fit: %s', async view => {
    const { page, errors, close } = await open(`?motion=none&view=${view}#/kl-divergence`)
    const { press, panel, fits } = hand(page, size)
    const beside = page.locator(hooks.contents) // In a wide window the contents of the reading view are there all the time.
    if (await beside.isVisible()) await press(beside.getByRole('link', { name: 'Moment matching' }))
    else {
      await press(page.getByRole('button', { name: /^Contents/ }).first())
      await fits()
      await press(panel.getByRole('link', { name: 'Moment matching' }))
    }
    await page.waitForFunction(() => location.hash.startsWith('#/moment-matching'))
    expect(await panel.count()).toBe(0)

    await press(page.getByRole('button', { name: /^Search/ }).first())
    await panel.locator('input').fill('Bayes')
    await panel.locator('mark').first().waitFor()
    await fits()
    await press(panel.getByRole('option').first())
    await page.waitForFunction(() => !location.hash.startsWith('#/moment-matching'))

    await press(page.getByRole('button', { name: /^Your answers/ }).first())
    await fits()
    expect(await findings(page, hooks.panel)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await panel.count()).toBe(0)
    expect(errors).toEqual([])
    await close()
  })

  test('the link to a figure gives it back as it stands', async () => {
    const { page, errors, close } = await open('?motion=none&view=reading#/kl-divergence', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const { press } = hand(page, size)
    const figure = page.locator('#explorer')
    await figure.locator('[data-handle="q:mean"]').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await press(figure.getByRole('button', { name: 'Copy link' }))
    const state = await figure.getAttribute('data-state')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await page.context().newPage()
    await other.goto(link)
    await other.locator('html[data-deck="ready"]').waitFor({ state: 'attached' })
    expect(await other.locator('#explorer').getAttribute('data-state')).toBe(state)
    expect(errors).toEqual([])
    await close()
  })

  test('a figure is saved as a picture and as a table', async () => {
    const { page, errors, close } = await open('?motion=none&view=reading#/kl-divergence')
    const { press } = hand(page, size)
    const figure = page.locator('#explorer')
    for (const format of ['SVG', 'PNG', 'CSV']) {
      await press(figure.getByRole('button', { name: 'Save this figure as a picture or a table' }))
      const saved = page.waitForEvent('download')
      await press(figure.getByRole('button', { name: `as ${format}` }))
      expect((await saved).suggestedFilename()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`))
    }
    expect(errors).toEqual([])
    await close()
  })

  test('the lecture opens without a network once it was there', async () => {
    const { page, close } = await openPage({ ...size, serviceWorkers: 'allow' })
    await page.goto(`${inject('deckUrl')}?motion=none#/kl-divergence`)
    await page.locator('html[data-deck="ready"]').waitFor({ state: 'attached' })
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.context().setOffline(true)
    await page.reload()
    await page.locator('html[data-deck="ready"]').waitFor({ state: 'attached' })
    await page.locator('#explorer [data-handle="q:mean"]').first().waitFor()
    await close()
  })
})
