import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import type { Fields, Model } from '../src/widgets/core/contract.ts'
import { parseQuery } from '../src/widgets/core/query.ts'
import { applyText, figure, initialState } from '../src/widgets/core/state.ts'
import { widgets } from '../src/widgets/index.ts'
import { lectureStages } from './lectureStages.ts'

const textOf = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')
const readme = textOf('README.md')
const stages = lectureStages()

/** What a widget shows at its start, in its examples and in the lecture; of numbered optima the first of each kind. */
function quantitiesOf(name: string, model: Model<Fields, unknown>): string[] {
  const start = initialState(model.fields)
  const read = (text: Iterable<readonly [string, string]>) =>
    applyText(model.fields, start, text, (field, problem) => expect.unreachable(`${field}: ${problem}`))
  const states = [
    start,
    ...model.presets.map(({ set }) => read(Object.entries(set))),
    ...stages.filter(({ widget }) => widget === name).map(({ state }) => read(parseQuery(state))),
  ]
  const shown = states.flatMap(state => Object.keys(figure(model, state).quantities))
  return [...new Set(shown.map(quantity => quantity.replace(/-\d+-/, '-1-')))]
}

describe.each(Object.entries(widgets))('README on %s', (name, { model }) => {
  const [, fields = '', quantities = ''] =
    new RegExp(`^\\| \`${name}\`[^|]*\\|([^|]*)\\|([^|]*)\\|$`, 'm').exec(readme) ?? []
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

  test('lists its fields', () => {
    expect(names(fields)).toEqual(Object.keys(model.fields))
  })

  test('lists its quantities, and no other', () => {
    expect(names(quantities).sort()).toEqual(quantitiesOf(name, model).sort())
  })
})

test('the tour of the code names every package the project stands on, each with a reason, and no other', () => {
  const [, table = ''] = /## What it stands on\n([\s\S]*)/.exec(textOf('src/README.md')) ?? []
  const rows = table
    .split('\n')
    .filter(row => row.startsWith('|'))
    .slice(2)
  const named = rows.flatMap(row => {
    const [, names = '', reason = ''] = row.split('|').map(cell => cell.trim())
    expect(reason.length, names).toBeGreaterThan(10)
    return names.split(', ')
  })
  const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const covers = (name: string, one: string) => (name.endsWith('*') ? one.startsWith(name.slice(0, -1)) : one === name)
  expect(packages.filter(one => !named.some(name => covers(name, one)))).toEqual([])
  expect(named.filter(name => !packages.some(one => covers(name, one)))).toEqual([])
})
