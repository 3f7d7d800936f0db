import { describe, expect, it, test } from 'vitest'
import {
  type Distribution,
  type Fit,
  fitReverseLaplace,
  kl,
  landscapeLaplace,
  parseDistribution,
} from '../../../src/math/index.ts'
import { laplaceTargetOf } from '../../../src/math/laplace/laplaceMoments.ts'
import { laplaceGradientSize, laplaceHessian, laplaceState } from '../../../src/math/laplace/laplaceState.ts'
import { anyNormalMixture, scale } from '../arbitrary.ts'
import fc from '../fastCheck.ts'
import { deviation } from '../reference.ts'

// Zeros of the gradient by SciPy's root, each expectation by its quad: mean, sd, KL. SciPy 1.17.
const minima: [string, number, number, number][] = [
  ['0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)', -2.441772659239979, 0.9023730815717365, 0.7258464892798748],
  ['0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', 1.9404307143056716, 1.089015435135786, 0.39264608791242117],
  ['0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', -1.9911494763039834, 0.2689510405627981, 1.252350591272875],
  ['0.4 laplace(-1, 0.5) + 0.6 normal(1.5, 1)', 0.8137796160315476, 1.447646280922412, 0.2664085683169577],
  ['student(3, 1, 2)', 1, 3.0118723874224247, 0.009557533196221879],
]
const saddles: [string, number, number, number][] = [
  ['0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)', 0, 2.0598097959545076, 1.7618867562017502],
  ['0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', -1.1193871029347138, 1.0927832288076458, 2.865075365903434],
]

const laplace = ({ mean, sd }: Pick<Fit, 'mean' | 'sd'>): Distribution => ({
  family: 'laplace',
  location: mean,
  scale: sd / Math.SQRT2,
})

const stateAt = (p: Distribution, { mean, sd }: Fit) =>
  laplaceState(laplaceTargetOf(p), mean, Math.log(sd / Math.SQRT2))

describe('the reverse Laplace fits', () => {
  it.each([...minima.map(row => ['minima', ...row] as const), ...saddles.map(row => ['saddles', ...row] as const)])(
    'among the %s of %s is one at %f with sd %f',
    (kind, text, mean, sd, value) => {
      const near = fitReverseLaplace(parseDistribution(text))[kind].find(fit => Math.abs(fit.mean - mean) < 1e-4)
      if (!near) return expect.fail('not found')
      expect(deviation(near.mean, mean)).toBeLessThan(1e-9)
      expect(deviation(near.sd, sd)).toBeLessThan(1e-9)
      expect(deviation(near.value, value)).toBeLessThan(1e-12)
    },
  )

  it('of a Laplace law is that law, with nothing left', () => {
    const { minima, saddles, maxima } = fitReverseLaplace(parseDistribution('laplace(1, 0.7)'))
    expect([minima.length, saddles.length, maxima.length]).toEqual([1, 0, 0])
    expect(minima[0]?.mean).toBeCloseTo(1, 12)
    expect(minima[0]?.sd).toBeCloseTo(0.7 * Math.SQRT2, 12)
    expect(minima[0]?.value).toBeLessThan(1e-14)
  })

  it('of a standard normal is as wide as it: E[(|t| − 1) t²] = 4, so b = 1/√2; what is left is ½ log 2π + ½ − 1 − log √2', () => {
    const [only] = fitReverseLaplace(parseDistribution('normal(0, 1)')).minima
    expect(only?.sd).toBeCloseTo(1, 12)
    expect(only?.value).toBeCloseTo(0.5 * Math.log(2 * Math.PI) + 0.5 - 1 - Math.log(Math.SQRT2), 13)
  })

  it('are none where p is not positive on the whole line', () => {
    expect(fitReverseLaplace(parseDistribution('uniform(-1, 1)'))).toEqual({ minima: [], saddles: [], maxima: [] })
  })

  it('of a target that falls exponentially stay where E[log p] is finite', () => {
    const { minima } = fitReverseLaplace(parseDistribution('gumbel(0, 1)'))
    // E[x] + E[e^(−x)] + log 2b …: 1/(1 − b²) from Laplace's moment generating function, so b = √(1/3), m = log(3/2)
    expect(minima.length).toBe(1)
    expect(minima[0]?.mean).toBeCloseTo(Math.log(1.5), 10)
    expect(minima[0]?.sd).toBeCloseTo(Math.sqrt(2 / 3), 10)
  })

  it('part where two humps overlap so far that a normal would span both', () => {
    const { minima, saddles } = fitReverseLaplace(parseDistribution('0.5 normal(-2, 1) + 0.5 normal(2, 1)'))
    expect(minima.map(({ global }) => global)).toEqual([true, true])
    expect(minima[0]?.mean).toBeCloseTo(-1.3733391909948567, 9)
    expect(saddles.length).toBe(1)
  })
})

