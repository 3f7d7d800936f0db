import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const source = join(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts'))
const longest = 240

/** The first sentence of the doc comment that a file opens with; undefined where it opens with anything else. */
function openingOf(text: string): string | undefined {
  const [, comment] = /^\/\*\*(.*?)\*\//s.exec(text) ?? []
  const words = comment
    ?.replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  return words && (/^.*?[.?](?=\s|$)/.exec(words)?.[0] ?? words)
}

/** What is wrong with how a file opens. */
function problemOf(text: string): string | undefined {
  const opening = openingOf(text)
  if (opening === undefined) return 'expected a doc comment /** … */ before all else'
  if (!/\w.*\.$/.test(opening)) return `expected a sentence with a full stop, got “${opening}”`
  if (opening.length > longest) return `expected at most ${longest} characters, got ${opening.length}: “${opening}”`
  return undefined
}

test('every file of src opens with one sentence that says what it is', () => {
  expect(files.length).toBeGreaterThan(100)
  const problems = files.flatMap(
    file => problemOf(readFileSync(join(source, file), 'utf8'))?.replace(/^/, `src/${file}: `) ?? [],
  )
  expect(problems).toEqual([])
})

describe('an opening is refused', () => {
  test.each([
    ['where an import comes first', "import { x } from './x.ts'\n\n/** What it is. */\n", 'before all else'],
    ['where it is another kind of comment', '// What it is.\n', 'before all else'],
    ['where it is empty', '/** */\n', 'a sentence'],
    ['where it is no sentence', '/** What it is */\n', 'full stop'],
    ['where its sentence is too long', `/** ${'Very '.repeat(60)}long. */\n`, 'at most 240'],
  ])('%s', (_, text, problem) => {
    expect(problemOf(text)).toContain(problem)
  })
})
