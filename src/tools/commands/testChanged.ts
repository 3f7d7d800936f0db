/** `npm run test:changed`: the tests that what was changed can break, and no others. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../serve.ts'
import { readOptions } from './options.ts'

const usage = `npm run test:changed [-- --since REVISION]

Runs the tests that can go wrong by what was changed: those that import it, and those that drive that part of the deck
in a browser.
  --since NAME    changed since this revision (default HEAD: what is not committed yet)`

/** Which browser tests drive what stands in a folder: the first row that matches a file counts. Their names begin so. */
const drivenBy: readonly (readonly [files: RegExp, tests: readonly string[]])[] = [
  [/^(?:\.github|README\.md|src\/.*README\.md|test\/(?!browser\/|browsers\/))/, []],
  [/^src\/deck\/(?:keyboard|presenting|sync|speaker)\//, ['presenting/']],
  [/^src\/deck\/find\//, ['finding/']],
  [/^src\/deck\/reading\//, ['reading/', 'accessibility/']],
  [/^src\/deck\/progress\//, ['questions/']],
  [/^src\/deck\/figures\//, ['figures/', 'questions/', 'slides/', 'print/']],
  [/^src\/(?:deck\/print|tools\/pdf)\//, ['print/']],
  [/^src\/ui\//, ['figures/', 'slides/everyStep', 'presenting/legible']],
  [/^src\/style\//, ['slides/', 'presenting/legible', 'accessibility/', 'reading/', 'print/']],
  [/^src\/offline\//, ['delivery/offline']],
  [/^(?:src\/compiler\/|slides\/|assets\/)/, ['slides/', 'questions/', 'authoring/', 'reading/', 'print/']],
  [/^src\/tools\/vite\//, ['delivery/', 'authoring/']],
  [/^src\/tools\/commands\//, ['delivery/', 'print/']],
]

/** The tests of `test/browser`, by the beginnings of their names, that `changed` files can break; a widget also by what it imports. */
export function browserTestsFor(
  changed: readonly string[],
  dependents: ReadonlyMap<string, readonly string[]>,
): string[] {
  const found = new Set<string>()
  for (const file of changed) for (const name of testsOf(file, dependents)) found.add(`test/browser/${name}`)
  return [...found].sort()
}

function testsOf(file: string, dependents: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [, own] = /^test\/browser\/(.+)$/.exec(file) ?? []
  if (own) return [own.endsWith('.test.ts') ? own : own.includes('/') ? own.replace(/[^/]+$/, '') : '']
  if (/^src\/(?:math|text|geometry|widgets)\//.test(file)) return figuresOf(reaching(file, dependents))
  return drivenBy.find(([files]) => files.test(file))?.[1] ?? ['']
}

/** The tests of the widgets among `files`. */
function figuresOf(files: Iterable<string>): string[] {
  const names = [...files].map(file => /^src\/widgets\/([^/]+)\/(?:model|view)\.ts$/.exec(file)?.[1])
  return names.filter(name => name !== undefined).map(name => `figures/${name}`)
}

/** `file`, and everything that imports it, directly or not. */
export function reaching(file: string, dependents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([file])
  for (const one of found) for (const next of dependents.get(one) ?? []) found.add(next)
  return found
}

/** Who imports what: for every file of `src`, the files with an import of it. */
function dependentsInSource(): Map<string, string[]> {
  const report = run('npx', ['depcruise', '--output-type', 'json', '--', 'src'])
  const { modules } = JSON.parse(report) as { modules: { source: string; dependents: string[] }[] }
  return new Map(modules.map(({ source, dependents }) => [source, dependents]))
}

/** Runs the tests, the quick ones first; the exit code is that of the first run that failed. */
export async function main(args: string[]): Promise<number | undefined> {
  const options = readOptions(args, usage, { since: { type: 'string', default: 'HEAD' } })
  if (!options) return
  const changed = changedSince(options.since)
  if (changed.length === 0) {
    console.log(`Nothing has changed since ${options.since}.`)
    return
  }
  const unit = vitest('unit', ['--changed', options.since, '--passWithNoTests'])
  if (unit !== 0) return unit
  const names = browserTestsFor(changed, dependentsInSource())
  const all = readdirSync(join(projectFolder, 'test/browser'), { recursive: true, encoding: 'utf8' })
  const tests = names.filter(name => all.some(file => `test/browser/${file}`.startsWith(name)))
  if (tests.length === 0) console.log('No browser test drives what was changed.')
  else return vitest('browser', tests)
}

function changedSince(revision: string): string[] {
  const lines = (...command: string[]) => run('git', command).split('\n')
  const listed = [
    ...lines('diff', '--name-only', revision),
    ...lines('ls-files', '--others', '--exclude-standard'),
  ].filter(name => name !== '')
  return [...new Set(listed)]
}

function vitest(project: string, more: string[]): number {
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', project, ...more], {
    cwd: projectFolder,
    stdio: 'inherit',
  })
  return status ?? 1
}

function run(command: string, args: string[]): string {
  return execFileSync(command, args, { cwd: projectFolder, encoding: 'utf8', maxBuffer: 1e8 })
}
