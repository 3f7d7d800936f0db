import { expect, test } from 'vitest'
import { readKept } from '../../../src/deck/progress/progress.ts'

const answer = { answer: 1, typed: '', ask: 'Which?', right: false }

test('what was kept is read back', () => {
  const kept = { slides: ['title'], answers: { 'explorer/1': answer, 'fit/0': { ...answer, answer: 'skipped' } } }
  expect(readKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
})

test('of what cannot be right nothing is taken, and the rest is', () => {
  for (const value of [undefined, null, 7, 'x', [], {}, { slides: [] }, { slides: 'title', answers: {} }])
    expect(readKept(value)).toBeUndefined()
  const bad = [null, 1, { ...answer, answer: -1 }, { ...answer, answer: 'open' }, { ...answer, answer: 0.5 }]
  const worse = [
    { ...answer, typed: 3 },
    { ...answer, ask: undefined },
    { ...answer, right: 'yes' },
  ]
  const answers = { good: answer, ...Object.fromEntries([...bad, ...worse].map((value, i) => [`bad-${i}`, value])) }
  expect(readKept({ slides: ['title', 3, null], answers })).toEqual({ slides: ['title'], answers: { good: answer } })
})
