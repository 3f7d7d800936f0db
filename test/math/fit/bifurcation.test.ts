import { describe, expect, it } from 'vitest'
import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { reverseState } from '../../../src/math/fit/reverseState.ts'
import { fitReverse, parseDistribution } from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../reference.ts'

type Entry = Record<string, string | number>

const { entries } = reference<{ entries: Record<string, Entry> }>('bifurcation')
const named = (start: string) => Object.entries(entries).filter(([name]) => name.startsWith(start))
const number = (value: string | number | undefined) => decimal(String(value))
const humps = (m: number, right = 0.5) => parseDistribution(`${1 - right} normal(${-m}, 1) + ${right} normal(${m}, 1)`)

it('every entry of the table is looked at', () => {
  const looked = ['fold_weight', 'pitchfork_fixed_sigma'].flatMap(named).length + 2
  expect(Object.keys(entries)).toHaveLength(looked)
})

describe('reverse fits of ½N(−m, 1) + ½N(m, 1)', () => {
  it('have mode fits, born in pairs with saddles, only above the fold', () => {
    const { m, mu, sigma, value, centre_sigma, centre_value } = entries.fold!
    const below = fitReverse(humps(number(m) - 1e-7))
    expect(below.minima).toHaveLength(1)
    expect(below.saddles).toHaveLength(0)
    expect(below.minima[0]!.mean).toBeCloseTo(0, 8)
    const above = fitReverse(humps(number(m) + 1e-7))
    expect(above.minima).toHaveLength(3)
    expect(above.saddles).toHaveLength(2)
    const centre = above.minima[0]!
    expect(centre.sd).toBeCloseTo(number(centre_sigma), 6)
    expect(centre.value).toBeCloseTo(number(centre_value), 6)
    for (const born of [...above.minima.slice(1), ...above.saddles]) {
      expect(Math.abs(born.mean)).toBeCloseTo(number(mu), 2)
      expect(born.sd).toBeCloseTo(number(sigma), 2)
      expect(born.value).toBeCloseTo(number(value), 6)
    }
  })

  it('are best in the middle below the Maxwell point and at the modes above it, level there', () => {
    const { m, mu, sigma, centre_sigma, value } = entries.maxwell!
    expect(fitReverse(humps(number(m) - 1e-8)).minima.map(fit => fit.global)).toEqual([true, false, false])
    expect(fitReverse(humps(number(m) + 1e-8)).minima.map(fit => fit.global)).toEqual([true, true, false])
    const level = fitReverse(humps(number(m))).minima.sort((a, b) => a.mean - b.mean)
    const want = [
      [-number(mu), sigma],
      [0, centre_sigma],
      [number(mu), sigma],
    ] as const
    expect(level).toHaveLength(3)
    level.forEach((fit, i) => {
      expect(deviation(fit.mean, want[i]![0])).toBeLessThan(1e-8)
      expect(deviation(fit.sd, number(want[i]![1]))).toBeLessThan(1e-8)
      expect(deviation(fit.value, number(value))).toBeLessThan(1e-10)
    })
  })
})

describe.each(named('fold_weight'))('%s', (_, { m, w_right, mu, sigma }) => {
  it('is the weight below which the component has no minimum of its own', () => {
    const at = (right: number) => fitReverse(humps(number(m), right))
    const own = (fit: { mean: number; sd: number }) =>
      Math.abs(fit.mean - number(mu)) < 0.05 && Math.abs(fit.sd - number(sigma)) < 0.05
    const below = at(number(w_right) - 1e-7)
    const above = at(number(w_right) + 1e-7)
    expect([below.minima.filter(own).length, below.saddles.filter(own).length]).toEqual([0, 0])
    expect([above.minima.filter(own).length, above.saddles.filter(own).length]).toEqual([1, 1])
    expect(above.minima.length).toBe(below.minima.length + 1)
  })
})

describe.each(named('pitchfork_fixed_sigma'))('%s', (_, { sigma_q, m }) => {
  // ∂²KL/∂(μ/σ)² = −M₂ and ∂⁴KL/∂(μ/σ)⁴ = −M₄ at fixed σ
  const curvatures = (at: number) => {
    const { moments } = reverseState(targetOf(humps(at)), 0, Math.log(number(sigma_q)))
    return [-moments[2]!, -moments[4]!] as const
  }

  it('is where the symmetric fit loses stability in μ', () => {
    const here = number(m)
    expect(Math.abs(curvatures(here)[0])).toBeLessThan(1e-10)
    expect(curvatures(here - 1e-6)[0]).toBeGreaterThan(0)
    expect(curvatures(here + 1e-6)[0]).toBeLessThan(0)
  })

  it('is supercritical: the quartic term holds', () => {
    expect(curvatures(number(m))[1]).toBeGreaterThan(0)
  })
})
