import { afterAll, describe, expect, it, test } from 'vitest'
import { componentOrder, endpoints } from '../../../src/math/distribution/endpointOrder.ts'
import { fallsAsPower, type Side, type Tail } from '../../../src/math/distribution/family/tail.ts'
import { componentPeak, integrationPieces } from '../../../src/math/distribution/integrationPieces.ts'
import { preparedDistribution } from '../../../src/math/distribution/preparedDistribution.ts'
import { componentTail } from '../../../src/math/distribution/tailOf.ts'
import { entropyByQuadrature } from '../../../src/math/divergence/entropy.ts'
import {
  type Component,
  cdf,
  checkDistribution,
  type Distribution,
  entropy,
  familyNames,
  familyOf,
  logDensity,
  mean,
  meanDistance,
  median,
  negativeLogLikelihood,
  parseDistribution,
  sample,
  sd,
  support,
  variance,
} from '../../../src/math/index.ts'
import { integrate } from '../../../src/math/numerics/integrate.ts'
import { requireScipy } from '../../scipy.ts'
import { pythonRunner } from '../../widgets/python/pythonRunner.ts'
import { anyMemberOf } from '../arbitrary.ts'
import fc from '../fastCheck.ts'
import { deviation } from '../reference.ts'

/** What the parts of a family's definition promise one another; for every family in the list. */

const runs = { numRuns: 20 }
const sides = [-1, 1] as const

/** E[f(X)] by quadrature, in pieces that break at `at`. */
function expectation(p: Component, f: (x: number) => number, at: number): number {
  const { logDensityAt } = preparedDistribution(p)
  const { scale } = componentPeak(p)
  return integrate(
    (anchor, offset) => {
      const density = Math.exp(logDensityAt(anchor, offset))
      return density === 0 ? 0 : density * f(anchor + offset)
    },
    integrationPieces([p], [{ centre: at, scale }]),
  )
}

/** A point somewhere in the bulk of p. */
function bulkPoint(p: Component, at: number): number {
  const { centre, scale } = componentPeak(p)
  const [low, high] = support(p)
  const [from, to] = [Math.max(low, centre - 3 * scale), Math.min(high, centre + 3 * scale)]
  return from + at * (to - from)
}

/** The power with which p falls on the side where it falls most slowly; Infinity where it falls faster than any. */
function powerOf(p: Component): number {
  const powers = sides.map(side => {
    const tail = componentTail(p, side)
    return tail && fallsAsPower(tail) ? tail.log : Infinity
  })
  return Math.min(...powers)
}

/** −log density as the tail has it, up to a constant. */
function tailValue({ growth, steepest, quadratic, linear, log }: Tail, r: number): number {
  return (
    (growth > 0 ? steepest * Math.exp(r * growth) : 0) + quadratic * r * r + linear * r + (log && log * Math.log(r))
  )
}

/** Two distances from 0 on one side where p is as its tail has it. */
function farOut(p: Component, tail: Tail, side: Side): [number, number] {
  const { centre, scale } = componentPeak(p)
  if (tail.growth > 0) return [side * centre + 12 / tail.growth, side * centre + 15 / tail.growth]
  const far = 1e5 * (Math.abs(centre) + scale)
  return [far, 2 * far]
}

