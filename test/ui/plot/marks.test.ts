import { expect, it } from 'vitest'
import { besideMark } from '../../../src/ui/plot/marks.ts'

const area = { left: 0, right: 400, top: 0, bottom: 200 }
const mark = { x: 100, y: 100 }
const place = (others: readonly { x: number; y: number; width?: number }[], at = mark, side?: 'left') =>
  besideMark(60, at, side, others, area)

it('the text of a mark stands on its right, or on the left if told or at the edge', () => {
  expect(place([])).toEqual({ x: 113, y: 100 })
  expect(place([], mark, 'left')).toEqual({ x: 27, y: 100 })
  expect(place([], { x: 350, y: 100 })).toEqual({ x: 277, y: 100 })
})

it('it goes where it covers no other mark: the other side, below, above', () => {
  const [right, left, below] = [
    { x: 130, y: 104 },
    { x: 70, y: 96 },
    { x: 100, y: 125 },
  ]
  expect(place([right])).toEqual({ x: 27, y: 100 })
  expect(place([right, left])).toEqual({ x: 70, y: 122 })
  expect(place([right, left, below])).toEqual({ x: 70, y: 78 })
  expect(place([{ x: 130, y: 130 }])).toEqual({ x: 113, y: 100 })
})

it('nor does it run into another text', () => {
  expect(place([{ x: 150, y: 100, width: 60 }])).toEqual({ x: 27, y: 100 })
  expect(place([{ x: 20, y: 100, width: 60 }], { x: 350, y: 100 })).toEqual({ x: 277, y: 100 })
  expect(place([{ x: 250, y: 100, width: 60 }], { x: 350, y: 100 })).toEqual({ x: 320, y: 122 })
})

it('where every place is taken it stands on its side', () => {
  const around = [
    { x: 130, y: 100 },
    { x: 70, y: 100 },
    { x: 100, y: 122 },
    { x: 100, y: 78 },
  ]
  expect(place(around)).toEqual({ x: 113, y: 100 })
})
