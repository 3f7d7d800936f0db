import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { figure, initialState } from '../src/widgets/core/state.ts'
import { widgets } from '../src/widgets/index.ts'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

describe.each(Object.entries(widgets))('README on %s', (name, { model }) => {
  const [, fields = '', quantities = ''] =
    new RegExp(`^\\| \`${name}\`[^|]*\\|([^|]*)\\|([^|]*)\\|$`, 'm').exec(readme) ?? []
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

  test('lists its fields', () => {
    expect(names(fields)).toEqual(Object.keys(model.fields))
  })

  test('lists the quantities it starts with, one of each kind', () => {
    const shown = Object.keys(figure(model, initialState(model.fields)).quantities)
    const listed = names(quantities)
    for (const quantity of shown) {
      const first = quantity.replace(/-\d+-/, '-1-').replace(/-(mean-x|mean-y|var-x|cov|var-y)$/, '-kl')
      expect(
        listed.some(word => word === quantity || word === first || quantity.startsWith(word.replace('…', ''))),
        quantity,
      ).toBe(true)
    }
  })
})

test('README names every package the project stands on, each with a reason, and no other', () => {
  const [, table = ''] = /## What it stands on\n([\s\S]*?)\n## /.exec(readme) ?? []
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
