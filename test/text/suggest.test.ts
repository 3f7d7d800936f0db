import { expect, test } from 'vitest'
import { familyNames } from '../../src/math/index.ts'
import { didYouMean, suggest } from '../../src/text/suggest.ts'

test.each([
  ['norml', 'normal'],
  ['Nromal', 'normal'],
  ['expo', 'exponential'],
  ['unif', 'uniform'],
  ['studnet', 'student'],
])('%s was probably meant to be %s', (written, meant) => {
  expect(suggest(written, familyNames)).toBe(meant)
  expect(didYouMean(written, familyNames)).toBe(` (did you mean ${meant}?)`)
})

test.each(['xy', 'no', 'cauchy', ''])('“%s” was meant to be none of the families', written => {
  expect(suggest(written, familyNames)).toBeUndefined()
  expect(didYouMean(written, familyNames)).toBe('')
})

test('of names that begin alike the shortest is meant', () => {
  expect(suggest('nor', ['normal-in-the-plane', 'normal', 'student'])).toBe('normal')
})
