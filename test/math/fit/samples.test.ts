import { describe, expect, it } from 'vitest'
import {
  entropy,
  fitLaplace,
  fitNormal,
  fitNormalMean,
  kl,
  negativeLogLikelihood,
  parseDistribution,
  sample,
} from '../../../src/math/index.ts'
import fc from '../fastCheck.ts'
import { decimal, deviation, reference } from '../reference.ts'

interface Case {
  name: string
  p: { text: string }
  data: number[]
  mle: { mu: string; sigma: string }
  mean_nll_at_mle: string
  entropy_p: string
  kl_p_qmle: string
  mean_nll_of_true_p: string
}

const { cases } = reference<{ cases: Case[] }>('mle')

describe.each(cases)('$name', ({ p: { text }, data, mle, ...truth }) => {
  const p = parseDistribution(text)

  it('has the moments of the data as its most likely normal', () => {
    const q = fitNormal(data)
    expect(deviation(q.mean, decimal(mle.mu))).toBeLessThan(1e-13)
    expect(deviation(q.sd, decimal(mle.sigma))).toBeLessThan(1e-13)
    expect(deviation(negativeLogLikelihood(data, q).mean, decimal(truth.mean_nll_at_mle))).toBeLessThan(1e-13)
    expect(deviation(entropy(p), decimal(truth.entropy_p))).toBeLessThan(1e-12)
    expect(deviation(kl(p, q), decimal(truth.kl_p_qmle))).toBeLessThan(1e-12)
    expect(deviation(negativeLogLikelihood(data, p).mean, decimal(truth.mean_nll_of_true_p))).toBeLessThan(1e-12)
  })
})

it('L(φ) − L(φ̂) = KL(N(m̂, v̂)‖q_φ) exactly, for any data and any normal', () => {
  const datum = fc.double({ min: -9, max: 9, noNaN: true })
  fc.assert(
    fc.property(fc.array(datum, { minLength: 2, maxLength: 30 }), datum, (data, at) => {
      fc.pre(new Set(data.map(x => Math.round(x * 10))).size > 1)
      const best = fitNormal(data)
      const q = fitNormalMean([at], 1.5)
      const gap = negativeLogLikelihood(data, q).mean - negativeLogLikelihood(data, best).mean
      expect(gap).toBeCloseTo(kl(best, q), 9)
    }),
  )
})

it('the most likely Laplace law has the median and the mean distance from it', () => {
  expect(fitLaplace([5, 1, 2])).toEqual({ family: 'laplace', location: 2, scale: 4 / 3 })
  expect(fitLaplace([1, 2, 4, 9]).location).toBe(3)
})

it('names data that cannot be', () => {
  expect(() => fitNormal([])).toThrow('data: expected at least one number, got none')
  expect(() => fitNormal([1, Number.NaN])).toThrow('data[1]: expected a finite number, got NaN')
  expect(() => fitNormal([2, 2])).toThrow('data: standard deviation: expected a finite number > 0, got 0')
  expect(() => sample(parseDistribution('normal(0, 1)'), 3, 0.5)).toThrow('seed: expected an integer, got 0.5')
})

describe('sample', () => {
  it('is the same for the same seed, and more draws extend fewer', () => {
    const p = parseDistribution('0.5 normal(-2, 1) + 0.5 gamma(3, 2)')
    expect(sample(p, 100, 7).slice(0, 10)).toEqual(sample(p, 10, 7))
    expect(sample(p, 10, 8)).not.toEqual(sample(p, 10, 7))
  })
})
