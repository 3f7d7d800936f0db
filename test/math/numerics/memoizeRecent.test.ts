import { expect, it } from 'vitest'
import { memoizeRecent } from '../../../src/math/numerics/memoizeRecent.ts'

it('makes a value once for each of the last few keys, and again for older ones', () => {
  const made: number[] = []
  const tenfold = memoizeRecent((key: { id: number }) => {
    made.push(key.id)
    return 10 * key.id
  }, 2)
  const [a, b, c] = [{ id: 1 }, { id: 2 }, { id: 3 }] as const
  expect([a, a, b, a, b].map(tenfold)).toEqual([10, 10, 20, 10, 20])
  expect(made).toEqual([1, 2])
  expect([c, b, c, a].map(tenfold)).toEqual([30, 20, 30, 10])
  expect(made).toEqual([1, 2, 3, 1])
})

it('keeps nothing of what throws, and may be asked while it makes', () => {
  let fails = true
  const depthOf: (key: { inner?: object }) => number = memoizeRecent((key: { inner?: object }) => {
    if (fails) throw new RangeError('no')
    return key.inner ? 1 + depthOf(key.inner) : 0
  }, 2)
  const nested = { inner: { inner: { inner: {} } } }
  expect(() => depthOf(nested)).toThrow('no')
  fails = false
  expect(depthOf(nested)).toBe(3)
  expect(depthOf(nested.inner)).toBe(2)
})
