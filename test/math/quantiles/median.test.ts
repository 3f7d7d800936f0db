import { describe, expect, it, test } from 'vitest'
import {
  cdf,
  type Distribution,
  fitForwardLaplace,
  fitForwardMean,
  kl,
  meanDistance,
  median,
  parseDistribution,
} from '../../../src/math/index.ts'
import fc from '../fastCheck.ts'
import { deviation } from '../reference.ts'

// Medians by SciPy's brentq on the cdf, mean distances as ∫ F below and ∫ (1 − F) above, SciPy 1.17.
const truth: [string, number, number][] = [
  ['normal(1, 2)', 1, 1.5957691216057306],
  ['0.7 normal(-1.5, 0.6) + 0.3 normal(2, 1.1)', -1.161960241088316, 1.3359117724108838],
  ['0.6 normal(0, 0.5) + 0.3 normal(1.5, 1) + 0.1 normal(4, 2)', 0.35971684079185234, 1.0483091130398063],
  ['gamma(2.5, 1.5)', 1.4504867303651752, 0.7950739237918305],
  ['beta(0.5, 2)', 0.12061475842818319, 0.16114239774435574],
  ['exponential(2, 1)', 1.3465735902799727, 0.3465735902799727],
  ['gumbel(1, 2)', 1.7330258411633286, 1.9360896608840887],
  ['skewnormal(1, 2, 4)', 2.3484709531300045, 0.9940453102307054],
  ['triangular(-1, 0, 3)', 0.550510257216822, 0.7003401714778822],
  ['logistic(1, 2)', 1, 2.772588722239781],
  ['student(3, 1, 2)', 1, 2.205315581687168],
  ['0.8 laplace(0, 1) + 0.2 uniform(2, 5)', 0.28768207245178107, 1.472609243471069],
  ['0.5 student(2, 0, 1) + 0.5 normal(3, 1)', 1.7700907564130646, 1.8005319129472213],
]

describe.each(truth)('%s', (text, middle, distance) => {
  const p = parseDistribution(text)

  it('has its median and the mean distance from it', () => {
    expect(deviation(median(p), middle)).toBeLessThan(1e-12)
    expect(deviation(meanDistance(p, median(p)), distance)).toBeLessThan(1e-12)
    expect(cdf(p, median(p))).toBeCloseTo(0.5, 13)
  })

  it('is fitted by no Laplace law nearby better than by that of its median and mean distance', () => {
    const { family, location, scale, value: least } = fitForwardLaplace(p).minima[0]!
    expect(least).toBe(kl(p, { family, location, scale }))
    for (const [dx, factor] of [
      [0.05, 1],
      [-0.05, 1],
      [0, 1.05],
      [0, 0.95],
    ] as const) {
      const q = { family, location: location + dx, scale: scale * factor }
      expect(kl(p, q)).toBeGreaterThan(least)
    }
  })
})

test('between two halves far apart the median is the middle of the gap', () => {
  expect(median(parseDistribution('0.5 uniform(-3, -2) + 0.5 uniform(4, 5)'))).toBeCloseTo(1, 12)
  expect(median(parseDistribution('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'))).toBeCloseTo(0, 12)
  // Here the cdf is a half to the last bit for 98 units: its ends are known as well as erfc's rounding allows.
  expect(median(parseDistribution('0.5 normal(-50, 0.1) + 0.5 normal(50, 0.1)'))).toBeCloseTo(0, 2)
})

test('where p has no mean, every Laplace law costs ∞; where it has no variance, every normal', () => {
  expect(fitForwardLaplace(parseDistribution('student(1, 0, 1)')).minima).toEqual([])
  expect(fitForwardMean(parseDistribution('student(2, 0, 1)'), 1).minima).toEqual([])
  expect(fitForwardMean(parseDistribution('student(3, 2, 1)'), 1.5).minima).toMatchObject([{ mean: 2, sd: 1.5 }])
})

test('the mean distance of a mixture moves and grows with it', () => {
  const place = fc.double({ min: -20, max: 20, noNaN: true })
  fc.assert(
    fc.property(place, place, fc.double({ min: 0.1, max: 10, noNaN: true }), (at, shift, grow) => {
      const at2 = (m: number, s: number): Distribution => ({
        family: 'mixture',
        weights: [0.3, 0.7],
        components: [
          { family: 'normal', mean: grow * (m + shift), sd: grow * s },
          { family: 'laplace', location: grow * (1 + shift), scale: grow * 2 },
        ],
      })
      const plain: Distribution = {
        family: 'mixture',
        weights: [0.3, 0.7],
        components: [
          { family: 'normal', mean: -1, sd: 0.4 },
          { family: 'laplace', location: 1, scale: 2 },
        ],
      }
      expect(meanDistance(at2(-1, 0.4), grow * (at + shift)) / grow).toBeCloseTo(meanDistance(plain, at), 10)
    }),
  )
})
