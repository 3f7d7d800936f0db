/** `npm run pdf`: writes the lecture as a PDF. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { messageOf } from '../../compiler/diagnostics/diagnostics.ts'
import { readLecture } from '../../compiler/lecture.ts'
import { printDeck } from '../pdf/printDeck.ts'
import { buildDeckIfStale, distFolder, projectFolder, slidesFolder } from '../serve.ts'
import { oneOf, readOptions, UsageError } from './options.ts'
import { showProgress } from './progress.ts'

const usage = `npm run pdf [-- OPTION …]

Writes the lecture as a PDF: figures as vectors, text to search and copy, tags, an outline.

  --steps            a page for every step of a slide, questions left open
  --handout          slides with what the lecturer says, and the figures' questions and answers, upright
  --slides A-B       these slides only, by the number in their corner: 3-7 or 3
  --paper NAME       slide (default; 1280 × 720), a4 or letter; a handout is on a4 unless told otherwise
  --theme NAME       light (default) or dark
  --out FILE         where to (default dist/NAME.pdf, …-steps.pdf, …-handout.pdf; NAME is
                     “file” in slides/lecture.json)
  --help             this page

Where the deck is online, each figure gets a link and a QR code back to itself, live: put the address into
DECK_URL, or as "homepage" into package.json. SOURCE_DATE_EPOCH (seconds since 1970) sets the file's date; the
same deck with the same date gives the same bytes.

Exit code: 0 written, 1 failed, 2 wrong options.

  npm run pdf
  npm run pdf -- --handout --paper letter --slides 2-6
  DECK_URL=https://example.org/kl/ npm run pdf -- --steps --out talk.pdf`

/** Builds the deck where need be, prints it into a file, and says where that is. */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, usage, {
    steps: { type: 'boolean', default: false },
    handout: { type: 'boolean', default: false },
    slides: { type: 'string' },
    paper: { type: 'string' },
    theme: { type: 'string', default: 'light' },
    out: { type: 'string' },
  })
  if (!options) return
  const pages = pagesOf(options)
  const asked = {
    pages,
    theme: oneOf('--theme', options.theme, ['light', 'dark']),
    paper: paperOf(options.paper, pages),
    slides: options.slides === undefined ? undefined : parseRange('--slides', options.slides),
    home: publicAddress(process.env.DECK_URL, await homepage()),
    date: dateOf(process.env.SOURCE_DATE_EPOCH),
  }
  const suffix = pages === 'slides' ? '' : `-${pages}`
  const file = resolve(options.out ?? join(distFolder, `${readLecture(slidesFolder()).file}${suffix}.pdf`))
  const progress = showProgress()
  const began = performance.now()
  try {
    progress.at(0, 'building the deck')
    await buildDeckIfStale()
    const { bytes, pages } = await printDeck(distFolder, defined(asked), progress.at)
    await write(file, bytes)
    progress.done()
    console.log(summary(file, pages, bytes.length, performance.now() - began))
  } catch (error) {
    progress.done()
    throw error
  }
}

function pagesOf({ steps, handout }: { steps: boolean; handout: boolean }): 'slides' | 'steps' | 'handout' {
  if (steps && handout) throw new UsageError('--steps and --handout: expected one of them. Run the command twice.')
  return steps ? 'steps' : handout ? 'handout' : 'slides'
}

function paperOf(paper: string | undefined, pages: string): string | undefined {
  if (paper === undefined) return undefined
  if (pages === 'handout' && paper === 'slide')
    throw new UsageError('--paper: a handout is for reading on paper: expected a4 or letter, got “slide”.')
  return oneOf('--paper', paper, ['a4', 'letter', 'slide'])
}

/** “3-7” or “3” as it is; throws where it is no range of slides. */
export function parseRange(name: string, text: string): string {
  const [, first, last] = /^(\d+)(?:[-–](\d+))?$/.exec(text.trim()) ?? []
  const [from, to] = [Number(first), Number(last ?? first)]
  if (!(from >= 1 && to >= from)) throw new UsageError(`${name}: expected slides such as 3-7 or 3, got “${text}”.`)
  return `${from}-${to}`
}

/** The address that `DECK_URL` gives, else package.json; throws where it is none that a phone could open. */
export function publicAddress(told: string | undefined, homepage: string | undefined): string | undefined {
  const [name, text] = told ? ['DECK_URL', told] : ['"homepage" in package.json', homepage]
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url.href
  throw new UsageError(`${name}: expected an address such as https://example.org/kl/, got “${text}”.`)
}

/** The date of SOURCE_DATE_EPOCH, else now. */
export function dateOf(epoch: string | undefined): Date {
  if (!epoch) return new Date()
  if (/^\d{1,12}$/.test(epoch)) return new Date(Number(epoch) * 1000)
  throw new UsageError(`SOURCE_DATE_EPOCH: expected seconds since 1970, got “${epoch}”.`)
}

async function homepage(): Promise<string | undefined> {
  return JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')).homepage
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  } catch (error) {
    throw new Error(`--out: ${file} cannot be written: ${messageOf(error)}. Name another file.`)
  }
}

function summary(file: string, pages: number, bytes: number, ms: number): string {
  const size = bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(2)} MB`
  return `${relative('.', file)}: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${size}, in ${(ms / 1000).toFixed(1)} s`
}

/** Without the keys that have no value. */
function defined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never
}
