import { describe, expect, it } from 'vitest'
import { sdDomain } from '../../../src/math/alpha/sdDomain.ts'
import { powerIntegralFinite } from '../../../src/math/divergence/powerIntegral.ts'
import {
  alphaDivergence,
  type Distribution,
  type Fit,
  fitAlpha,
  fitForward,
  fitReverse,
  parseDistribution,
} from '../../../src/math/index.ts'
import { anyDistribution } from '../arbitrary.ts'
import fc from '../fastCheck.ts'

const everywhere = [
  'laplace(1, 2)',
  'student(9, 0, 1)',
  'logistic(-1, 0.5)',
  'skewnormal(0, 1, 4)',
  '0.4 laplace(-3, 0.5) + 0.6 normal(2, 1)',
  '0.5 student(9, -4, 1) + 0.5 student(7, 4, 1)',
  '0.3 uniform(-1, 1) + 0.7 normal(0, 2)',
]
const oneSided = ['gumbel(0, 1)']
const partly = [
  'uniform(0, 2)',
  'triangular(0, 1, 3)',
  'exponential(2, 1)',
  'gamma(2.5, 1)',
  'gamma(0.5, 1)',
  'beta(2, 5)',
]
const withGap = ['0.5 uniform(0, 1) + 0.5 uniform(3, 4)', '0.5 exponential(1) + 0.5 uniform(-3, -2)']

const anyAlpha = fc.integer({ min: -2000, max: 3000 }).map(k => k / 1000)

/** ∂D/∂(mean/sd) and ∂D/∂(log sd) by the central difference of sixth order. */
function gradient(p: Distribution, { mean, sd }: Fit, alpha: number): [number, number] {
  const step = 0.001
  const derivative = (f: (t: number) => number) =>
    (45 * (f(step) - f(-step)) - 9 * (f(2 * step) - f(-2 * step)) + (f(3 * step) - f(-3 * step))) / (60 * step)
  const at = (m: number, s: number) => alphaDivergence(p, { family: 'normal', mean: m, sd: s }, alpha)
  return [derivative(t => at(mean + t * sd, sd)), derivative(t => at(mean, sd * Math.exp(t)))]
}

function expectMinima(p: Distribution, alpha: number): void {
  const { minima } = fitAlpha(p, alpha)
  expect(minima.length).toBeGreaterThan(0)
  for (const fit of minima) {
    const [along, wider] = gradient(p, fit, alpha)
    expect(Math.abs(along)).toBeLessThan(1e-9)
    expect(Math.abs(wider)).toBeLessThan(1e-9)
    expect(Math.abs(alphaDivergence(p, { family: 'normal', ...fit }, alpha) - fit.value)).toBeLessThan(1e-10)
    for (const [along, wider] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [0.7, 0.7],
      [0.7, -0.7],
    ] as const) {
      const beside = {
        family: 'normal',
        mean: fit.mean + 1e-3 * along * fit.sd,
        sd: fit.sd * Math.exp(1e-3 * wider),
      } as const
      expect(alphaDivergence(p, beside, alpha)).toBeGreaterThan(fit.value)
    }
  }
}

describe.each([...everywhere, ...oneSided, ...partly, ...withGap])('fitAlpha of %s', text => {
  const p = parseDistribution(text)

  it.each([0.02, 0.2, 0.5, 0.9, 0.98])('is a minimum of the divergence at α = %s', alpha => expectMinima(p, alpha))

  it('comes to the forward fit at α = 1', () => {
    const [want] = fitForward(p).minima
    if (!want) return
    const { minima } = fitAlpha(p, 1 - 1e-9)
    expect(minima).toHaveLength(1)
    expect(minima[0]!.mean).toBeCloseTo(want.mean, 6)
    expect(minima[0]!.sd).toBeCloseTo(want.sd, 6)
  })
})

