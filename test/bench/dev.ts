import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createServer } from 'vite'
import { launch } from '../../src/tools/browser/browser.ts'
import { openDeckPage, slidesOf } from '../../src/tools/browser/deckPage.ts'
import { projectFolder } from '../../src/tools/serve.ts'
import { duration, median, ratio, table } from './table.ts'

const runs = 10

/** From saving a slide to the change in the page, beside loading the page anew, as a deck without hot updates does. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'slides-'))
  await cp(join(projectFolder, 'slides'), folder, { recursive: true })
  process.env.SLIDES_DIR = folder
  const server = await createServer({
    configFile: join(projectFolder, 'vite.config.ts'),
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
  })
  await server.listen()
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await openDeckPage(page, server.resolvedUrls?.local[0] ?? '')
    const [first] = await slidesOf(page)
    const saves = await repeat(() => saveAndSee(page, join(folder, '00-title.md'), first?.id ?? ''))
    const reloads = await repeat(() => reload(page))
    const own = median(saves)
    const rows = [
      ['change seen on the slide', duration(own), duration(Math.max(...saves)), ''],
      ['page loaded anew', duration(median(reloads)), duration(Math.max(...reloads)), ratio(median(reloads), own)],
    ]
    console.log(table(['after saving a slide', 'median', 'slowest', ''], rows))
  } finally {
    delete process.env.SLIDES_DIR
    await browser.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function repeat(measure: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < runs; i++) times.push(await measure())
  return times
}

/** Puts a new word into the heading of a slide's file; ms from before the save to the frame that shows it. */
async function saveAndSee(page: Page, file: string, id: string): Promise<number> {
  const word = `Edit${Math.random().toString(36).slice(2)}`
  const text = await readFile(file, 'utf8')
  const seen = page.evaluate(
    ([id, word]) =>
      new Promise<number>(done => {
        const look = () => {
          const there = document.getElementById(id)?.textContent?.includes(word)
          if (there) requestAnimationFrame(() => done(Date.now()))
          else requestAnimationFrame(look)
        }
        look()
      }),
    [id, word] as const,
  )
  await new Promise(done => setTimeout(done, 300)) // A pause, as between two saves of a person.
  const began = Date.now()
  await writeFile(file, text.replace(/^# .*$/m, `# ${word}`))
  return (await seen) - began
}

async function reload(page: Page): Promise<number> {
  const began = Date.now()
  await page.reload()
  await page.waitForFunction(() => document.documentElement.dataset.deck === 'ready')
  return Date.now() - began
}
