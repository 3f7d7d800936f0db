import { expect, test } from 'vitest'
import { multiples, roundTicks, wholeTicks } from '../../../src/widgets/shared/ticks.ts'

test('ticks are round numbers within their range', () => {
  expect(roundTicks({ min: 0, max: 2.8 }, 5)).toEqual([0, 1, 2])
  expect(roundTicks({ min: -1, max: 0.4 }, 5)).toEqual([-1, -0.5, 0])
  expect(roundTicks({ min: 0, max: 0 }, 5)).toEqual([])
})

test('an end of the range that is a multiple is one of them, whatever rounding leaves of it', () => {
  expect(multiples({ min: -0.3, max: 0.1 + 0.2 }, 0.1)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3])
})

test('places have ticks at every second number, at every fifth where there are many', () => {
  expect(wholeTicks({ min: -6, max: 6 })).toEqual([-6, -4, -2, 0, 2, 4, 6])
  expect(wholeTicks({ min: -8, max: 8 })).toEqual([-5, 0, 5])
})
