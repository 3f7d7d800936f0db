import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { parts } from '../parts.ts'
import { canvasRatios } from './canvases.ts'

const slide = '#/kl-divergence'
const width = async (page: Page) => (await page.locator('#explorer').boundingBox())?.width ?? 0

test('Z makes the figure as large as the slide, crisp, and Z or Escape bring the slide back', async () => {
  const { page, errors, close } = await openDeck(`?motion=none${slide}`)
  const before = await width(page)
  for (const back of ['z', 'Escape']) {
    await page.keyboard.press('z')
    await painted(page)
    expect((await width(page)) / before).toBeGreaterThan(1.15)
    for (const [name, box] of Object.entries(await boxes(page))) {
      expect(box.left, name).toBeGreaterThanOrEqual(-0.5)
      expect(box.right, name).toBeLessThanOrEqual(1280.5)
      expect(box.top, name).toBeGreaterThanOrEqual(-0.5)
      expect(box.bottom, name).toBeLessThanOrEqual(720.5)
    }
    expect(await page.locator('section.present:not(.stack) > h2').isVisible()).toBe(false)
    for (const ratio of await canvasRatios(page, '#explorer')) expect(ratio).toBeGreaterThanOrEqual(1)
    await page.keyboard.press(back)
    await painted(page)
    expect(await width(page)).toBe(before)
    expect(await page.locator('section.present:not(.stack) > h2').isVisible()).toBe(true)
  }
  expect(errors).toEqual([])
  await close()
})

/** Where the parts of the figure are that must be seen. */
function boxes(page: Page) {
  return page.locator(`#explorer :is(canvas, output, ${parts.strip}, div:has(> [data-stage]))`).evaluateAll(all =>
    Object.fromEntries(
      all
        .filter(part => part.checkVisibility())
        .map((part, i) => {
          const { left, right, top, bottom } = part.getBoundingClientRect()
          return [`${part.className || part.tagName} ${i}`, { left, right, top, bottom }]
        }),
    ),
  )
}

test('a double click on the figure’s ground does the same; a drag in the large figure goes where the mouse goes', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const before = await width(page)
  const canvas = page.locator('#explorer canvas').first()
  await canvas.dblclick({ position: { x: 60, y: 30 } })
  await painted(page)
  expect(await width(page)).toBeGreaterThan(before)
  const value = async (handle: string) =>
    Number(await page.locator(`#explorer [data-handle="${handle}"]`).getAttribute('aria-valuenow'))
  const at = async (handle: string) => {
    const box = await page.locator(`#explorer [data-handle="${handle}"]`).boundingBox()
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  }
  const [mean, sd] = [await at('q:mean'), await at('q:sd')]
  const unit = (sd.x - mean.x) / (await value('q:sd'))
  const from = await value('q:mean')
  await page.mouse.move(mean.x, mean.y)
  await page.mouse.down()
  await page.mouse.move(mean.x + 1.5 * unit, mean.y, { steps: 4 })
  await page.mouse.up()
  await painted(page)
  expect(await value('q:mean')).toBeCloseTo(from + 1.5, 1)
  await canvas.dblclick({ position: { x: 60, y: 30 } })
  await painted(page)
  expect(await width(page)).toBe(before)
  await close()
})

test('a step keeps the figure large, the next slide does not', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  await page.keyboard.press('z')
  await page.keyboard.press('PageDown')
  await painted(page)
  expect((await whereabouts(page)).step).toBe(1)
  expect(await page.locator(parts.zoomed).count()).toBe(1)
  for (const box of Object.values(await boxes(page))) expect(box.bottom).toBeLessThanOrEqual(720.5)
  await page.keyboard.press('Shift+ArrowRight')
  expect(await page.locator(`${parts.zoomed}, [data-zoom]`).count()).toBe(0)
  await close()
})