test('on random targets: minima − saddles + maxima = 1, no gradient, values by kl and below those nearby', () => {
  fc.assert(
    fc.property(anyNormalMixture(4), p => {
      const { minima, saddles, maxima } = fitReverseLaplace(p)
      expect(minima.length - saddles.length + maxima.length).toBe(1)
      for (const fit of [...minima, ...saddles, ...maxima]) {
        expect(laplaceGradientSize(stateAt(p, fit))).toBeLessThan(1e-10)
        expect(deviation(fit.value, kl(laplace(fit), p))).toBeLessThan(1e-11)
      }
      for (const { mean, sd, value } of minima)
        for (const [along, wider] of [
          [1e-4, 0],
          [-1e-4, 0],
          [0, 1e-4],
          [0, -1e-4],
          [7e-5, 7e-5],
          [7e-5, -7e-5],
        ] as const)
          expect(kl(laplace({ mean: mean + along * sd, sd: sd * Math.exp(wider) }), p)).toBeGreaterThan(value - 1e-13)
    }),
    { numRuns: 60 },
  )
})

test('no valley of a fine landscape is without a minimum', () => {
  const line = (from: number, to: number, count: number) =>
    Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
  const means = line(-8, 8, 81)
  const sds = line(Math.log(0.05), Math.log(20), 61).map(Math.exp)
  fc.assert(
    fc.property(anyNormalMixture(4), p => {
      const values = landscapeLaplace('reverse', p, means, sds)
      const { minima } = fitReverseLaplace(p)
      for (let row = 1; row < sds.length - 1; row++)
        for (let j = 1; j < means.length - 1; j++) {
          const at = (i: number, k: number) => values[(row + i) * means.length + j + k]!
          const around = [-1, 0, 1].flatMap(i => [-1, 0, 1].map(k => [i, k] as const)).filter(([i, k]) => i || k)
          // by more than the landscape's own error
          if (!around.every(([i, k]) => at(i, k) > at(0, 0) + 2e-3)) continue
          const near = minima.some(
            fit => Math.abs(fit.mean - means[j]!) < 0.21 && Math.abs(Math.log(fit.sd / sds[row]!)) < 0.11,
          )
          expect(near, `${means[j]}, ${sds[row]}`).toBe(true)
        }
    }),
    { numRuns: 30 },
  )
})

test('gradient and Hessian are the differences of kl', () => {
  const place = fc.double({ min: -5, max: 5, noNaN: true })
  const mixed: Distribution = parseDistribution('0.4 laplace(-1, 0.5) + 0.6 normal(1.5, 1)')
  fc.assert(
    fc.property(fc.oneof(anyNormalMixture(3), fc.constant(mixed)), place, scale(-0.3, 0.7), (p, m, b) => {
      const h = 2e-4
      const f = (i: number, k: number) =>
        kl({ family: 'laplace', location: m + i * h * b, scale: b * Math.exp(k * h) }, p)
      const state = laplaceState(laplaceTargetOf(p), m, Math.log(b))
      const [aa, ab, bb] = laplaceHessian(state)
      const size = 1 + Math.abs(f(0, 0))
      const close = (ours: number, theirs: number, tolerance: number) =>
        expect(Math.abs(ours - theirs) / (size + Math.abs(theirs))).toBeLessThan(tolerance)
      close(-state.moments[1]!, (f(1, 0) - f(-1, 0)) / (2 * h), 1e-5)
      close(-1 - state.moments[2]!, (f(0, 1) - f(0, -1)) / (2 * h), 1e-5)
      close(aa, (f(1, 0) - 2 * f(0, 0) + f(-1, 0)) / h ** 2, 2e-3)
      close(bb, (f(0, 1) - 2 * f(0, 0) + f(0, -1)) / h ** 2, 2e-3)
      // the chart moves with b: along a fixed m/b-step the mixed derivative has the slope in m subtracted
      close(
        ab - state.moments[1]!,
        (f(1, 1) - f(1, -1) - f(-1, 1) + f(-1, -1)) / (4 * h ** 2) - state.moments[1]!,
        2e-3,
      )
    }),
    { numRuns: 60 },
  )
})
