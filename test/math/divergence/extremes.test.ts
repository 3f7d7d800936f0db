import { expect, it } from 'vitest'
import {
  alphaDivergence,
  type Distribution,
  fitReverse,
  jensenShannon,
  kl,
  klByQuadrature,
  parseDistribution,
} from '../../../src/math/index.ts'
import { gammaln } from '../../../src/math/numerics/special.ts'
import { deviation } from '../reference.ts'

it.each([
  ['normal(0, 1e-8)', 'normal(0, 1e8)'],
  ['normal(0, 1e-4)', '0.5 normal(-1, 1) + 0.5 normal(1, 1)'],
  ['normal(0, 1e4)', '0.5 normal(-1, 1) + 0.5 normal(1, 1)'],
  ['0.5 normal(-500000, 1) + 0.5 normal(500000, 1)', 'normal(0, 1)'],
  ['1 normal(0, 1) + 1e-300 normal(60, 1)', 'normal(1, 1)'],
  ['normal(1e8, 1e-8)', 'normal(0, 1e8)'],
  ['gamma(1e6, 1)', 'normal(1000000, 1000)'],
  ['student(1e9, 0, 1)', 'laplace(0, 1)'],
  ['skewnormal(0, 0.1, 0)', 'laplace(0, 1)'],
])('%s and %s: neither NaN nor negative, and both routes agree', (a, b) => {
  const [p, q] = [parseDistribution(a), parseDistribution(b)]
  for (const [from, to] of [
    [p, q],
    [q, p],
  ] as [Distribution, Distribution][]) {
    const value = kl(from, to)
    expect(value).toBeGreaterThanOrEqual(0)
    expect(deviation(klByQuadrature(from, to), value)).toBeLessThan(1e-10)
  }
  expect(jensenShannon(p, q)).toBeLessThanOrEqual(Math.LN2)
})

it('zero overlap is not infinite, and the lecture’s own pair is exactly 2', () => {
  expect(kl(parseDistribution('normal(-5, 0.3)'), parseDistribution('normal(5, 0.3)'))).toBeCloseTo(555.5556, 4)
  expect(kl(parseDistribution('normal(-1, 1)'), parseDistribution('normal(1, 1)'))).toBe(2)
  expect(kl(parseDistribution('normal(1, 1)'), parseDistribution('normal(-1, 1)'))).toBe(2)
})

it('a pole of little mass costs the power integral no digits', () => {
  // ∫ q²/p is a gamma integral: C Γ(0.9) / 0.6^0.9
  const [p, q] = ['gamma(2.5, 1)', 'gamma(1.7, 0.8)'].map(parseDistribution) as [Distribution, Distribution]
  const logC = 2 * (1.7 * Math.log(0.8) - gammaln(1.7)) + gammaln(2.5)
  const power = Math.exp(logC + gammaln(0.9) - 0.9 * Math.log(0.6))
  expect(alphaDivergence(p, q, -1)).toBeCloseTo((power - 1) / 2, 12)
})

it('a component of weight 1e-300 does not disturb the fit', () => {
  const { minima, saddles } = fitReverse(parseDistribution('1 normal(0, 1) + 1e-300 normal(3, 1)'))
  expect([minima.length, saddles.length]).toEqual([1, 0])
  expect(minima[0]!.sd).toBeCloseTo(1, 12)
})

it.each([
  [{ family: 'normal', mean: 0, sd: 0 }, 'normal: sd: expected a finite number > 0, got 0'],
  [{ family: 'normal', mean: Number.NaN, sd: 1 }, 'normal: mean: expected a finite number, got NaN'],
  [{ family: 'mixture', weights: [], components: [] }, 'mixture: expected at least one component, got none'],
  [
    { family: 'mixture', weights: [0], components: [{ family: 'normal', mean: 0, sd: 1 }] },
    'mixture: weights[0]: expected a finite number > 0, got 0',
  ],
] as [Distribution, string][])('%j is refused with argument, rule and value', (p, message) => {
  expect(() => kl(p, { family: 'normal', mean: 0, sd: 1 })).toThrow(new RangeError(message))
})
