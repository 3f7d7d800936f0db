import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clock,
  readRehearsal,
  settleTarget,
  sharesOf,
  totalSeconds,
  withTime,
} from '../../../src/deck/presenting/rehearsal.ts'

const fresh = readRehearsal(null)

test('time adds up slide by slide', () => {
  const done = withTime(withTime(withTime(fresh, 'a', 10), 'b', 20), 'a', 5)
  expect(done.seconds).toEqual({ a: 15, b: 20 })
  expect(totalSeconds(done)).toBe(35)
})

test('a laptop that slept did not talk, and a clock set back takes nothing away', () => {
  expect(withTime(fresh, 'a', 3600)).toBe(fresh)
  expect(withTime(fresh, 'a', -5)).toBe(fresh)
  expect(withTime(fresh, 'a', Number.NaN)).toBe(fresh)
})

test('the shares of the visited slides add up to the target, more for longer notes', () => {
  const done = { ...fresh, target: 10, seconds: { a: 1, b: 2 } }
  const shares = sharesOf(done, [
    { id: 'a', words: 60 },
    { id: 'b', words: 160 },
    { id: 'c', words: 500 },
  ])
  expect(shares.map(({ id, share }) => [id, share])).toEqual([
    ['a', 200],
    ['b', 400],
  ])
})

test('a target is a whole number of minutes within its range', () => {
  expect([settleTarget(0), settleTarget(20.4), settleTarget(1e9), settleTarget(Number.NaN), settleTarget('9')]).toEqual(
    [1, 20, 600, 45, 45],
  )
})

test('whatever was stored, a rehearsal can be read from it', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      const { target, seconds } = readRehearsal(value)
      return target >= 1 && target <= 600 && Object.values(seconds).every(time => time >= 0)
    }),
  )
})

test('minutes and seconds are written as a clock shows them', () => {
  expect([clock(0), clock(59.6), clock(605)]).toEqual(['0:00', '1:00', '10:05'])
})
