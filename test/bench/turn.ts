import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { build, type Plugin } from 'vite'
import { launch } from '../../src/tools/browser/browser.ts'
import { openDeckPage } from '../../src/tools/browser/deckPage.ts'
import { projectFolder, serveFolder } from '../../src/tools/serve.ts'
import { median, table } from './table.ts'

/** How often the way through the lecture is gone there and back. */
const rounds = Number(process.env.ROUNDS ?? 2)
const turns = 14

/** What the deck does to the engine to keep turns short, and what stands in its place where it is switched off. */
const interventions: Readonly<Record<string, string>> = {
  answerQuickly: '',
  dropBackgrounds: '',
  rememberSizes: '',
  // Without it nothing waits to be styled.
  styleAhead: "for (const slide of document.querySelectorAll('.slides section')) slide.setAttribute('data-near', '')",
}

/**
 * What each of the deck's interventions in the engine saves of a turn of this lecture, from the key to the end of the
 * frame that shows it: the lecture as it is beside the lecture without one of them, in one browser, each turn taken by all
 * of them one after the other. It is the page's own processor time, so that a busy machine makes no difference of it.
 */
export async function run(): Promise<void> {
  const names = ['', ...Object.keys(interventions)]
  const served = []
  for (const name of names) served.push(await serveFolder(await buildWithout(name)))
  const browser = await launch()
  try {
    const pages: Opened[] = []
    for (const { url } of served) pages.push(await open(browser, url))
    const times: number[][] = names.map(() => [])
    for (let i = 0; i < 2 * turns * rounds; i++)
      for (let k = 0; k < names.length; k++) {
        const at = (i + k) % names.length
        times[at]!.push(await turn(pages[at]!, i % (2 * turns) < turns ? 'ArrowRight' : 'ArrowLeft'))
      }
    const whole = times[0]!
    const rows = names.slice(1).map((name, i) => {
      const saved = times[i + 1]!.map((time, turn) => time - whole[turn]!)
      const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(saved, share).toFixed(1))
      return [name, median(times[i + 1]!).toFixed(1), middle!, `${low} … ${high}`, `± ${error(saved).toFixed(1)}`]
    })
    console.log(`milliseconds a turn, ${whole.length} turns each; the lecture as it is: ${median(whole).toFixed(1)}\n`)
    console.log(table(['switched off', 'a turn', 'saved', 'half of all differences', 'of the median'], rows))
  } finally {
    await browser.close()
    await Promise.all(served.map(deck => deck.close()))
  }
}

/** The deck with that intervention's function empty. */
async function buildWithout(name: string): Promise<string> {
  const outDir = join(projectFolder, 'scratch/turn', name || 'whole')
  const replaced: Plugin = {
    name: 'without-intervention',
    enforce: 'pre',
    load: id =>
      name !== '' && id.endsWith(`/slides/interventions/${name}.ts`)
        ? `export function ${name}() { ${interventions[name]} }`
        : undefined,
  }
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  const configFile = join(projectFolder, 'vite.config.ts')
  await build({ configFile, logLevel: 'silent', plugins: [replaced], build: { outDir, emptyOutDir: true } })
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  return outDir
}

interface Opened {
  page: Page
  cdp: CDPSession
}

async function open(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await openDeckPage(page, `${url}?motion=none`)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  return { page, cdp }
}

/** Turns to the next main slide by its key: the time of the page's main thread for script, style, layout and paint, in ms. */
async function turn({ page, cdp }: Opened, key: string): Promise<number> {
  // A hand on a clicker leaves the browser the time between two presses: what is done in it is no part of the turn.
  await page.waitForTimeout(100)
  await page.evaluate(() => new Promise(done => requestIdleCallback(done, { timeout: 1000 })))
  const before = await threadTime(cdp)
  await page.evaluate(async key => {
    await new Promise(done => requestAnimationFrame(done))
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, code: key, shiftKey: true, bubbles: true, cancelable: true }),
    )
    await new Promise(done => {
      const channel = new MessageChannel()
      channel.port1.onmessage = done
      channel.port2.postMessage(undefined)
    })
  }, key)
  return (await threadTime(cdp)) - before
}

/** Processor time of the page's main thread so far, in ms. */
async function threadTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN)
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? Number.NaN
}

/** The standard error of the median of `values`, by their quartiles. */
function error(values: readonly number[]): number {
  return ((quantile(values, 0.75) - quantile(values, 0.25)) * 0.93) / Math.sqrt(values.length)
}
