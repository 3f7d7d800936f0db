import { describe, expect, it } from 'vitest'
import { alphaGrids } from '../../../src/math/alpha/alphaGrid.ts'
import { alphaState, gradientSize } from '../../../src/math/alpha/alphaState.ts'
import { type Fit, fitAlpha, fitForward, fitReverse, parseDistribution } from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../reference.ts'

interface Point {
  mu: string
  sigma: string
  value: string
  global: boolean
}

interface AlphaCase {
  name: string
  p: { text: string }
  fits: { alpha: number; minima: Point[] }[]
}

const { cases } = reference<{ cases: AlphaCase[] }>('alpha')

function expectSamePoints(got: readonly Fit[], want: readonly Point[]): void {
  expect(got).toHaveLength(want.length)
  for (const { mu, sigma, value, global } of want) {
    const near = got.filter(
      fit => deviation(fit.mean, decimal(mu)) < 1e-8 && deviation(fit.sd, decimal(sigma)) < 1e-8 * Math.min(1, +sigma),
    )
    expect(near, `${mu}, ${sigma}`).toHaveLength(1)
    expect(deviation(near[0]!.value, decimal(value))).toBeLessThan(1e-10)
    expect(near[0]!.global).toBe(global)
  }
}

describe.each(cases)('fitAlpha of $name', ({ p: { text }, fits }) => {
  const p = parseDistribution(text)

  it.each(fits)('has every minimum, none invented, at α = $alpha', ({ alpha, minima }) => {
    const got = fitAlpha(p, alpha).minima
    expectSamePoints(got, minima)
    if (alpha === 0 || alpha === 1) return
    const { exact } = alphaGrids(p, alpha)
    for (const { mean, sd } of got)
      expect(gradientSize(alphaState(exact, alpha, mean - exact.origin, Math.log(sd)))).toBeLessThan(1e-10)
  })

  it('is the reverse fit at 0 and the forward fit at 1, and comes to them', () => {
    expect(fitAlpha(p, 0).minima).toEqual(fitReverse(p).minima)
    expect(fitAlpha(p, 1).minima).toEqual(fitForward(p).minima)
    for (const [end, want] of [
      [0, fitReverse(p).minima],
      [1, fitForward(p).minima],
    ] as const) {
      for (const away of [-1e-9, 1e-9]) {
        const got = fitAlpha(p, end + away).minima
        expect(got).toHaveLength(want.length)
        for (const fit of want) {
          const near = got.filter(g => Math.hypot(g.mean - fit.mean, g.sd - fit.sd) < 1e-6)
          expect(near).toHaveLength(1)
          expect(deviation(near[0]!.value, fit.value)).toBeLessThan(1e-7)
        }
      }
    }
  })
})

describe('fitAlpha', () => {
  const byPlace = (fits: readonly Fit[]) => [...fits].sort((a, b) => a.mean - b.mean)

  it.each([-3, -0.5, 0.03, 0.2, 0.5, 0.97, 1.5, 4])('moves and scales with p at α = %s', alpha => {
    const [shift, scale] = [1000, 0.01]
    const here = byPlace(fitAlpha(parseDistribution('0.6 normal(-3, 1) + 0.4 normal(2, 0.5)'), alpha).minima)
    const there = byPlace(
      fitAlpha(parseDistribution('0.6 normal(999.97, 0.01) + 0.4 normal(1000.02, 0.005)'), alpha).minima,
    )
    expect(there).toHaveLength(here.length)
    here.forEach((fit, i) => {
      expect((there[i]!.mean - shift) / scale).toBeCloseTo(fit.mean, 8)
      expect(there[i]!.sd / scale).toBeCloseTo(fit.sd, 8)
      expect(deviation(there[i]!.value, fit.value)).toBeLessThan(1e-10)
    })
  })

  it.each([-5, -1e-6, 1e-6, 0.5, 0.999, 1.001, 7])('of a normal is that normal at α = %s', alpha => {
    const { minima } = fitAlpha(parseDistribution('normal(3, 0.2)'), alpha)
    expect(minima).toHaveLength(1)
    expect(minima[0]!.mean).toBeCloseTo(3, 9)
    expect(minima[0]!.sd).toBeCloseTo(0.2, 9)
    expect(minima[0]!.value).toBeLessThan(1e-15)
  })

  it('of the lecture’s target jumps: the global optimum switches at 0.172968476556, the mode branch ends at 0.521744185769', () => {
    const p = parseDistribution('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)')
    expect(Math.abs(fitAlpha(p, 0.172968476556 - 1e-9).minima[0]!.mean)).toBeGreaterThan(1)
    expect(Math.abs(fitAlpha(p, 0.172968476556 + 1e-9).minima[0]!.mean)).toBeLessThan(1e-8)
    expect(fitAlpha(p, 0.521744185769 - 1e-7).minima).toHaveLength(3)
    expect(fitAlpha(p, 0.521744185769 + 1e-7).minima).toHaveLength(1)
  })

  it.each([
    ['0.846 normal(4.165, 0.926) + 0.453 normal(0.483, 0.790)', -0.7427, 1.4838, 1.2515],
    ['0.261 normal(-3.967, 0.471) + 0.638 normal(-2.075, 0.444) + 0.230 normal(2.519, 0.386)', -1.3877, -3.723, 0.6097],
  ])('of %s at α = %s has three minima, one close below the bound of sd', (text, alpha, mean, sd) => {
    const { minima } = fitAlpha(parseDistribution(text), alpha)
    expect(minima).toHaveLength(3)
    expect(minima.some(fit => Math.hypot(fit.mean - mean, fit.sd - sd) < 2e-3)).toBe(true)
  })

  it('names the rule it needs', () => {
    expect(() => fitAlpha(parseDistribution('normal(0, 1)'), Number.NaN)).toThrow('alpha: expected a finite number')
  })
})
