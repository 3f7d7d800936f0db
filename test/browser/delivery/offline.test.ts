import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, inject, test } from 'vitest'
import { goTo, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { serveFolder } from '../../../src/tools/serve.ts'
import { openDeck, openPage } from '../harness.ts'
import { currentIn, drag, nextIn, openWindow, placeIn, slidesOfWidgets, stateIn } from '../presenting/windows.ts'

const slide = '?motion=none#/kl-divergence'
const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

/** The deck in a browser that keeps it, from a server of its own in a folder of its own, once all of it has been kept. */
async function keptDeck() {
  const folder = await mkdtemp(join(tmpdir(), 'deck-kept-'))
  await cp(inject('deckFolder'), folder, { recursive: true })
  const served = await serveFolder(folder)
  const deck = await openDeck(slide, { url: served.url, serviceWorkers: 'allow' })
  await deck.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  endings.push(
    deck.close,
    () => served.close().catch(() => {}),
    () => rm(folder, { recursive: true }),
  )
  return { ...deck, folder, served }
}

/** Deploys a newer version: another title, and a worker that knows of it. */
async function deployAnew(folder: string): Promise<void> {
  const page = join(folder, 'index.html')
  const worker = join(folder, 'worker.js')
  await writeFile(page, (await readFile(page, 'utf8')).replace(/<title>.*<\/title>/, '<title>Newer</title>'))
  const list = await readFile(worker, 'utf8')
  const newer = list.replace(/(url:[`"']index\.html[`"'],revision:[`"'])\w+/, '$1newer')
  expect(newer).not.toBe(list)
  await writeFile(worker, newer)
}

/** Fonts that text of this page asked for and did not get. */
const failedFonts = (page: Page) =>
  page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family))

test('a lecture opened once works without its server: slides, figures, fonts, speaker view', async () => {
  const { page, errors, served } = await keptDeck()
  await served.close()
  await page.reload()
  await painted(page)
  for (const each of await slidesOfWidgets(page)) await goTo(page, each)
  await goTo(page, (await slidesOf(page)).find(({ id }) => id === 'kl-divergence')!)
  const before = await stateIn(page, 'explorer')
  await drag(page, page.locator('#explorer [data-handle="q:mean"]'), 60)
  expect(await stateIn(page, 'explorer')).not.toBe(before)
  expect(await failedFonts(page)).toEqual([])

  const speaker = await openWindow(page, 's')
  await expect.poll(() => stateIn(currentIn(speaker), 'explorer')).toBe(await stateIn(page, 'explorer'))
  await expect.poll(() => placeIn(nextIn(speaker))).toBe('kl-divergence 1')
  expect(errors).toEqual([])
})

test('so do its reading view and its print rendition', async () => {
  const { page, errors, served } = await keptDeck()
  await served.close()
  const other = await page.context().newPage()
  await page.close()
  await other.goto(`${served.url}?view=reading#/kl-divergence`)
  await other.waitForSelector('html[data-deck="ready"]', { state: 'attached' })
  await other.locator('#explorer [data-handle="q:mean"]').first().waitFor()
  await other.goto(`${served.url}print.html?theme=dark`)
  await other.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  expect(await failedFonts(other)).toEqual([])
  expect(errors).toEqual([])
})

test('it can be installed: a manifest the browser finds no fault with, and nothing is kept before the first slide is painted', async () => {
  const { page } = await keptDeck()
  const devtools = await page.context().newCDPSession(page)
  const { errors, manifest } = await devtools.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(manifest?.name).toBe(await page.title())
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])

  const fresh = await openPage({ serviceWorkers: 'allow' })
  endings.push(fresh.close)
  await fresh.page.addInitScript(() => {
    const { prototype } = ServiceWorkerContainer
    const { register } = prototype
    prototype.register = function (...asked) {
      performance.mark('keeping')
      return register.apply(this, asked)
    }
  })
  await fresh.page.goto(`${inject('deckUrl')}${slide}`)
  await fresh.page.waitForFunction(() => performance.getEntriesByName('keeping').length > 0)
  const [painted = 0, begun = 0] = await fresh.page.evaluate(() =>
    ['first-contentful-paint', 'keeping'].map(name => performance.getEntriesByName(name)[0]?.startTime),
  )
  expect(painted).toBeGreaterThan(0)
  expect(begun).toBeGreaterThan(painted)
})

test('a newer deployment is taken at the next load, whole; no window is loaded anew by itself', async () => {
  const { page, folder, served } = await keptDeck()
  const loads: string[] = []
  page.on('load', () => loads.push(page.url()))
  await deployAnew(folder)
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting)
  expect(loads).toEqual([])
  expect(await page.title()).not.toBe('Newer')
  await page.reload()
  await painted(page)
  expect(await page.title()).toBe('Newer')
  await served.close()
  await page.goto('about:blank')
  await page.goto(`${served.url}${slide}`)
  await painted(page)
})
