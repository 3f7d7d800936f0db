import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hooks, parts } from './browser/parts.ts'

const filesIn = (folder: string) =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .map(file => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter(file => /\.(ts|html)$/.test(file))
const textOf = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')

const tests = [...filesIn('browser'), ...filesIn('browsers')].filter(file => file !== 'browser/parts.ts')

/** A class of the deck in a selector, in a list of classes, or in an attribute. */
const ofClass =
  /\.(?:kl|speaker)-[a-z]|classList\.\w+\([^)]*['"`](?:kl|speaker)-|class(?:Name)?\b[^\w\n]{1,6}(?:kl|speaker)-/

test('tests of the page name no class but those in parts.ts, so that a class has its name in one line', () => {
  const lines = tests.flatMap(file =>
    textOf(file)
      .split('\n')
      .flatMap((line, i) => (ofClass.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
  )
  expect(tests.length).toBeGreaterThan(50)
  expect(lines).toEqual([])
})

test('every class in parts.ts is one of the page: what nobody has is never there, and “not there” would always hold', () => {
  const page = filesIn('../src').map(textOf).join('\n')
  const given = (part: string) => new RegExp(`['"\`\\s]${part.slice(1)}['"\`\\s$]`).test(page)
  expect(Object.values(parts).filter(part => !given(part))).toEqual([])
})

test('nothing stands in parts.ts that no test looks at', () => {
  const text = tests.map(textOf).join('\n')
  const used = (name: string) => new RegExp(`\\b(?:hooks|parts)\\.${name}\\b|[{,] ${name}[ ,]`).test(text)
  expect([...Object.keys(hooks), ...Object.keys(parts)].filter(name => !used(name))).toEqual([])
})
