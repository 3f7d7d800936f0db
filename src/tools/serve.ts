/** Builds the deck where need be, and serves a built folder. */
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type PreviewServer, preview } from 'vite'
import { isAsRecorded } from './vite/buildRecord.ts'

/** The folder of the project, and the one its build goes to. */
export const projectFolder = resolve(import.meta.dirname, '../..')
export const distFolder = join(projectFolder, 'dist')

/** The folder of the lecture: `slides/`, or the one that SLIDES_DIR names. */
export function slidesFolder(): string {
  return resolve(projectFolder, process.env.SLIDES_DIR ?? 'slides')
}

/** Builds the deck into `outDir`, saying nothing. Throws with the list of the authors' mistakes. */
export async function buildDeck(outDir: string = distFolder): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production' // Vite would take over another one, such as a test's.
  try {
    const configFile = join(projectFolder, 'vite.config.ts')
    await build({ configFile, logLevel: 'silent', build: { outDir, emptyOutDir: true } })
  } catch (error) {
    throw plain(error)
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

/** Of a failed build what its author wants to read: what went wrong, without where in the bundler. */
function plain(error: unknown): unknown {
  const parts = error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  const messages = parts.map(part => (part instanceof Error ? part.message : String(part)))
  return messages.length > 0 ? new Error(messages.join('\n'), { cause: error }) : error
}

/** Builds the deck where `dist` is missing, older than what it is made of, or of another lecture or address. */
export async function buildDeckIfStale(): Promise<void> {
  const sources = ['slides', 'src', 'assets', 'vite.config.ts', 'package-lock.json']
  const changed = Math.max(...sources.map(name => newest(join(projectFolder, name))))
  const built = Math.min(...['index.html', 'print.html', 'speaker.html'].map(name => newest(join(distFolder, name))))
  if (!(built > changed && isAsRecorded())) await buildDeck()
}

/** When anything in `path` last changed, in ms: a file's own time, or that of a folder and all it holds; 0 for nothing. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  const inside = stats.isDirectory() ? readdirSync(path).map(name => newest(join(path, name))) : []
  return Math.max(stats.mtimeMs, ...inside)
}

export interface Served {
  /** The address of the folder, with a slash at its end. */
  url: string
  close(): Promise<void>
}

/**
 * Serves a built folder, compressed, under `base`. Port 0 is any free one; another that is taken leads to the next free
 * one. Only this machine is served unless `host` says otherwise (`0.0.0.0` is everyone on the network).
 */
export async function serveFolder(folder: string, { port = 0, host = '127.0.0.1', base = '/' } = {}): Promise<Served> {
  const server = await preview({
    configFile: false,
    root: folder,
    base,
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir: '.' },
    preview: { port, host },
  })
  return { url: `http://localhost:${portOf(server)}${base}`, close: () => server.close() }
}

function portOf(server: PreviewServer): number {
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
