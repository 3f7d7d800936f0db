import { expect, test, vi } from 'vitest'
import { Progress, readKept } from '../../../src/deck/progress/progress.ts'

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

test('what a newer deck has kept beside it is still there after this one has kept an answer', () => {
  const items = new Map<string, string>()
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => items.set(name, text),
    removeItem: (name: string) => items.delete(name),
  })
  const newer = { ...answer, answer: { drawn: [1, 2] } }
  const kept = { slides: [], answers: { 'fit/0': newer, 'dial/0': { ...answer, confidence: 0.7 } }, version: 3 }
  items.set('kl-progress', JSON.stringify(kept))
  const progress = new Progress()
  expect(progress.answerTo({ figure: 'fit', stage: 0, ask: 'Which?' })).toBeUndefined()
  progress.answer({ figure: 'explorer', stage: 1, ask: 'Which?' }, { answer: 1, typed: '' }, false)
  expect(JSON.parse(items.get('kl-progress')!)).toEqual({ ...kept, answers: { ...kept.answers, 'explorer/1': answer } })
  progress.clear()
  expect(items.size).toBe(0)
  vi.unstubAllGlobals()
})
