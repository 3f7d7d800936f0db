import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build, type Plugin } from 'vite'
import { launch } from '../../src/tools/browser/browser.ts'
import { openDeckPage } from '../../src/tools/browser/deckPage.ts'
import { projectFolder, serveFolder } from '../../src/tools/serve.ts'
import { median, table } from './table.ts'

const rounds = Number(process.env.ROUNDS ?? 40)
const turns = 6

/** What the deck does to the engine to keep turns short, and what stands in its place where it is switched off. */
const interventions: Readonly<Record<string, string>> = {
  answerQuickly: '',
  changeOnlyWhatChanges: '',
  dropBackgrounds: '',
  rememberSizes: '',
  // Without it nothing waits to be styled.
  styleAhead: "for (const slide of document.querySelectorAll('.slides section')) slide.setAttribute('data-near', '')",
}

/**
 * What each of the deck's interventions in the engine saves of a turn of this lecture, from the key to the end of the
 * frame that shows it: the lecture as it is beside the lecture without one of them, turn by turn in turns, in one browser.
 */
export async function run(): Promise<void> {
  const names = ['', ...Object.keys(interventions)]
  const served = []
  for (const name of names) served.push(await serveFolder(await buildWithout(name)))
  const browser = await launch()
  try {
    const pages = []
    for (const { url } of served) pages.push(await open(browser, url))
    const times: number[][] = names.map(() => [])
    for (let round = 0; round < rounds; round++)
      for (let i = 0; i < names.length; i++) {
        const at = (i + round) % names.length
        times[at]!.push(...(await turn(pages[at]!, round)))
      }
    const whole = times[0]!
    const rows = names.slice(1).map((name, i) => {
      const saved = times[i + 1]!.map((time, turn) => time - whole[turn]!)
      const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(saved, share).toFixed(2))
      return [name, median(times[i + 1]!).toFixed(1), middle!, `${low} … ${high}`, `± ${error(saved).toFixed(2)}`]
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

async function open(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await openDeckPage(page, `${url}?motion=none`)
  return page
}

/** Turns main slides by their keys, two rounds forwards and two back: the time of each turn, script, style, layout and paint. */
async function turn(page: Page, round: number): Promise<number[]> {
  await page.bringToFront()
  return page.evaluate(
    async ([turns, round]) => {
      const frame = () => new Promise(done => requestAnimationFrame(done))
      const rendered = () =>
        new Promise(done => {
          const channel = new MessageChannel()
          channel.port1.onmessage = done
          channel.port2.postMessage(undefined)
        })
      const key = round % 4 < 2 ? 'ArrowRight' : 'ArrowLeft'
      const times: number[] = []
      for (let i = 0; i < turns; i++) {
        // A hand on a clicker leaves the browser the time between two presses.
        await new Promise(done => setTimeout(done, 150))
        await frame()
        const began = performance.now()
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key, code: key, shiftKey: true, bubbles: true, cancelable: true }),
        )
        await rendered()
        times.push(performance.now() - began)
      }
      return times
    },
    [turns, round] as const,
  )
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? Number.NaN
}

/** The standard error of the median of `values`, by their quartiles. */
function error(values: readonly number[]): number {
  return ((quantile(values, 0.75) - quantile(values, 0.25)) * 0.93) / Math.sqrt(values.length)
}
