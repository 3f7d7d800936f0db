/** Finds what a lecture is made of: its Markdown files, and the files that slides may show. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import type { Source } from './compile.ts'

/** A `README.md` beside the slides is for those who write them. */
const isPart = (name: string) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md'

/** The lecture's files in the order of their names, named as diagnostics name them: `slides/10-kl.md`. */
export function readSources(dir: string): Source[] {
  return readdirSync(dir)
    .filter(isPart)
    .sort()
    .map(name => ({ path: `${basename(dir)}/${name}`, text: readFileSync(join(dir, name), 'utf8') }))
}

/** Every file and folder under `dir`, as paths within it; none where there is no such folder. */
export function listAssets(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll(sep, '/'))
    .sort()
}
