import { describe, expect, it } from 'vitest'
import { alphaDivergence, fitAlpha, landscape, landscapeAlpha, parseDistribution } from '../../../src/math/index.ts'
import { deviation } from '../reference.ts'

const targets = [
  '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)',
  '0.8 normal(0, 1) + 0.2 normal(5, 0.1)',
  'normal(1, 2)',
  'laplace(0, 1)',
  'student(3, 0, 1)',
  'uniform(0, 2)',
  'gamma(2.5, 1)',
  'skewnormal(0, 1, 4)',
]
const means = Float64Array.from({ length: 12 }, (_, j) => -4 + (2 / 3) * j)
const sds = Float64Array.from({ length: 9 }, (_, i) => 0.2 * 1.5 ** i)

describe.each(targets)('landscapeAlpha of %s', text => {
  const p = parseDistribution(text)

  it.each([-2, -0.3, -1e-3, 1e-6, 0.02, 0.4, 0.97, 1.001, 1.7, 3])(
    'is the divergence in each cell at α = %s',
    alpha => {
      const values = landscapeAlpha(p, alpha, means, sds)
      sds.forEach((sd, i) => {
        means.forEach((mean, j) => {
          const want = alphaDivergence(p, { family: 'normal', mean, sd }, alpha)
          const got = values[i * means.length + j]!
          if (want > 1e50 && want < Infinity) expect(Math.log(got) / Math.log(want)).toBeCloseTo(1, 3)
          else expect(deviation(got, want), `${mean}, ${sd}: ${got}, not ${want}`).toBeLessThan(1e-6)
        })
      })
    },
  )
})

describe('landscapeAlpha', () => {
  const p = parseDistribution(targets[0]!)

  it('does not mind how the means are spaced', () => {
    const uneven = means.map((m, j) => m + 0.01 * Math.sin(j))
    for (const alpha of [-1, 0.5, 2]) {
      const values = landscapeAlpha(p, alpha, uneven, [1])
      uneven.forEach((mean, j) => {
        expect(deviation(values[j]!, alphaDivergence(p, { family: 'normal', mean, sd: 1 }, alpha))).toBeLessThan(1e-6)
      })
    }
    expect(landscapeAlpha(p, 0.5, [1], [2])[0]).toBeCloseTo(
      alphaDivergence(p, { family: 'normal', mean: 1, sd: 2 }, 0.5),
      6,
    )
  })

  it('is the landscape of the KL at 0 and 1', () => {
    expect(landscapeAlpha(p, 0, means, sds)).toEqual(landscape('reverse', p, means, sds))
    expect(landscapeAlpha(p, 1, means, sds)).toEqual(landscape('forward', p, means, sds))
  })

  it('is lowest where the fit is', () => {
    const { mean, sd, value } = fitAlpha(p, 0.1).minima[0]!
    const around = landscapeAlpha(p, 0.1, [mean - 0.1, mean, mean + 0.1], [sd * 0.9, sd, sd * 1.1])
    expect(around[4]).toBeCloseTo(value, 6)
    expect(Math.min(...around)).toBe(around[4])
  })

  it('names the rule it needs', () => {
    expect(() => landscapeAlpha(p, Number.NaN, means, sds)).toThrow('alpha: expected a finite number')
    expect(() => landscapeAlpha(p, 0.5, means, [1, 0])).toThrow('sds[1]: expected a finite number > 0, got 0')
    expect(landscapeAlpha(p, 0.5, [], [])).toHaveLength(0)
  })
})
