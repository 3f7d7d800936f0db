import { expect, test } from 'vitest'
import { labelRow, rowsOf } from '../../../src/ui/bar/labelRow.ts'

const room = { from: 0, to: 400 }

test('labels with room to spare stand where they would like to', () => {
  const wishes = [
    { centre: 60, width: 80 },
    { centre: 300, width: 100 },
  ]
  expect(labelRow(wishes, room, 10)).toEqual([20, 250])
})

test('two labels over the same place stand on either side of it, a gap apart', () => {
  const wishes = [
    { centre: 200, width: 80 },
    { centre: 200, width: 80 },
  ]
  expect(labelRow(wishes, room, 10)).toEqual([115, 205])
})

test('no label leaves the room', () => {
  const wishes = [
    { centre: 0, width: 80 },
    { centre: 2, width: 80 },
    { centre: 399, width: 80 },
  ]
  expect(labelRow(wishes, room, 10)).toEqual([0, 90, 320])
})

test('labels never overlap and keep their order, whatever they wish', () => {
  for (let seed = 1; seed < 200; seed++) {
    const random = (k: number) => ((seed * 7919 * (k + 1) + k * 104729) % 1000) / 1000
    const wishes = Array.from({ length: 4 }, (_, k) => ({
      centre: 500 * random(k) - 50,
      width: 20 + 60 * random(k + 9),
    }))
    wishes.sort((a, b) => a.centre - b.centre)
    const lefts = labelRow(wishes, room, 8)
    for (const [i, left] of lefts.entries()) {
      const previous = i === 0 ? -8 : lefts[i - 1]! + wishes[i - 1]!.width
      expect(left).toBeGreaterThanOrEqual(previous + 8 - 1e-9)
      expect(left + wishes[i]!.width).toBeLessThanOrEqual(400 + 1e-9)
    }
  }
})

test('what does not fit into one row starts another', () => {
  const wishes = [3, 1, 2].map(k => ({ centre: 100 * k, width: 150 }))
  expect(rowsOf(wishes, 400, 10).map(row => row.map(({ centre }) => centre))).toEqual([[100, 200], [300]])
})
