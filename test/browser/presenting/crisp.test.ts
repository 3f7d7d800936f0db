import { expect, test } from 'vitest'
import { goTo, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { canvasRatios } from './canvases.ts'

const screens: [number, number, number][] = [
  [1280, 720, 1],
  [1024, 768, 1],
  [1366, 768, 1.25],
  [1600, 1200, 1.1],
  [800, 600, 3],
  [1920, 1080, 0.8],
]

test.each(screens)(
  'every chart has a bitmap pixel for every pixel of a %d × %d window at ratio %d',
  async (width, height, deviceScaleFactor) => {
    const { page, close } = await openDeck('?motion=none', { viewport: { width, height }, deviceScaleFactor })
    let seen = 0
    for (const slide of (await slidesOf(page)).filter((_, i) => i % 3 === 1)) {
      await goTo(page, slide)
      for (const ratio of await canvasRatios(page, 'section.present')) {
        expect(ratio, slide.id).toBeGreaterThanOrEqual(1)
        seen++
      }
    }
    expect(seen).toBeGreaterThan(8)
    await close()
  },
)

test('a window that moves to a projector of another ratio and shape is crisp there, with its handles in place', async () => {
  const { page, close } = await openDeck('?motion=none#/kl-divergence')
  const client = await page.context().newCDPSession(page)
  for (const [width, height, deviceScaleFactor] of [...screens, ...screens.toReversed()]) {
    await client.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false })
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeCloseTo(deviceScaleFactor, 5)
    await painted(page)
    const name = `${width}×${height} at ${deviceScaleFactor}`
    await expect
      .poll(async () => Math.min(...(await canvasRatios(page, '#explorer'))), { message: name })
      .toBeGreaterThanOrEqual(1)
    expect(Math.max(...(await canvasRatios(page, '#explorer'))), name).toBeLessThan(1.6)
    const [stage, canvas, mean] = await Promise.all([
      page.locator('.slides').boundingBox(),
      page.locator('#explorer canvas').first().boundingBox(),
      page.locator('#explorer [data-handle="p:mean"]').boundingBox(),
    ])
    if (!stage || !canvas || !mean) throw new Error('nothing drawn')
    expect((canvas.width / stage.width) * 1280, name).toBeCloseTo(776, 0)
    // P's mean is at −1 on an axis from −6 to 6: five twelfths of the way.
    expect((mean.x + mean.width / 2 - canvas.x) / canvas.width, name).toBeCloseTo(5 / 12, 1)
  }
  await close()
})

test('the pixel ratio alone may change, the window staying as large as it was', async () => {
  const { page, close } = await openDeck('?motion=none#/kl-divergence')
  const client = await page.context().newCDPSession(page)
  for (const deviceScaleFactor of [2, 1, 3, 1.5]) {
    await client.send('Emulation.setDeviceMetricsOverride', {
      width: 1280,
      height: 720,
      deviceScaleFactor,
      mobile: false,
    })
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeCloseTo(deviceScaleFactor, 5)
    await expect
      .poll(async () => Math.min(...(await canvasRatios(page, '#explorer'))), { message: `at ${deviceScaleFactor}` })
      .toBeGreaterThanOrEqual(1)
  }
  await close()
})
