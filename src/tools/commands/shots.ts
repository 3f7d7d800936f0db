/** `npm run shots`: takes a picture of every slide and every step. */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { launch } from '../browser/browser.ts'
import { goTo, openDeckPage, slidesOf } from '../browser/deckPage.ts'
import { openPrintRendition } from '../pdf/printPage.ts'
import { buildDeckIfStale, distFolder, projectFolder, serveFolder } from '../serve.ts'
import { oneOf, parseSize, readOptions } from './options.ts'

const usage = `npm run shots [-- --size 1280x720] [--theme dark|light] [--slide ID] [--out FOLDER] [--print]

Takes a picture of every slide and every step: NN-id-step.png.
  --size WxH      the window, such as 1280x720 (default), 1024x768 or 3840x2160
  --theme NAME    light (default) or dark
  --slide ID      this slide only
  --out FOLDER    where to (default shots/)
  --print         the pages of the print rendition instead: NN-id-print.png`

/** Pictures of the whole deck, or of one slide of it; says what the page complained about, and fails if it did. */
export async function main(args: string[]): Promise<number | undefined> {
  const options = readOptions(args, usage, {
    size: { type: 'string', default: '1280x720' },
    theme: { type: 'string', default: 'light' },
    slide: { type: 'string' },
    out: { type: 'string', default: join(projectFolder, 'shots') },
    print: { type: 'boolean', default: false },
  })
  if (!options) return
  const theme = oneOf('--theme', options.theme, ['light', 'dark'])
  const out = resolve(options.out)
  const viewport = parseSize('--size', options.size)
  await buildDeckIfStale()
  await mkdir(out, { recursive: true })
  if (out === join(projectFolder, 'shots') && options.slide === undefined) await removePictures(out)
  const served = await serveFolder(distFolder)
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport })
    const complaints = collectComplaints(page)
    const take = options.print ? printPages : slidesAndSteps
    const count = await take(page, { url: served.url, theme, out, only: options.slide })
    console.log(`${count} ${count === 1 ? 'picture' : 'pictures'} in ${relative('.', out) || '.'}/`)
    for (const complaint of complaints) console.error(`The page complained: ${complaint}`)
    return complaints.length > 0 ? 1 : 0
  } finally {
    await browser.close()
    await served.close()
  }
}

interface Task {
  url: string
  theme: string
  out: string
  only: string | undefined
}

async function slidesAndSteps(page: Page, { url, theme, out, only }: Task): Promise<number> {
  await openDeckPage(page, `${url}?motion=none&theme=${theme}`)
  const slides = await slidesOf(page)
  const chosen = choose(slides, only)
  for (const slide of chosen)
    for (let step = 0; step <= slide.steps; step++) {
      await goTo(page, slide, step)
      await page.screenshot({ path: join(out, `${number(slides.indexOf(slide) + 1)}-${slide.id}-${step}.png`) })
    }
  return chosen.reduce((sum, { steps }) => sum + steps + 1, 0)
}

async function printPages(page: Page, { url, theme, out, only }: Task): Promise<number> {
  await openPrintRendition(page, { url, theme })
  await page.emulateMedia({ media: 'print' })
  const sections = await page.locator('section[id]').all()
  const slides = await Promise.all(
    sections.map(async section => ({ section, id: (await section.getAttribute('id')) ?? '' })),
  )
  const chosen = choose(slides, only)
  for (const slide of chosen)
    await slide.section.screenshot({ path: join(out, `${number(slides.indexOf(slide) + 1)}-${slide.id}-print.png`) })
  return chosen.length
}

function choose<S extends { id: string }>(slides: S[], only: string | undefined): S[] {
  if (only === undefined) return slides
  const chosen = slides.filter(({ id }) => id === only)
  if (chosen.length > 0) return chosen
  throw new Error(`--slide: there is no slide “${only}”; there are ${slides.map(({ id }) => id).join(', ')}.`)
}

function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('requestfailed', request => complaints.push(`${request.url()}: ${request.failure()?.errorText}`))
  return complaints
}

/** Earlier pictures of ours, so that none of a slide that is gone stays behind. */
async function removePictures(folder: string): Promise<void> {
  const names = await readdir(folder)
  await Promise.all(names.filter(name => /^\d+-.+-(\d+|print)\.png$/.test(name)).map(name => rm(join(folder, name))))
}

function number(index: number): string {
  return String(index).padStart(2, '0')
}
