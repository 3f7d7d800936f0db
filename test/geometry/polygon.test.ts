import { expect, test } from 'vitest'
import { contains } from '../../src/geometry/polygon.ts'

const horseshoe = [
  { x: 0, y: 0 },
  { x: 3, y: 0 },
  { x: 3, y: 3 },
  { x: 2, y: 3 },
  { x: 2, y: 1 },
  { x: 1, y: 1 },
  { x: 1, y: 3 },
  { x: 0, y: 3 },
]

test('a point in an arm of a horseshoe lies in it, one between the arms does not', () => {
  expect(contains(horseshoe, { x: 0.5, y: 2 })).toBe(true)
  expect(contains(horseshoe, { x: 2.5, y: 2 })).toBe(true)
  expect(contains(horseshoe, { x: 1.5, y: 2 })).toBe(false)
  expect(contains(horseshoe, { x: 1.5, y: 0.5 })).toBe(true)
})

test('whichever way its corners go round', () => {
  for (const point of [
    { x: 0.5, y: 2 },
    { x: 1.5, y: 2 },
    { x: 4, y: 2 },
  ])
    expect(contains(horseshoe.toReversed(), point)).toBe(contains(horseshoe, point))
})

test('nothing lies in a polygon without corners', () => {
  expect(contains([], { x: 0, y: 0 })).toBe(false)
})
