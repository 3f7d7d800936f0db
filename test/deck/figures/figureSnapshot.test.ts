import { expect, test } from 'vitest'
import { readSnapshot } from '../../../src/deck/figures/figureSnapshot.ts'

test('a snapshot of a figure carries the answer and what was typed, and nothing else is one', () => {
  const snapshot = { stage: 0, state: '', answer: 2, dragging: false }
  for (const good of [
    snapshot,
    { ...snapshot, typed: '0.44' },
    { ...snapshot, answer: 'skipped' },
    { ...snapshot, answer: 'shown' },
  ])
    expect(readSnapshot(good)).toEqual(good)
  for (const bad of [
    { answer: -1 },
    { answer: 1.5 },
    { answer: 'seen' },
    { typed: 7 },
    { typed: 'x'.repeat(65) },
    { stage: -1 },
  ])
    expect(readSnapshot({ ...snapshot, ...bad })).toBeUndefined()
})
