import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { budgets, budgetTable, exceeded, weigh } from '../../../src/tools/budgets/budgets.ts'

const folder = mkdtempSync(join(tmpdir(), 'weights-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(
  join(folder, 'index.html'),
  '<link rel="modulepreload" href="./b.js"><script type="module" src="./a.js"></script><script src="./early.js"></script>',
)
for (const [file, length] of [
  ['a.js', 100],
  ['b.js', 200],
  ['c.js', 400],
  ['early.js', 50],
] as const)
  writeFileSync(
    join(folder, file),
    Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * i * 7) % 90))).join(''),
  )
writeFileSync(join(folder, 'a.woff2'), Buffer.alloc(500_000))

test('scripts count where they are needed: before the first slide, before it can be turned, at all', () => {
  const heaviest = new Map(weigh(folder).map(({ what, heaviest }) => [what, heaviest.toSorted()]))
  expect(heaviest.get('JavaScript before the first slide')).toEqual(['early.js'])
  expect(heaviest.get('JavaScript before it can be turned')).toEqual(['a.js', 'b.js', 'early.js'])
  expect(heaviest.get('JavaScript in all')).toEqual(['a.js', 'b.js', 'c.js', 'early.js'])
})

test('what is over its budget is said with the file, the limit, the size and what to do', () => {
  expect(exceeded(weigh(folder))).toEqual([
    'fonts: expected at most 420.0 kB, got 500.0 kB (a.woff2): ship woff2 of the Latin letters alone; a new face needs a reason.',
  ])
})

test('the table has a row for every budget, and a dash where there is nothing to weigh', () => {
  const [head, ...rows] = budgetTable(weigh(folder)).split('\n')
  expect(head).toMatch(/^as sent +kB +limit +used$/)
  expect(rows.map(row => row.replace(/ {2}.*/, ''))).toEqual(budgets.map(({ what }) => what))
  expect(rows.at(-1)).toMatch(/^PDF +– +1000\.0 *$/)
})

test('the history has a column for every budget, and every row fills them', () => {
  const [head = '', ...rows] = readFileSync(join(import.meta.dirname, '../../budgets.csv'), 'utf8')
    .trim()
    .split('\n')
  expect(head.split(',')).toEqual(['date', 'label', ...budgets.map(({ what }) => what)])
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row.split(',')).toHaveLength(budgets.length + 2)
})
