import { expect, it } from 'vitest'
import { hellinger, parseDistribution, totalVariation } from '../../../src/math/index.ts'
import { erf } from '../../../src/math/numerics/special.ts'
import { anyDistribution, anyNormal } from '../arbitrary.ts'
import fc from '../fastCheck.ts'

// Distribution functions at the crossings, with mpmath to 30 digits.
it.each([
  ['normal(5, 1)', 'normal(5.0035, 1.004)', 0.0022898318261902181],
  ['0.5 normal(-2, 0.3) + 0.5 normal(2, 0.3)', 'normal(0.5, 1.4)', 0.7043353778529948],
])('of %s and %s counts both sides of every crossing', (a, b, want) => {
  expect(totalVariation(parseDistribution(a), parseDistribution(b))).toBeCloseTo(want, 14)
})

it('of two normals is erf(distance / (2√2 sd)) for equal sd', () => {
  fc.assert(
    fc.property(anyNormal(), fc.double({ min: -4, max: 4, noNaN: true }), (p, away) => {
      const q = { ...p, mean: p.mean + away * p.sd }
      const apart = Math.abs(q.mean - p.mean) / p.sd
      expect(Math.abs(totalVariation(p, q) - erf(apart / Math.SQRT2 / 2))).toBeLessThan(1e-13)
    }),
  )
})

it('lies between 1 − BC and √(1 − BC²), BC = ∫√(pq)', () => {
  fc.assert(
    fc.property(anyDistribution(), anyDistribution(), (p, q) => {
      const distance = hellinger(p, q)
      const variation = totalVariation(p, q)
      expect(variation).toBeGreaterThanOrEqual(distance * (1 - 1e-12))
      expect(variation).toBeLessThanOrEqual(Math.sqrt(distance * (2 - distance)) * (1 + 1e-12) + 1e-14)
    }),
  )
})
