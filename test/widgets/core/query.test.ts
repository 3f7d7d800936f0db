import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entriesFor, formatQuery, parseQuery } from '../../../src/widgets/core/query.ts'

test('a link stays readable: parentheses, commas and minus signs are not escaped', () => {
  expect(formatQuery([['explorer.p', 'normal(-1, 1)']])).toBe('explorer.p=normal(-1,+1)')
})

test('a plus between components survives', () => {
  const text = '0.5 normal(-2, 1) + 0.5 normal(2, 1)'
  expect(formatQuery([['p', text]])).toBe('p=0.5+normal(-2,+1)+%2B+0.5+normal(2,+1)')
  expect(parseQuery(formatQuery([['p', text]]))).toEqual([['p', text]])
})

test('whatever is written is read back', () => {
  const wellFormed = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(fc.tuple(wellFormed, wellFormed)), entries => {
      const named = entries.filter(([name]) => name !== '')
      expect(parseQuery(formatQuery(named))).toEqual(named)
    }),
  )
})

test('a figure takes its own part of a link', () => {
  const query = '?theme=dark&fit.p=normal(0,1)&explorer.p=normal(1,1)&explorer.unit=bits'
  expect(entriesFor('explorer', query)).toEqual([
    ['p', 'normal(1,1)'],
    ['unit', 'bits'],
  ])
})
