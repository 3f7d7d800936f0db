import { expect, it } from 'vitest'
import { minus, placeOfLeast, slopeAt, valueAt, zeroOf } from '../../../src/math/numerics/hermiteCubic.ts'
import fc from '../fastCheck.ts'

const number = fc.double({ min: -5, max: 5, noNaN: true })
const anyCubic = () => fc.record({ from: number, to: number, slopeFrom: number, slopeTo: number })

it('a cubic has the values and slopes it is given, and its slope is its derivative', () => {
  fc.assert(
    fc.property(anyCubic(), fc.double({ min: 0, max: 1, noNaN: true }), (cubic, t) => {
      expect(valueAt(cubic, 0)).toBeCloseTo(cubic.from, 14)
      expect(valueAt(cubic, 1)).toBeCloseTo(cubic.to, 14)
      expect(slopeAt(cubic, 0)).toBeCloseTo(cubic.slopeFrom, 12)
      expect(slopeAt(cubic, 1)).toBeCloseTo(cubic.slopeTo, 12)
      const h = 1e-5
      expect(slopeAt(cubic, t)).toBeCloseTo((valueAt(cubic, t + h) - valueAt(cubic, t - h)) / (2 * h), 7)
    }),
  )
})

it('nowhere on [0, 1] is it below its least', () => {
  fc.assert(
    fc.property(anyCubic(), cubic => {
      for (const c of [cubic, minus(cubic)]) {
        const least = valueAt(c, placeOfLeast(c))
        for (let k = 0; k <= 64; k++) expect(valueAt(c, k / 64)).toBeGreaterThan(least - 1e-12)
      }
    }),
  )
})

it('is 0 where it is said to be', () => {
  fc.assert(
    fc.property(anyCubic(), cubic => {
      fc.pre(cubic.from * cubic.to < 0)
      expect(valueAt(cubic, zeroOf(cubic))).toBeCloseTo(0, 7)
    }),
  )
})
