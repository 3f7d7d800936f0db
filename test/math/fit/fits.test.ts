import { describe, expect, it } from 'vitest'
import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { gradientSize, hessianDeterminant, reverseState, reverseValue } from '../../../src/math/fit/reverseState.ts'
import {
  descend,
  type Fit,
  fitForward,
  fitReverse,
  kl,
  klByQuadrature,
  landscape,
  type Normal,
  parseDistribution,
} from '../../../src/math/index.ts'
import { anyComponent, anyNormalMixture } from '../arbitrary.ts'
import fc from '../fastCheck.ts'
import { decimal, deviation, reference } from '../reference.ts'

interface Point {
  mu: string
  sigma: string
  value: string
  global?: boolean
}

interface FitCase {
  name: string
  p: { text: string }
  forward: Point | null
  reverse: { minima: Point[]; saddles: Point[] }
}

const { cases } = reference<{ cases: FitCase[] }>('fits')
const runs = Number(process.env.PROPERTY_RUNS ?? 300)

function expectSamePoints(got: readonly Fit[], want: readonly Point[]): void {
  expect(got).toHaveLength(want.length)
  for (const { mu, sigma, value, global } of want) {
    const near = got.filter(
      fit => deviation(fit.mean, decimal(mu)) < 1e-8 && deviation(fit.sd, decimal(sigma)) < 1e-8 * Math.min(1, +sigma),
    )
    expect(near, `${mu}, ${sigma}`).toHaveLength(1)
    expect(deviation(near[0]!.value, decimal(value))).toBeLessThan(1e-10)
    if (global !== undefined) expect(near[0]!.global).toBe(global)
  }
}

describe.each(cases)('$name', ({ p: { text }, forward, reverse }) => {
  const p = parseDistribution(text)

  it('has its mean and sd as forward fit', () => {
    expectSamePoints(fitForward(p).minima, forward === null ? [] : [forward])
  })

  it('has every reverse minimum and saddle, none invented', () => {
    const { minima, saddles } = fitReverse(p)
    expectSamePoints(minima, reverse.minima)
    expectSamePoints(saddles, reverse.saddles)
    for (let i = 1; i < minima.length; i++) expect(minima[i]!.value).toBeGreaterThan(minima[i - 1]!.value - 1e-10)
  })
})

const gradientIn = (p: ReturnType<typeof parseDistribution>, { mean, sd }: Fit) =>
  gradientSize(reverseState(targetOf(p), mean, Math.log(sd)))

describe('fitReverse on random mixtures of normals', () => {
  it('keeps minima − saddles = 1 with |∇| < 1e-10 at each', () => {
    fc.assert(
      fc.property(anyNormalMixture(), p => {
        const { minima, saddles } = fitReverse(p)
        expect(minima.length - saddles.length).toBe(1)
        for (const fit of [...minima, ...saddles]) expect(gradientIn(p, fit)).toBeLessThan(1e-10)
        for (const { mean, sd, value } of minima)
          expect(hessianDeterminant(reverseState(targetOf(p), mean, Math.log(sd))) > 0 && value >= 0).toBe(true)
      }),
      { numRuns: runs },
    )
  })

  it('gives the value that quadrature gives', () => {
    fc.assert(
      fc.property(anyNormalMixture(3), p => {
        for (const { mean, sd, value } of fitReverse(p).minima)
          expect(deviation(value, klByQuadrature({ family: 'normal', mean, sd }, p))).toBeLessThan(1e-11)
      }),
      { numRuns: 50 },
    )
  })
})

it('the gradient is the finite difference of the value', () => {
  const p = parseDistribution('0.4 normal(-2, 0.7) + 0.6 laplace(2, 1)')
  const target = targetOf(p)
  const value = (nu: number, logSd: number) => reverseValue(reverseState(target, nu, logSd))
  const h = 1e-5
  for (const [mean, logSd] of [
    [0, 0],
    [-1.5, -0.7],
    [2.3, 0.4],
  ] as const) {
    const { moments } = reverseState(target, mean, logSd)
    const sd = Math.exp(logSd)
    expect(-moments[1]!).toBeCloseTo((value(mean + h * sd, logSd) - value(mean - h * sd, logSd)) / (2 * h), 8)
    expect(-1 - moments[2]!).toBeCloseTo((value(mean, logSd + h) - value(mean, logSd - h)) / (2 * h), 8)
  }
})

const none = { minima: [], saddles: [], maxima: [] }