describe.each(everywhere)('fitAlpha of %s', text => {
  const p = parseDistribution(text)

  it('comes to the reverse fits at α = 0, from both sides', () => {
    const want = fitReverse(p).minima
    for (const alpha of [-1e-9, 1e-9]) {
      const { minima } = fitAlpha(p, alpha)
      expect(minima).toHaveLength(want.length)
      for (const fit of want)
        expect(minima.some(got => Math.hypot(got.mean - fit.mean, got.sd - fit.sd) < 1e-6)).toBe(true)
    }
  })
})

describe.each(everywhere.filter(text => !text.startsWith('skewnormal')))('fitAlpha of %s', text => {
  it.each([-2, -0.5, -0.02])('is a minimum of the divergence at α = %s', alpha =>
    expectMinima(parseDistribution(text), alpha),
  )
})

describe.each([
  ...partly.filter(text => !/exponential|gamma/.test(text)),
  withGap[0]!,
  '0.3 uniform(-1, 1) + 0.7 normal(0, 2)',
])('fitAlpha of %s', text => {
  it.each([1.02, 1.5, 3])('is a minimum of the divergence at α = %s', alpha =>
    expectMinima(parseDistribution(text), alpha),
  )
})

describe('fitAlpha', () => {
  it('finds nothing where the divergence is least on a bound of sd, as that of a skew normal', () => {
    const p = parseDistribution('skewnormal(0, 1, 4)')
    for (const alpha of [-2, 3]) {
      expect(fitAlpha(p, alpha).minima).toEqual([])
      const [low, high] = sdDomain(p, alpha)!
      const [bound, inwards] = alpha > 1 ? [low, 1] : [high, -1]
      const best = (sd: number) => {
        const means = Array.from({ length: 13 }, (_, k) => 0.2 + 0.1 * k)
        return Math.min(...means.map(mean => alphaDivergence(p, { family: 'normal', mean, sd }, alpha)))
      }
      expect(best(bound * (1 + 0.01 * inwards))).toBeLessThan(best(bound * (1 + 0.02 * inwards)))
    }
  })

  it('finds nothing where the divergence is infinite for every normal', () => {
    for (const text of [...partly, ...withGap, ...oneSided])
      expect(fitAlpha(parseDistribution(text), -0.5).minima).toEqual([])
    for (const text of [
      'laplace(0, 1)',
      'student(5, 0, 1)',
      'logistic(0, 1)',
      'gumbel(0, 1)',
      'exponential(1)',
      'beta(0.5, 2)',
    ])
      expect(fitAlpha(parseDistribution(text), 2).minima).toEqual([])
    expect(fitAlpha(parseDistribution('student(1, 0, 1)'), 1).minima).toEqual([])
    expect(fitAlpha(parseDistribution('beta(0.5, 2)'), 1.9).minima).toHaveLength(1)
  })

  it('finds something for 0 < α < 1, nothing where the divergence is infinite for every normal, and its value', () => {
    fc.assert(
      fc.property(anyDistribution(), anyAlpha, (p, alpha) => {
        const { minima } = fitAlpha(p, alpha)
        if (alpha > 0 && alpha < 1) expect(minima).not.toEqual([])
        if (!sdDomain(p, alpha)) expect(minima).toEqual([])
        for (const { value, ...fit } of minima) {
          const want = alphaDivergence(p, { family: 'normal', ...fit }, alpha)
          expect(Math.abs(value - want)).toBeLessThan(1e-9 * Math.max(1, want))
        }
      }),
      { numRuns: 60 },
    )
  })
})

it('the sds for which the divergence is finite are those the tails tell one by one', () => {
  const anySd = fc.double({ min: -2, max: 2, noNaN: true }).map(x => 10 ** x)
  fc.assert(
    fc.property(anyDistribution(), anyAlpha, anySd, (p, alpha, sd) => {
      const [low, high] = sdDomain(p, alpha) ?? [Infinity, 0]
      fc.pre(Math.abs(sd / low - 1) > 1e-9 && Math.abs(sd / high - 1) > 1e-9 && alpha !== 0 && alpha !== 1)
      expect(powerIntegralFinite(p, { family: 'normal', mean: 1, sd }, alpha)).toBe(low < sd && sd < high)
    }),
    { numRuns: 500 },
  )
})
