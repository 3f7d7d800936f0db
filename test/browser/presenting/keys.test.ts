import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted, slidesOf, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

const slide = '#/kl-divergence'

/** What a viewer would notice of the deck: slide and step, panels, black, overview, theme, ink tools, focus, the figure. */
function look(page: Page): Promise<string> {
  return page.evaluate(
    ({ panel, pen, ink, zoomed }) => {
      const root = document.documentElement
      const present = document.querySelector('section.present:not(.stack)')
      return JSON.stringify([
        location.hash,
        present?.id,
        present?.querySelectorAll('.fragment.visible').length,
        document.querySelector(panel)?.getAttribute('aria-label'),
        document.querySelector('.reveal')?.className,
        root.dataset.theme,
        document.querySelector(`${pen} [aria-pressed="true"]`)?.getAttribute('data-role'),
        document.querySelectorAll(`${ink} path`).length,
        root.className,
        document.querySelector(zoomed) !== null,
        document.fullscreenElement !== null,
        document.activeElement?.className,
        document.activeElement?.getAttribute('aria-valuenow'),
        present?.querySelector('figure')?.getAttribute('data-state'),
      ])
    },
    { ...hooks, ...parts },
  )
}

test('? lists the keys, each of them true: pressed where it may be, it changes something', async () => {
  const { page, errors, close } = await openDeck(`?motion=none${slide}`)
  await page.keyboard.press('Shift+?')
  const listed = await page
    .getByRole('dialog')
    .locator('kbd')
    .evaluateAll(caps => caps.map(cap => cap.dataset.key ?? ''))
  expect(await page.getByRole('dialog').getAttribute('aria-label')).toBe('Keys')
  expect(listed).toEqual(
    expect.arrayContaining(['PageDown', 'PageUp', 'b', '.', 'r', 'z', 'g', 'l', 'd', 'm', '?', 's', 'o', 'f', 't']),
  )
  expect(listed.filter(key => !key.split('+').every(part => keysOfReadme().has(part.toLowerCase())))).toEqual([])
  await page.keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)

  const all = await slidesOf(page)
  const middle = all.findIndex(({ id }) => id === 'kl-divergence')
  expect(middle).toBeGreaterThan(0)
  const silent: string[] = []
  // These open another window, the other view or the print dialogue: their tests are elsewhere.
  const elsewhere = ['s', 'w', 'v', 'Ctrl+P']
  for (const key of new Set(listed.filter(name => !elsewhere.includes(name)))) {
    // ↑ leads out of a deeper slide; back needs somewhere to go back to; Tab and the drawing keys need their situation.
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowRight')
    if (key === 'ArrowUp') await page.keyboard.press('ArrowDown')
    else await page.keyboard.press('PageDown')
    if (['1', '2', '4', 'Backspace', 'c'].includes(key)) await draw(page)
    if (key === '3') {
      await page.keyboard.press('d')
      await page.keyboard.press('1')
    }
    if (['r', 'Escape'].includes(key)) {
      await page.locator('#explorer [data-handle="p:mean"]').focus()
      await page.keyboard.press('ArrowRight')
    }
    await painted(page)
    const before = await look(page)
    await page.keyboard.press(key === 'Space' ? ' ' : key.replace('Space', ' ').replace('Ctrl', 'Control'))
    await page.waitForTimeout(50)
    if ((await look(page)) === before) silent.push(key)
    await restore(page, key)
  }
  expect(silent).toEqual([])
  expect(errors).toEqual([])
  await close()
})

/** The keys in README's table, and below it those within figures, named as the list names them, in small letters. */
function keysOfReadme(): Set<string> {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
  const [, section = ''] = /^## Presenting$([\s\S]*?)^## /m.exec(readme) ?? []
  const signs: Record<string, string> = {
    '→': 'ArrowRight',
    '←': 'ArrowLeft',
    '↓': 'ArrowDown',
    '↑': 'ArrowUp',
    Esc: 'Escape',
  }
  const words = [...section.matchAll(/`([^`]+)`/g)].flatMap(([, word = '']) => word.split(/(?<=.)\+/))
  return new Set(words.map(word => (signs[word] ?? word).toLowerCase()))
}

async function draw(page: Page): Promise<void> {
  await page.keyboard.press('d')
  await page.mouse.move(200, 500)
  await page.mouse.down()
  await page.mouse.move(300, 520)
  await page.mouse.up()
}

/** Ends what `key` began. */
async function restore(page: Page, key: string): Promise<void> {
  if (['b', '.', 't', 'l', 'z', 'f'].includes(key)) await page.keyboard.press(key)
  for (let i = 0; i < 3; i++)
    if (await page.locator(`${hooks.panel}, ${hooks.pen}, .reveal.overview`).count())
      await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

test('Escape leaves one thing after another: the list, the pen, the figure; then it opens the overview', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await page.locator('#explorer [data-handle="p:mean"]').focus()
  await page.keyboard.press('z')
  await page.keyboard.press('?')
  const left = () =>
    page.evaluate(
      ({ panel, zoomed, handle }) => [
        document.querySelector(panel) !== null,
        document.querySelector(zoomed) !== null,
        document.activeElement?.matches(handle),
        document.querySelector('.reveal.overview') !== null,
      ],
      { ...hooks, ...parts },
    )
  expect(await left()).toEqual([true, true, false, false])
  await page.keyboard.press('Escape')
  expect(await left()).toEqual([false, true, true, false])
  await page.keyboard.press('Escape')
  expect(await left()).toEqual([false, false, true, false])
  await page.keyboard.press('Escape')
  expect(await left()).toEqual([false, false, false, false])
  await page.keyboard.press('Escape')
  expect(await left()).toEqual([false, false, false, true])
  await close()
})

test('a key bound in the engine’s own way works, with a handle focused too, and is listed', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await page.evaluate(() => {
    const { reveal } = (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck
    reveal.addKeyBinding({ keyCode: 75, key: 'K', description: 'Knock' }, () => {
      document.documentElement.dataset.knocked = String(Number(document.documentElement.dataset.knocked ?? 0) + 1)
    })
  })
  await page.keyboard.press('k')
  await page.locator('#explorer [data-handle="p:mean"]').focus()
  await page.keyboard.press('k')
  expect(await page.evaluate(() => document.documentElement.dataset.knocked)).toBe('2')
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog').textContent()).toContain('Knock')
  await close()
})

test('a focused list keeps its letters, a focused handle its arrows', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  const before = await theme()
  await page.getByLabel('Examples').focus()
  await page.keyboard.press('t')
  await painted(page)
  expect(await page.locator('#explorer').getAttribute('data-state')).toContain('0.5+normal(-2.5,+0.8)')
  expect(await theme()).toBe(before)
  await page.locator('#explorer [data-handle="q:mean"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  expect(await whereabouts(page)).toEqual({ id: 'kl-divergence', step: 0 })
  await close()
})

test('the list fits the window, large and small', async () => {
  for (const [width, height] of [
    [1280, 720],
    [1024, 768],
    [3840, 2160],
    [390, 844],
  ] as const) {
    const { page, close } = await openDeck('?motion=none&view=slides', { viewport: { width, height } })
    await page.keyboard.press('?')
    const box = await page.getByRole('dialog').boundingBox()
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
    await close()
  }
})
