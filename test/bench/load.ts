import type { Browser } from 'playwright-core'
import { launch } from '../../src/tools/browser/browser.ts'
import { buildDeckIfStale, distFolder, type Served, serveFolder } from '../../src/tools/serve.ts'
import { writePeer } from './peer.ts'
import { writeSlidev } from './slidev.ts'
import { duration, median, ratio, table } from './table.ts'

const runs = 7
const throttle = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, cpu: 4 }

export const slowly = `1.6 Mbit/s, 150 ms, CPU × ${throttle.cpu}, cold cache, medians of ${runs}`

/** A moment in ms from the start of the navigation, and the bytes of JavaScript, as sent, that had come by then. */
interface Moment {
  time: number
  script: number
}

interface Sample {
  /** The heading of the first slide is on the screen. */
  visible: Moment
  /** The slide can be turned: the engine is ready. */
  turnable: Moment
}

/** First slide visible: this deck beside runtime-Markdown decks of the same slides, cold, each run after the other. */
export async function run(): Promise<void> {
  await buildDeckIfStale()
  const decks = [
    { name: 'this deck', folder: async () => distFolder },
    { name: 'reveal.js + Markdown + KaTeX, theme white', folder: () => writePeer('white') },
    { name: 'the same, lightest theme (serif)', folder: () => writePeer('serif') },
    { name: 'Slidev, its default theme', folder: writeSlidev },
  ]
  const browser = await launch()
  try {
    const measured = await measureAll(browser, decks)
    console.log(`${slowly}\n`)
    for (const moment of ['visible', 'turnable'] as const)
      console.log(
        `${table([`first slide ${moment}`, 'after', '', 'JavaScript by then (gzip)'], rows(measured, moment))}\n`,
      )
  } finally {
    await browser.close()
  }
}

type Measured = { name: string; samples: Sample[]; problem?: string }

async function measureAll(browser: Browser, decks: { name: string; folder: () => Promise<string> }[]) {
  const measured: Measured[] = decks.map(({ name }) => ({ name, samples: [] }))
  const served: (Served | undefined)[] = []
  for (const [index, deck] of decks.entries())
    served.push(await attempt(measured[index]!, async () => serveFolder(await deck.folder())))
  for (let round = 0; round < runs; round++)
    for (const [index, deck] of measured.entries()) {
      const url = served[index]?.url
      if (url && !deck.problem) await attempt(deck, async () => deck.samples.push(await measure(browser, url)))
    }
  await Promise.all(served.map(deck => deck?.close()))
  return measured
}

async function attempt<T>(deck: Measured, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    deck.problem = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    return undefined
  }
}

function rows(measured: Measured[], moment: keyof Sample): string[][] {
  const middle = (samples: Sample[], of: keyof Moment) => median(samples.map(sample => sample[moment][of]))
  const own = middle(measured[0]?.samples ?? [], 'time')
  return measured.map(({ name, samples, problem }) => {
    if (problem) return [name, `not measured: ${problem}`]
    const time = middle(samples, 'time')
    return [name, duration(time), ratio(time, own), `${(middle(samples, 'script') / 1000).toFixed(1)} kB`]
  })
}

/** Opens the page in a context with nothing cached, on the emulated connection, and waits for its first slide. */
export async function measure(browser: Browser, url: string): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  try {
    const page = await context.newPage()
    const { cpu, ...network } = throttle
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', network)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    await page.addInitScript(watchFirstSlide)
    await page.goto(url, { waitUntil: 'commit' })
    const found = await page.waitForFunction(() => (window as Probe).sample, undefined, { timeout: 120_000 })
    return (await found.jsonValue()) as Sample
  } finally {
    await context.close()
  }
}

type Probe = { sample?: Sample } & Window

/**
 * Runs in the page before anything of it. The first slide is visible in the first frame whose h1 has a place in the
 * window, neither hidden nor faded out, and whose text was truly painted: the browser's element timing says when that
 * was (text whose font is still awaited takes up its place unpainted). It can be turned once reveal.js calls itself ready, or
 * Slidev shows its buttons.
 */
function watchFirstSlide() {
  const painted = new Map<Element, number>()
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element; renderTime: number })[])
      if (entry.element) painted.set(entry.element, entry.renderTime)
  })
  observer.observe({ type: 'element', buffered: true })
  new MutationObserver(() => {
    for (const heading of document.querySelectorAll('h1:not([elementtiming])'))
      heading.setAttribute('elementtiming', 'h1')
  }).observe(document, { childList: true, subtree: true })

  let inPlaceSince = 0
  let visible: Moment | undefined
  let turnable: Moment | undefined
  const look = () => {
    const heading = document.querySelector('.slides h1, .slidev-layout h1')
    inPlaceSince = heading && isInPlace(heading) ? inPlaceSince || performance.now() : 0
    const paint = heading ? painted.get(heading) : undefined
    if (inPlaceSince > 0 && paint !== undefined) visible ??= moment(Math.max(inPlaceSince, paint))
    if (document.querySelector('.reveal.ready, .slidev-icon-btn')) turnable ??= moment(performance.now())
    if (visible && turnable) Object.assign(window, { sample: { visible, turnable } })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)

  function isInPlace(element: Element): boolean {
    const { width, height, top, left } = element.getBoundingClientRect()
    const inWindow = width > 0 && height > 0 && top < innerHeight && left < innerWidth && top + height > 0
    return inWindow && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }

  function moment(time: number): Moment {
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const scripts = resources.filter(({ name, responseEnd }) => /\.m?js(\?|$)/.test(name) && responseEnd <= time)
    return { time, script: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) }
  }
}
