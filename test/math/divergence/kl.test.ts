import { describe, expect, it } from 'vitest'
import { entropyByQuadrature } from '../../../src/math/divergence/entropy.ts'
import { hermiteMoments } from '../../../src/math/expectation/hermiteMoments.ts'
import { normalExpectation } from '../../../src/math/expectation/normalExpectation.ts'
import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { entropy, kl, klByQuadrature, type Mixture, type Normal, parseDistribution } from '../../../src/math/index.ts'
import { anyNormal, anyNormalMixture, scale } from '../arbitrary.ts'
import fc from '../fastCheck.ts'
import { deviation } from '../reference.ts'

/** p with every component moved and widened by about ε of its sd. */
function near(p: Mixture, epsilon: number): Mixture {
  const components = (p.components as Normal[]).map(({ mean, sd, family }, i) => ({
    family,
    mean: mean + epsilon * sd * Math.sin(i + 1),
    sd: sd * (1 + epsilon * Math.cos(3 * i)),
  }))
  return { ...p, components }
}

describe('the quick rules for mixtures of normals give what general quadrature gives', () => {
  it('KL of any two', () => {
    fc.assert(
      fc.property(anyNormalMixture(), fc.oneof(anyNormal(), anyNormalMixture()), (p, q) => {
        expect(deviation(kl(p, q), klByQuadrature(p, q))).toBeLessThan(1e-12)
        expect(deviation(kl(q, p), klByQuadrature(q, p))).toBeLessThan(1e-12)
      }),
    )
  })

  it('entropy', () => {
    fc.assert(
      fc.property(anyNormalMixture(), p => {
        expect(deviation(entropy(p), entropyByQuadrature(p))).toBeLessThan(1e-12)
      }),
    )
  })

  it('E_q[log p] as the Hermite moments have it', () => {
    const moments = new Float64Array(6)
    fc.assert(
      fc.property(anyNormalMixture(), anyNormal(), (p, { mean, sd }) => {
        hermiteMoments(targetOf(p), mean, sd, moments)
        expect(deviation(normalExpectation(targetOf(p), mean, sd), moments[0]!)).toBeLessThan(1e-13)
      }),
    )
  })
})

it('nearly equal mixtures keep their leading digits: KL grows as the square of the distance', () => {
  fc.assert(
    fc.property(anyNormalMixture(), scale(-8, -6), (p, epsilon) => {
      const there = kl(p, near(p, epsilon))
      const twice = kl(p, near(p, 2 * epsilon))
      // near() itself rounds what it moves, by 1e-15 of a location of 5 and an sd of 0.1
      expect(Math.abs(twice / there - 4)).toBeLessThan(1e-3 + 1e-13 / epsilon)
    }),
    { numRuns: 50 },
  )
})

it.each([
  ['0.5 normal(0, 1e-8) + 0.5 normal(0, 1e8)', 'normal(0, 1)'],
  ['0.5 normal(-1e6, 1) + 0.5 normal(1e6, 1)', '0.5 normal(-1e6, 1) + 0.5 normal(1000001, 1)'],
  ['1 normal(0, 1) + 1e-300 normal(60, 1)', '1 normal(0, 1) + 1e-200 normal(-60, 1)'],
  ['0.5 normal(1e8, 1e-8) + 0.5 normal(-1e8, 1)', '0.5 normal(1e8, 2e-8) + 0.5 normal(0, 1e8)'],
  ['0.3 normal(0, 1e-6) + 0.7 normal(1e-6, 1)', '0.7 normal(0, 1e-6) + 0.3 normal(1, 1e6)'],
])('at extremes too: %s and %s', (a, b) => {
  const [p, q] = [parseDistribution(a), parseDistribution(b)]
  for (const [from, to] of [
    [p, q],
    [q, p],
  ] as const) {
    const value = kl(from, to)
    expect(value).toBeGreaterThanOrEqual(0)
    expect(deviation(value, klByQuadrature(from, to))).toBeLessThan(1e-10)
  }
})
