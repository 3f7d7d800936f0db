import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

const project = join(import.meta.dirname, '..')
const documents = [
  'README.md',
  '.github/CONTRIBUTING.md',
  ...['slides', 'src', 'test'].flatMap(folder =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => basename(name) === 'README.md')
      .map(name => `${folder}/${name}`),
  ),
]

/** What the recipe for a new widget tells its reader to write. */
const toBeWritten = ['src/widgets/entropy/model.ts', 'src/widgets/entropy/view.ts']

const isPath =
  /^(?:src|test|slides|assets|\.ci|\.github)\/[\w./*-]*$|^(?:\.dependency-cruiser\.cjs|[\w.-]+\.config\.ts)$/

describe.each(documents)('what %s names exists:', document => {
  const text = readFileSync(join(project, document), 'utf8')
  const codes = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  const commands = [...text.matchAll(/\bnp[mx] [^`\n#]*/g)].map(([command]) => command.trim())

  test('files and folders, alone and in commands', () => {
    const words = [...codes, ...commands.flatMap(command => command.split(/\s+/))]
    const paths = words.filter(word => isPath.test(word) && !toBeWritten.includes(word))
    const missing = paths.filter(path => !existsSync(join(project, path.replace(/[^/]*\*.*$/, ''))))
    expect(missing).toEqual([])
  })

  test('what its links lead to', () => {
    const links = [...text.replace(/^````[\s\S]*?^````/gm, '').matchAll(/\]\(([^)#\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter(target => !target.startsWith('http') && !target.startsWith('assets/'))
    expect(links.filter(target => !existsSync(join(project, dirname(document), target)))).toEqual([])
  })

  test('scripts of npm, and the parts of the benchmark', () => {
    const scripts = commands.flatMap(command =>
      [...command.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    )
    expect(scripts.filter(name => !Object.hasOwn(manifest.scripts, name))).toEqual([])
    const parts = commands.flatMap(command => /npm run bench -- ([a-z ]+)/.exec(command)?.[1]?.trim().split(' ') ?? [])
    expect(parts.filter(part => !existsSync(join(project, 'test/bench', `${part}.ts`)))).toEqual([])
  })
})

test('every page of words is looked at', () => {
  expect(documents).toEqual(expect.arrayContaining(['slides/README.md', 'src/README.md', 'test/bench/README.md']))
})
