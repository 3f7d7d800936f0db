import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { RevealApi } from 'reveal.js'
import { launch } from '../../src/tools/browser/browser.ts'
import { openDeckPage } from '../../src/tools/browser/deckPage.ts'
import {
  buildDeck,
  buildDeckIfStale,
  distFolder,
  projectFolder,
  type Served,
  serveFolder,
} from '../../src/tools/serve.ts'
import { measure as measureSlowly, slowly } from './load.ts'
import { many, writeManySlides } from './manySlides.ts'
import { duration, median, ratio, table } from './table.ts'

const runs = 7
const turns = 60
const names = ['this lecture', `${many.slides} slides, ${many.figures} figures`]

/** Moments in ms from the start of the navigation, and what each turn took. */
interface Sample {
  seen: number
  ready: number
  turns: number[]
  size: number
}

/**
 * This lecture beside one of 500 slides with 200 figures: until the first slide is seen, until all is `ready`, and what a
 * step takes of a frame.
 */
export async function run(): Promise<void> {
  await buildDeckIfStale()
  const served = [await serveFolder(distFolder), await serveFolder(await buildMany())]
  const browser = await launch()
  try {
    const samples: Sample[][] = [[], []]
    for (let round = 0; round < runs; round++)
      for (const [index, { url }] of served.entries()) samples[index]!.push(await measure(browser, url))
    const middle = (moment: 'seen' | 'ready') => samples.map(of => median(of.map(sample => sample[moment])))
    const seen = middle('seen')
    const ready = middle('ready')
    const rows = names.map((name, index) => {
      const times = samples[index]!.flatMap(sample => sample.turns).toSorted((a, b) => a - b)
      return [
        name,
        `${((samples[index]![0]?.size ?? 0) / 1e6).toFixed(1)} MB`,
        duration(seen[index]!),
        ratio(seen[index]!, seen[0]!),
        duration(ready[index]!),
        ratio(ready[index]!, ready[0]!),
        `${median(times).toFixed(1)} ms`,
        `${(times[Math.floor(0.95 * times.length)] ?? 0).toFixed(1)} ms`,
      ]
    })
    console.log(`medians of ${runs}; what a step takes of its frame, of ${turns} steps each time\n`)
    console.log(table(['', 'page', 'first slide', '', 'all ready', '', 'a step', '95 %'], rows))
    console.log(`\n${slowly}\n\n${await overSlowConnection(browser, served)}`)
  } finally {
    await browser.close()
    await Promise.all(served.map(deck => deck.close()))
  }
}

/** The same two as a student on a slow connection has them. */
async function overSlowConnection(browser: Browser, served: readonly Served[]): Promise<string> {
  const moments: { visible: number[]; turnable: number[] }[] = served.map(() => ({ visible: [], turnable: [] }))
  for (let round = 0; round < runs; round++)
    for (const [index, { url }] of served.entries()) {
      const { visible, turnable } = await measureSlowly(browser, url)
      moments[index]?.visible.push(visible.time)
      moments[index]?.turnable.push(turnable.time)
    }
  const cells = (moment: 'visible' | 'turnable') => {
    const times = moments.map(of => median(of[moment]))
    return times.map(time => [duration(time), ratio(time, times[0] ?? Number.NaN)])
  }
  const [visible, turnable] = [cells('visible'), cells('turnable')]
  const rows = names.map((name, index) => [name, ...(visible[index] ?? []), ...(turnable[index] ?? [])])
  return table(['', 'first slide visible', '', 'turnable', ''], rows)
}

async function buildMany(): Promise<string> {
  const slides = join(projectFolder, 'scratch/many-slides')
  const folder = join(projectFolder, 'scratch/many')
  await writeManySlides(slides)
  const before = process.env.SLIDES_DIR
  process.env.SLIDES_DIR = slides
  try {
    await buildDeck(folder)
  } finally {
    if (before === undefined) delete process.env.SLIDES_DIR
    else process.env.SLIDES_DIR = before
  }
  return folder
}

type Deck = Window & { deck: { reveal: RevealApi } }

async function measure(browser: Browser, url: string): Promise<Sample> {
  // As it lies there: a host keeps its pages compressed, while this server would compress 5 MB anew each time.
  const extraHTTPHeaders = { 'accept-encoding': 'identity' }
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, extraHTTPHeaders })
  try {
    const page = await context.newPage()
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.documentElement?.dataset.deck === 'ready') performance.mark('deck-ready')
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-deck'] })
    })
    await openDeckPage(page, `${url}?motion=none`)
    const { seen, ready, size } = await page.evaluate(() => ({
      seen: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      ready: performance.getEntriesByName('deck-ready')[0]?.startTime ?? Number.NaN,
      size: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).decodedBodySize,
    }))
    return { seen, ready, size, turns: await turn(page) }
  } finally {
    await context.close()
  }
}

/** From the middle of the lecture on: the time of each turn from its key to the end of the frame that shows it, script, style, layout and paint. */
async function turn(page: Page): Promise<number[]> {
  return page.evaluate(async turns => {
    const { reveal } = (window as unknown as Deck).deck
    const frame = () => new Promise(done => requestAnimationFrame(done))
    const rendered = () =>
      new Promise(done => {
        const channel = new MessageChannel()
        channel.port1.onmessage = done
        channel.port2.postMessage(undefined)
      })
    reveal.slide(Math.floor(reveal.getHorizontalSlides().length / 2), 0)
    const times: number[] = []
    for (let i = 0; i < turns; i++) {
      // A hand on a clicker leaves the browser the time between two presses.
      await new Promise(done => setTimeout(done, 120))
      await frame()
      const began = performance.now()
      if (i % 20 < 10) reveal.next()
      else reveal.prev()
      await rendered()
      times.push(performance.now() - began)
    }
    return times
  }, turns)
}
