import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { goTo, openDeckPage, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { singlePage } from '../../../src/tools/commands/single.ts'
import { openPage } from '../harness.ts'
import { hooks, parts } from '../parts.ts'
import { drag, openWindow, placeIn, slidesOfWidgets, stateIn } from '../presenting/windows.ts'
import { presser, sizes } from '../reading/sizes.ts'

let folder: string
let address: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deck-single-'))
  await writeFile(join(folder, 'lecture.html'), await singlePage(inject('deckFolder')))
  address = pathToFileURL(join(folder, 'lecture.html')).href
})
afterAll(() => rm(folder, { recursive: true }))

test('the lecture in one file works from a disk without a network: slides, steps, figures, another window', async () => {
  const { page, requests, errors, close } = await openPage({ offline: true })
  await openDeckPage(page, `${address}?motion=none`)
  const slides = await slidesOf(page)
  for (const slide of await slidesOfWidgets(page)) await goTo(page, slide)
  await goTo(page, slides.find(({ id }) => id === 'kl-divergence')!)
  await page.keyboard.press('PageDown')
  await painted(page)
  expect(await placeIn(page)).toBe('kl-divergence 1')
  const before = await stateIn(page, 'explorer')
  await drag(page, page.locator('#explorer [data-handle="q:mean"]'), 60)
  expect(await stateIn(page, 'explorer')).not.toBe(before)

  const further = await openWindow(page, 'w')
  await expect.poll(() => stateIn(further, 'explorer')).toBe(await stateIn(page, 'explorer'))
  await further.keyboard.press('PageDown')
  await expect.poll(() => placeIn(page)).toBe('kl-divergence 2')
  expect(requests.filter(url => !url.startsWith('data:') && !url.startsWith(address))).toEqual([])
  expect(errors).toEqual([])
  await close()
})

test('so do its reading view and its print rendition', async () => {
  const { page, requests, errors, close } = await openPage({ offline: true })
  await page.goto(`${address}?view=reading#/kl-divergence`)
  await page.waitForSelector('html[data-deck="ready"]', { state: 'attached' })
  await page.locator('#explorer [data-handle="q:mean"]').first().waitFor()

  await page.goto(`${address}?page=print&paper=a4`)
  await page.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  expect(await page.locator(parts.sheet).count()).toBe(await page.locator(hooks.slide).count())
  const failed = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').length)
  expect(failed).toBe(0)
  expect(requests.filter(url => !url.startsWith('data:') && !url.startsWith(address))).toEqual([])
  expect(errors).toEqual([])
  await close()
})

test.each(Object.entries(sizes))(
  'in one file a student turns slides, moves a figure, answers, searches and reads: %s',
  async (_, size) => {
    const { page, requests, errors, close } = await openPage({ ...size, offline: true })
    const press = presser(size)
    await openDeckPage(page, `${address}?motion=none&view=slides#/kl-divergence`)
    await press(page.getByRole('button', { name: 'Next slide' }))
    await expect.poll(() => placeIn(page)).toBe('kl-divergence 1')
    await press(page.getByRole('button', { name: /^Search/ }).first())
    await page.getByRole('dialog').getByRole('combobox').fill('mode seeking')
    await press(page.getByRole('dialog').getByRole('option').first())
    await page.waitForFunction(() => !location.hash.startsWith('#/kl-divergence'))

    await openDeckPage(page, `${address}?motion=none&view=reading#/kl-divergence`)
    const figure = page.locator('#explorer')
    const before = await stateIn(page, 'explorer')
    await figure.locator('[data-handle="q:mean"]').first().focus()
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => stateIn(page, 'explorer')).not.toBe(before)
    const asked = page.locator('#check-nll')
    await asked.evaluate(element => element.scrollIntoView({ block: 'center' }))
    await press(asked.getByRole('button', { name: 'Show me' }))
    await asked.locator(`${hooks.reply}:visible`).waitFor()
    await page.reload()
    await asked.evaluate(element => element.scrollIntoView({ block: 'center' }))
    await asked.locator(`${hooks.reply}:visible`).waitFor()
    expect(requests.filter(url => !url.startsWith('data:') && !url.startsWith(address))).toEqual([])
    expect(errors).toEqual([])
    await close()
  },
)

test('in one file the speaker view says where it is to be had', async () => {
  const { page, close } = await openPage({ offline: true })
  await openDeckPage(page, `${address}?motion=none`)
  await page.keyboard.press('s')
  await page.getByText('The speaker view needs the lecture from a server').waitFor()
  await close()
})
