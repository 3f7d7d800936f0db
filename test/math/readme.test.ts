import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import * as math from '../../src/math/index.ts'

const folder = join(import.meta.dirname, '../../src/math')
const text = readFileSync(join(folder, 'README.md'), 'utf8')

/** The names that a file exports by lists and by its own declarations, those of types too. */
function exportsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const lists = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','))
  const listed = lists
    .map(item =>
      item
        .trim()
        .replace(/^type /, '')
        .replace(/^.* as /, ''),
    )
    .filter(item => item !== '')
  const declared = [...source.matchAll(/^export (?:const|function|interface|type|class) (\w+)/gm)].map(
    ([, name = '']) => name,
  )
  const types = [...source.matchAll(/^export type \* from '(.*)'/gm)].flatMap(([, from = '']) =>
    exportsOf(join(dirname(file), from)).filter(name => /^[A-Z]/.test(name)),
  )
  return [...listed, ...declared, ...types]
}

const exported = [...new Set(exportsOf(join(folder, 'index.ts')))].sort()
const section = /^## What one can call$(.*?)^## /ms.exec(text)?.[1] ?? ''
const named = [...section.matchAll(/^- (.*?) — /gm)].flatMap(([, names = '']) => names.split(', '))

test('the README names every export, each once, and none that is not there', () => {
  expect(named.map(name => name.replaceAll('`', '')).sort()).toEqual(exported)
})

test('every value that can be imported is among the exports found', () => {
  expect(exported).toEqual(expect.arrayContaining(Object.keys(math)))
})

test('the README tells every folder', () => {
  const told = [...text.matchAll(/^\| `(\w+)\/` \|/gm)].map(([, name]) => name)
  const imported = readFileSync(join(folder, 'index.ts'), 'utf8').matchAll(/from '\.\/(\w+)\//g)
  expect(told).toEqual(expect.arrayContaining([...imported].map(([, name]) => name)))
})
