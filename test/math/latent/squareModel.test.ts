import { describe, expect, it, test } from 'vitest'
import {
  elbo,
  fitElbo,
  fitSquare,
  type LatentModel,
  type SquareModel,
  squareElbo,
  squareLogEvidence,
  squareLogJoint,
} from '../../../src/math/index.ts'

const general = ({ x, s }: SquareModel): LatentModel => ({
  prior: { mu: 0, sigma: 1 },
  likelihood: 'square',
  data: { x: [x], s },
})

const s = 0.5

test.each([
  [0, -0.834692711330231288],
  [0.5, -0.770254732022456092],
  [1, -1.196005112968168644],
  [2, -2.1693276095449372],
  [3, -2.903578931782977254],
])('log p(x) at x = %d', (x, want) => {
  expect(squareLogEvidence({ x, s })).toBeCloseTo(want, 13)
})

test('the joint density is the prior times the likelihood', () => {
  const normal = (x: number, mean: number, sd: number) =>
    Math.exp(-0.5 * ((x - mean) / sd) ** 2) / sd / Math.sqrt(2 * Math.PI)
  expect(Math.exp(squareLogJoint({ x: 2, s }, 1.2))).toBeCloseTo(normal(1.2, 0, 1) * normal(2, 1.44, s), 14)
})

test('the ELBO in closed form is the ELBO by quadrature', () => {
  for (const x of [-1, 0, 0.5, 2, 5])
    for (const noise of [0.2, 0.5, 1.5])
      for (const mean of [-1.4, 0, 0.7])
        for (const sd of [0.1, 0.6, 1.5]) {
          const parts = squareElbo({ x, s: noise }, { mean, sd })
          const want = elbo(general({ x, s: noise }), { mean, sd })
          expect(Math.abs(parts.elbo - want)).toBeLessThan(1e-11 * (1 + Math.abs(want)))
          expect(parts.elbo).toBe(parts.expectedLogLikelihood - parts.klPrior)
          expect(parts.klPrior).toBeGreaterThanOrEqual(0)
          expect(parts.elbo).toBeLessThanOrEqual(squareLogEvidence({ x, s: noise }))
        }
})

describe('at x = 2', () => {
  const { minima, saddles } = fitSquare({ x: 2, s })

  it('has two mode fits, a spanning one, and two saddles', () => {
    expect(minima.map(fit => fit.mean)).toEqual([
      expect.closeTo(-1.330040758201841505, 14),
      expect.closeTo(1.330040758201841505, 14),
      0,
    ])
    expect(minima[1]!.sd).toBeCloseTo(0.187964164600481386, 14)
    expect(minima[1]!.elbo).toBeCloseTo(-2.881024254597942856, 13)
    expect(minima[2]!.sd).toBeCloseTo(0.828106183649990891, 14)
    expect(minima[2]!.elbo).toBeCloseTo(-5.592805801593045628, 13)
    expect(minima.map(fit => fit.global)).toEqual([true, true, false])
    expect(saddles).toHaveLength(2)
  })

  it('keeps a gap of just over log 2', () => {
    expect(minima[0]!.value).toBeCloseTo(0.711696645053005656, 13)
  })
})

test.each([0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1, 2])('finds what the general search finds, at s = %d', noise => {
  for (const x of [-10, -1.5, -0.1, -0.01, -0.001, 0, 0.001, 0.01, 0.1, 0.3, 0.8, 0.98, 1.01, 1.3, 2, 4, 6]) {
    const own = fitSquare({ x, s: noise }).minima
    const found = fitElbo(general({ x, s: noise })).minima
    expect(found, `x = ${x}`).toHaveLength(own.length)
    for (const [i, fit] of own.entries()) {
      expect(found[i]!.mean).toBeCloseTo(fit.mean, 8)
      expect(found[i]!.sd).toBeCloseTo(fit.sd, 8)
      expect(Math.abs(found[i]!.elbo - fit.elbo)).toBeLessThan(1e-10 * (1 + Math.abs(fit.elbo)))
      expect(found[i]!.global).toBe(fit.global)
    }
  }
})

/** Where `holds` becomes true between `low` and `high`, by halving. */
function threshold(low: number, high: number, holds: (x: number) => boolean): number {
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

test('the mode branch exists from x = s²/2 + √3·s on', () => {
  const exists = (x: number) => fitSquare({ x, s }).minima.length > 1
  expect(threshold(0, 2, exists)).toBeCloseTo(0.991025403784438647, 12)
  expect(threshold(0, 2, exists)).toBeCloseTo(s ** 2 / 2 + Math.sqrt(3) * s, 12)
})

test('the mode branch is the best from x = 1.133828964522 on', () => {
  const wins = (x: number) => fitSquare({ x, s }).minima[0]!.mean !== 0
  expect(threshold(1, 2, wins)).toBeCloseTo(1.133828964522, 10)
})

test('at every minimum the ELBO falls on either side, and equally steeply', () => {
  for (const x of [-2, 0, 1, 1.2, 2, 6])
    for (const noise of [0.1, 0.5, 3]) {
      const model = { x, s: noise }
      for (const { mean, sd, elbo: best } of fitSquare(model).minima)
        for (const [dm, ds] of [[1e-3, 0] as const, [0, 1e-3] as const]) {
          const fall = (side: 1 | -1) =>
            best - squareElbo(model, { mean: mean + side * dm * sd, sd: sd * (1 + side * ds) }).elbo
          expect(fall(1)).toBeGreaterThan(0)
          expect(fall(-1)).toBeGreaterThan(0)
          expect(fall(1) / fall(-1)).toBeCloseTo(1, 1)
        }
    }
})

test('names what cannot be', () => {
  expect(() => squareLogEvidence({ x: Number.NaN, s })).toThrow('x: expected a finite number, got NaN')
  expect(() => fitSquare({ x: 1, s: 0 })).toThrow('s: expected a finite number > 0, got 0')
  expect(() => squareElbo({ x: 1, s }, { mean: 0, sd: -1 })).toThrow('q.sd: expected a finite number > 0, got -1')
})