describe.each(familyNames)('%s', family => {
  const holds = (claim: (p: Component, at: number) => void) =>
    fc.assert(fc.property(anyMemberOf(family), fc.double({ min: 0.01, max: 0.99, noNaN: true }), claim), runs)

  it('has a density that integrates to one, and its mean and variance', () => {
    holds(p => {
      expect(
        deviation(
          expectation(p, () => 1, componentPeak(p).centre),
          1,
        ),
      ).toBeLessThan(1e-12)
      // for less, too much of the variance is beyond the largest double
      if (powerOf(p) < 4) return
      const centre = mean(p)
      expect(Math.abs(expectation(p, x => x - centre, centre))).toBeLessThan(1e-11 * (Math.abs(centre) + sd(p)))
      expect(expectation(p, x => (x - centre) ** 2, centre) / variance(p)).toBeCloseTo(1, 10)
    })
  })

  it('is positive where its support is, and nowhere else', () => {
    holds((p, at) => {
      expect(logDensity(p, bulkPoint(p, at))).toBeGreaterThan(-Infinity)
      const [low, high] = support(p)
      for (const beyond of [low - 1e-3, high + 1e-3])
        if (Number.isFinite(beyond)) expect(logDensity(p, beyond)).toBe(-Infinity)
      for (const inside of [componentPeak(p).centre, ...familyOf(p).kinks(p)]) {
        expect(inside).toBeGreaterThanOrEqual(low)
        expect(inside).toBeLessThanOrEqual(high)
      }
    })
  })

  it('begins and ends as its orders say', () => {
    holds(p => {
      const { logDensityAt } = preparedDistribution(p)
      for (const end of endpoints(p)) {
        const side = end === support(p)[0] ? 1 : -1
        const apart = familyOf(p)
          .kinks(p)
          .filter(kink => kink !== end)
        const { scale } = componentPeak(p)
        // a kink so near an end hides how the density begins
        if (apart.some(kink => Math.abs(kink - end) < 1e-6 * scale)) continue
        const [near, nearer] = [1e-9 * scale, 1e-12 * scale]
        const rise = logDensityAt(end, side * near) - logDensityAt(end, side * nearer)
        expect(rise / Math.log(near / nearer)).toBeCloseTo(componentOrder(p, end, side), 4)
      }
    })
  })

  it('falls far out as its tails say', () => {
    holds(p => {
      for (const side of sides) {
        const tail = componentTail(p, side)
        if (!tail) continue
        const [near, far] = farOut(p, tail, side)
        const fall = logDensity(p, side * near) - logDensity(p, side * far)
        expect(fall / (tailValue(tail, far) - tailValue(tail, near))).toBeCloseTo(1, 3)
      }
      expect(sides.map(side => componentTail(p, side) !== undefined)).toEqual(
        support(p).map(end => !Number.isFinite(end)),
      )
    })
  })

  it('has closed forms that say what quadrature says', () => {
    holds((p, at) => {
      const x = bulkPoint(p, at)
      expect(deviation(entropy(p), entropyByQuadrature(p))).toBeLessThan(1e-11)
      expect(cdf(p, x)).toBeCloseTo(
        expectation(p, t => (t <= x ? 1 : 0), x),
        11,
      )
      expect(cdf(p, median(p))).toBeCloseTo(0.5, 11)
      if (powerOf(p) < 3) return
      expect(
        deviation(
          meanDistance(p, x),
          expectation(p, t => Math.abs(t - x), x),
        ),
      ).toBeLessThan(1e-10)
    })
  })

  it('names the parameter that breaks its rule', () => {
    holds(p => {
      for (const { name } of familyOf(p).parameters)
        expect(() => checkDistribution({ ...p, [name]: Number.NaN })).toThrow(
          `${family}: ${name}: expected a finite number`,
        )
    })
  })

  it('has draws with its mean, whose log density is −entropy on average', () => {
    for (const p of fc.sample(anyMemberOf(family), { numRuns: 3, seed: 1 })) if (variance(p) < Infinity) claimDraws(p)
  })
})

function claimDraws(p: Distribution): void {
  const draws = sample(p, 20000, 1)
  const average = draws.reduce((sum, x) => sum + x, 0) / draws.length
  expect(Math.abs(average - mean(p))).toBeLessThan((4 * sd(p)) / Math.sqrt(20000))
  const { mean: nll, error } = negativeLogLikelihood(draws, p)
  expect(Math.abs(nll - entropy(p))).toBeLessThan(4 * error + 1e-12)
}

test.each([
  'normal(1, 2)',
  'laplace(1, 2)',
  'student(8, 1, 2)',
  'logistic(1, 2)',
  'uniform(-1, 3)',
  'triangular(0, 1, 4)',
  'exponential(2, 1)',
  'gamma(0.5, 2)',
  'gamma(7, 2)',
  'beta(2, 3)',
  'gumbel(1, 2)',
  'skewnormal(0, 1, 4)',
  '0.2 normal(-3, 1) + 0.8 normal(3, 0.5)',
])('%s has draws with its mean, whose log density is −entropy on average', text => {
  claimDraws(parseDistribution(text))
})

describe.skipIf(!requireScipy('the Python of a family'))('in SciPy', () => {
  const python = pythonRunner(1)
  afterAll(() => python.stop())

  it('every family is the same distribution', { timeout: 120_000 }, async () => {
    const points = familyNames.flatMap(family =>
      fc.sample(anyMemberOf(family), { numRuns: 10, seed: 2 }).flatMap(p => [0.1, 0.4, 0.8].map(at => ({ p, at }))),
    )
    const lines = points.map(({ p, at }) => `print(${familyOf(p).scipy(p)}.logpdf(${bulkPoint(p, at)}))`)
    const { out, error } = await python.run(['from scipy import stats', ...lines].join('\n'))
    expect(error).toBeNull()
    const theirs = out.trim().split('\n').map(Number)
    points.forEach(({ p, at }, i) => {
      expect(deviation(logDensity(p, bulkPoint(p, at)), theirs[i] ?? Number.NaN), lines[i]).toBeLessThan(1e-9)
    })
  })
})
