import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { ensureBrowser } from '../../src/tools/browser/browser.ts'
import { printDeck } from '../../src/tools/pdf/printDeck.ts'
import { buildDeckIfStale, distFolder, projectFolder, serveFolder } from '../../src/tools/serve.ts'
import { duration, median, ratio, table } from './table.ts'

const runs = 2
const decktapeVersion = '3.16.1'

interface Sample {
  time: number
  bytes: Uint8Array
}

/**
 * The export beside decktape on the same built deck, in turn, each with a browser of its own. decktape waits a second
 * before each page unless told otherwise.
 */
export async function run(): Promise<void> {
  await buildDeckIfStale()
  const exports: { name: string; samples: Sample[]; problem?: string; make(): Promise<Uint8Array> }[] = [
    { name: 'npm run pdf', samples: [], make: async () => (await printDeck(distFolder)).bytes },
    { name: `decktape ${decktapeVersion}`, samples: [], make: () => decktape() },
    { name: `decktape ${decktapeVersion}, without its pauses`, samples: [], make: () => decktape('--pause', '0') },
  ]
  for (let round = 0; round < runs; round++)
    for (const one of exports) {
      if (one.problem) continue
      try {
        const began = performance.now()
        const bytes = await one.make()
        one.samples.push({ time: performance.now() - began, bytes })
      } catch (error) {
        one.problem = (error instanceof Error ? error.message : String(error)).split('\n')[0]!
      }
    }
  const own = median(exports[0]!.samples.map(({ time }) => time))
  const rows = await Promise.all(
    exports.map(async ({ name, samples, problem }) => {
      if (problem) return [name, `not measured: ${problem}`]
      const time = median(samples.map(({ time }) => time))
      return [name, duration(time), ratio(time, own), ...(await contents(samples[0]!.bytes))]
    }),
  )
  console.log(`from the built deck to the file, medians of ${runs}\n`)
  console.log(table(['export', 'time', '', 'pages', 'size', 'bitmaps', 'outline', 'tagged'], rows))
}

async function contents(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const bitmaps = pdf.context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
    )
  const has = (name: string) => (pdf.catalog.has(PDFName.of(name)) ? 'yes' : 'no')
  const size = `${(bytes.length / 1e6).toFixed(2)} MB`
  return [String(pdf.getPageCount()), size, String(bitmaps.length), has('Outlines'), has('StructTreeRoot')]
}

const folder = join(projectFolder, 'scratch', 'decktape')

/** Installs decktape where it is not yet, without a browser of its own: it drives the one of this system. */
function installed(): string {
  const program = join(folder, 'node_modules/decktape/decktape.js')
  if (existsSync(program)) return program
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', `decktape@${decktapeVersion}`],
    {
      encoding: 'utf8',
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: 'true' },
      timeout: 300_000,
    },
  )
  if (status !== 0) throw new Error(`decktape could not be installed: ${stderr.trim().split('\n').at(-1)}`)
  return program
}

/** The built deck as decktape wants it: with the engine as the global `Reveal`. */
async function deckWithGlobal(): Promise<string> {
  const copy = join(folder, 'deck')
  await cp(distFolder, copy, { recursive: true })
  await writeFile(
    join(copy, 'global.js'),
    "Object.defineProperty(window, 'Reveal', { get: () => window.deck?.reveal, configurable: true })",
  )
  const html = await readFile(join(copy, 'index.html'), 'utf8')
  await writeFile(join(copy, 'index.html'), html.replace('<head>', '<head><script src="./global.js"></script>'))
  return copy
}

async function decktape(...options: string[]): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true })
  const program = installed()
  const file = join(folder, 'deck.pdf')
  await rm(file, { force: true })
  const served = await serveFolder(await deckWithGlobal())
  const sandbox = process.getuid?.() === 0 ? ['--chrome-arg=--no-sandbox'] : []
  const args = [
    program,
    '--chrome-path',
    ensureBrowser(),
    ...sandbox,
    '-s',
    '1280x720',
    'reveal',
    ...options,
    `${served.url}?motion=none`,
    file,
  ]
  try {
    const code = await exitCode(spawn(process.execPath, args, { stdio: 'ignore', timeout: 600_000 }))
    if (code !== 0 || !existsSync(file)) throw new Error(`decktape ended with code ${code}`)
    return await readFile(file)
  } finally {
    await served.close()
  }
}

function exitCode(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', done)
  })
}
