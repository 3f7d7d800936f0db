/** The budgets of the built lecture: what each part may weigh, and what it weighs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** What a part of the built lecture may weigh, in bytes as they are sent: compressed, but for fonts and the PDF. */
export interface Budget {
  what: string
  limit: number
  /** What to do where it is exceeded. */
  advice: string
  /** The files it counts, of those of the folder. */
  files(all: readonly string[], deck: string): string[]
}

export interface Weight extends Budget {
  /** Undefined where there is no such file, as for a PDF that has not been written. */
  size: number | undefined
  /** The files counted, the heaviest first. */
  heaviest: string[]
}

const ending = (pattern: RegExp) => (all: readonly string[]) => all.filter(file => pattern.test(file))

/** Scripts that the page itself names, of `kind`. */
const named = (kind: RegExp) => (_: readonly string[], deck: string) =>
  [...deck.matchAll(/<(?:script|link)\b[^>]*\.js"[^>]*>/g)]
    .filter(([tag]) => kind.test(tag))
    .map(([tag]) => /(?:src|href)="\.?\/?([^"]+\.js)"/.exec(tag)?.[1] ?? '')

/** Every budget of the project: a build beyond one of them fails. */
export const budgets: readonly Budget[] = [
  {
    what: 'JavaScript before the first slide',
    limit: 1_500,
    advice: 'assets/early.js runs before anything is seen: only theme, view and place belong there',
    files: named(/^<script(?![^>]*type="module")/),
  },
  {
    what: 'JavaScript before it can be turned',
    limit: 40_000,
    advice: 'have it loaded by import() after the first slide, as src/deck/start.ts does',
    files: named(/./),
  },
  {
    what: 'JavaScript in all',
    limit: 350_000,
    advice: 'look for a package that came in whole, or for code that is in two chunks',
    files: ending(/^(?!worker\.js$).*\.js$/),
  },
  {
    what: 'service worker',
    limit: 16_000,
    advice: 'src/offline/worker.ts keeps and answers, no more',
    files: ending(/^worker\.js$/),
  },
  {
    what: 'style sheets',
    limit: 60_000,
    advice: 'look for rules that are in two sheets, or that nothing uses',
    files: ending(/\.css$/),
  },
  {
    what: 'fonts',
    limit: 420_000,
    advice: 'ship woff2 of the Latin letters alone; a new face needs a reason',
    files: ending(/\.woff2$/),
  },
  {
    what: 'page of the slides',
    limit: 100_000,
    advice: 'a picture that stands in the page can be a file in assets/; a longer lecture may have a larger page',
    files: ending(/^index\.html$/),
  },
  {
    what: 'pictures that are shown',
    limit: 60_000,
    advice: 'draw it as SVG, or compress it',
    files: ending(/^(?!preview\.png$).*\.(svg|png|jpe?g|webp)$/),
  },
  {
    what: 'PDF',
    limit: 1_000_000,
    advice: 'look for bitmaps (pdfimages -list) and for fonts embedded twice (pdffonts)',
    files: ending(/^(?!.*-(?:steps|handout)\.pdf$)[^/]+\.pdf$/),
  },
]

/** What each budget's files weigh in `folder`. */
export function weigh(folder: string, of: readonly Budget[] = budgets): Weight[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
  const page = join(folder, 'index.html')
  const deck = existsSync(page) ? readFileSync(page, 'utf8') : ''
  return of.map(budget => {
    const sizes = budget.files(all, deck).map(file => ({ file, size: sent(join(folder, file)) }))
    sizes.sort((a, b) => b.size - a.size)
    const size = sizes.length > 0 ? sizes.reduce((sum, { size }) => sum + size, 0) : undefined
    return { ...budget, size, heaviest: sizes.map(({ file }) => file) }
  })
}

/** Bytes of a file as a server sends it: what is compressed already goes as it is. */
function sent(path: string): number {
  const content = readFileSync(path)
  return /\.(woff2|png|jpe?g|webp|pdf)$/.test(path) ? content.length : gzipSync(content).length
}

/** The budgets as a table to read. */
export function budgetTable(weights: readonly Weight[]): string {
  const rows = weights.map(({ what, size, limit }) => [
    what,
    size === undefined ? '–' : kilobytes(size),
    kilobytes(limit),
    size === undefined ? '' : `${Math.round((100 * size) / limit)} %`,
  ])
  const head = ['as sent', 'kB', 'limit', 'used']
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => row[column]!.length)))
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')
  return [head, ...rows].map(line).join('\n')
}

/** A sentence for every budget that is exceeded: the heaviest file, the limit, the size, and what to do. */
export function exceeded(weights: readonly Weight[]): string[] {
  return weights
    .filter(({ size, limit }) => size !== undefined && size > limit)
    .map(({ what, size = 0, limit, heaviest, advice }) => {
      const files = heaviest.slice(0, 3).join(', ')
      return `${what}: expected at most ${kilobytes(limit)} kB, got ${kilobytes(size)} kB (${files}): ${advice}.`
    })
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

/** Prints the table at the end of a build, and fails it where a budget of this lecture is exceeded; another's is only told. */
export function keepBudgets({ ours }: { ours: boolean }): Plugin {
  let folder = ''
  let quiet = false
  return {
    name: 'deck-budgets',
    apply: 'build',
    enforce: 'post',
    configResolved({ root, build, logLevel }) {
      folder = resolve(root, build.outDir)
      quiet = logLevel === 'silent'
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const weights = weigh(folder)
        if (!quiet) console.log(`\n${budgetTable(weights)}\n`)
        const problems = exceeded(weights)
        const told = `the build is over budget\n${problems.join('\n')}`
        if (problems.length > 0) ours ? this.error(told) : this.warn(told)
      },
    },
  }
}