it('a target that is not positive everywhere has no reverse fit, one without variance no forward fit', () => {
  expect(fitReverse(parseDistribution('uniform(0, 1)'))).toEqual(none)
  expect(fitForward(parseDistribution('student(2, 0, 1)'))).toEqual(none)
})

it('the lecture’s symmetric target has three reverse minima and two saddles', () => {
  const { minima, saddles } = fitReverse(parseDistribution('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'))
  expect(minima.map(fit => fit.value)).toEqual([
    expect.closeTo(0.690345142625488445, 13),
    expect.closeTo(0.690345142625488445, 13),
    expect.closeTo(0.946868644820673923, 13),
  ])
  expect(saddles).toHaveLength(2)
})

// Each has a minimum and a saddle near each other on one path; the counts are those of a scan by brute force
// (test/bench/math/truth.ts).
it.each([
  [
    '0.364 normal(0, 1.59) + 0.005 normal(23.4, 2.2) + normal(52.1, 2.27) + 0.266 normal(64.2, 0.952) + 0.155 normal(69.5, 0.889)',
    7,
  ],
  ['0.0408 normal(0, 0.152) + 0.319 normal(1.8, 0.0939) + normal(2.23, 0.127) + 0.563 normal(3, 0.21)', 3],
  ['0.239 normal(0, 1.52) + 0.00466 normal(1.53, 0.565) + normal(3.22, 0.328)', 2],
])('no pair is missed that leaves the count of minima less saddles as it is: %s', (text, count) => {
  const { minima, saddles } = fitReverse(parseDistribution(text))
  expect([minima.length, saddles.length]).toEqual([count, count - 1])
})

describe('KL by Pythagoras', () => {
  it('KL(p‖q) = KL(p‖q*) + KL(q*‖q) for normal q', () => {
    fc.assert(
      fc.property(anyNormalMixture(), fc.double({ min: -3, max: 3, noNaN: true }), (p, mean) => {
        const q: Normal = { family: 'normal', mean, sd: 2 }
        const best = fitForward(p).minima[0]!
        const sum = best.value + kl({ family: 'normal', mean: best.mean, sd: best.sd }, q)
        expect(deviation(kl(p, q), sum)).toBeLessThan(1e-11)
      }),
    )
  })

  it('is never negative and never NaN', () => {
    fc.assert(
      fc.property(anyComponent(), anyComponent(), (p, q) => {
        expect(kl(p, q)).toBeGreaterThanOrEqual(0)
        expect(kl(p, p)).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})

describe('descend', () => {
  const p = parseDistribution('0.5 normal(-3, 1) + 0.5 normal(3, 1)')

  it('ends at a minimum of the basin it starts in, always going down', () => {
    const { path, end } = descend('reverse', p, { mean: 3.5, sd: 0.5 })
    // exactly the fit on that hump, and no other
    const right = fitReverse(p).minima.find(fit => fit.mean > 1)!
    expect(end).toEqual(right)
    // by SciPy: a root of the gradient on a trapezoidal rule of step 0.01
    expect(right.mean).toBeCloseTo(2.984305987835744, 12)
    expect(right.sd).toBeCloseTo(1.023368559661184, 12)
    expect(path.at(-1)).toEqual({ mean: right.mean, sd: right.sd })
    const values = path.map(({ mean, sd }) => kl({ family: 'normal', mean, sd }, p))
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1]! + 1e-12)
  })

  it('forward ends at the moments', () => {
    const { path, end } = descend('forward', p, { mean: 5, sd: 0.3 })
    expect(path.at(-1)).toEqual({ mean: end!.mean, sd: end!.sd })
    expect(end!.sd).toBeCloseTo(Math.sqrt(10), 12)
  })

  it('names a start that cannot be', () => {
    expect(() => descend('reverse', p, { mean: 0, sd: 0 })).toThrow('start.sd: expected a finite number > 0, got 0')
  })
})

describe('landscape', () => {
  const p = parseDistribution('0.3 normal(-2, 0.25) + 0.7 normal(2, 1)')
  const means = [-3, 0, 2.5]
  const sds = [0.2, 1, 3]

  it.each(['forward', 'reverse'] as const)('%s: each cell is the divergence there', direction => {
    const values = landscape(direction, p, means, sds)
    sds.forEach((sd, i) => {
      means.forEach((mean, j) => {
        const q: Normal = { family: 'normal', mean, sd }
        const want = direction === 'forward' ? klByQuadrature(p, q) : klByQuadrature(q, p)
        expect(deviation(values[i * 3 + j]!, want)).toBeLessThan(1e-12)
      })
    })
  })
})
