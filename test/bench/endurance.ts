import { launch } from '../../src/tools/browser/browser.ts'
import { openDeckPage } from '../../src/tools/browser/deckPage.ts'
import { buildDeckIfStale, distFolder, serveFolder } from '../../src/tools/serve.ts'
import { table } from './table.ts'
import { endure } from './talk.ts'

const rounds = 5

/** A long talk without its pauses: every slide and step there and back, with drags, and what the page holds at the end. */
export async function run(): Promise<void> {
  await buildDeckIfStale()
  const served = await serveFolder(distFolder)
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    await openDeckPage(page, served.url)
    const { presses, drags, seconds, before, after } = await endure(
      page,
      await page.context().newCDPSession(page),
      rounds,
    )
    console.log(
      `${rounds} times there and back: ${presses} steps and ${drags} drags in ${seconds.toFixed(0)} s, ${errors.length} errors\n`,
    )
    const rows = (['heap', 'nodes', 'listeners', 'canvases'] as const).map(what => {
      const say = (value: number) => (what === 'heap' ? `${(value / 1e6).toFixed(2)} MB` : String(value))
      return [what, say(before[what]), say(after[what]), say(after[what] - before[what])]
    })
    console.log(table(['after its garbage is collected', 'before', 'after', 'more'], rows))
  } finally {
    await browser.close()
    await served.close()
  }
}
