import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathOf, readPoint, readStrokes, type Stroke } from '../../../src/deck/presenting/strokes.ts'

test('a stroke passes through its first and last point, smooth between', () => {
  const path = pathOf([
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ])
  expect(path).toBe('M0 0L5 0Q10 0 10 5L10 10')
  expect(pathOf([{ x: 3, y: 4 }])).toBe('M3 4h0.01')
  expect(pathOf([])).toBe('')
})

test('strokes come through a message as they were', () => {
  const strokes: Stroke[] = [
    {
      role: 'q',
      points: [
        { x: 1, y: 2 },
        { x: 3.5, y: 4 },
      ],
    },
  ]
  expect(readStrokes(JSON.parse(JSON.stringify(strokes)))).toEqual(strokes)
})

test('what is no stroke is left out, and the rest is kept', () => {
  const good = { role: 'p', points: [{ x: 1, y: 1 }] }
  const bad = [
    null,
    7,
    'stroke',
    { role: 'red', points: [{ x: 1, y: 1 }] },
    { role: 'p' },
    { role: 'p', points: [] },
    { role: 'p', points: [{ x: Number.NaN, y: 0 }] },
    { role: 'p', points: [{ x: '1', y: 0 }] },
    { role: 'p', points: [{ x: 1e9, y: 0 }] },
  ]
  expect(readStrokes([...bad, good])).toEqual([good])
  expect(readStrokes('nothing of the kind')).toEqual([])
  expect(readPoint({ x: Number.POSITIVE_INFINITY, y: 0 })).toBeUndefined()
})

test('no message whatever makes reading throw', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      readPoint(value)
      return readStrokes(value).every(({ points }) => points.length > 0)
    }),
  )
})
