import { expect, test } from 'vitest'
import { browserTestsFor, reaching } from '../../../src/tools/commands/testChanged.ts'

const dependents = new Map([
  ['src/math/fit/fitReverse.ts', ['src/math/index.ts']],
  ['src/math/index.ts', ['src/widgets/fit/model.ts', 'src/widgets/dial/model.ts']],
  ['src/widgets/fit/model.ts', ['src/widgets/models.ts', 'src/widgets/fit/view.ts']],
  ['src/widgets/models.ts', []],
])

test('what imports a file is found through others, and a circle ends', () => {
  const circle = new Map([
    ['a', ['b']],
    ['b', ['a']],
  ])
  expect([...reaching('a', circle)]).toEqual(['a', 'b'])
  expect(reaching('src/math/fit/fitReverse.ts', dependents)).toContain('src/widgets/fit/view.ts')
})

test('a change in the mathematics drives the figures that use it', () => {
  expect(browserTestsFor(['src/math/fit/fitReverse.ts'], dependents)).toEqual([
    'test/browser/figures/dial',
    'test/browser/figures/fit',
  ])
})

test.each([
  ['src/deck/presenting/pen.ts', ['test/browser/presenting/']],
  ['src/deck/find/words.ts', ['test/browser/finding/']],
  ['test/browser/finding/search.test.ts', ['test/browser/finding/search.test.ts']],
  ['test/browser/print/pdfTools.ts', ['test/browser/print/']],
  ['test/math/fit/fits.test.ts', []],
  ['README.md', []],
])('%s drives %j', (file, tests) => {
  expect(browserTestsFor([file], dependents)).toEqual(tests)
})

test.each(['src/deck/start.ts', 'src/index.html', 'vite.config.ts', 'package-lock.json', 'test/browser/harness.ts'])(
  '%s, which everything stands on, drives all of them',
  file => {
    expect(browserTestsFor([file], dependents)).toEqual(['test/browser/'])
  },
)
