import { describe, expect, it } from 'vitest'
import {
  type Fit2,
  fitForward2,
  fitReverse2,
  formatDistribution2,
  kl2,
  parseDistribution2,
} from '../../src/math/index.ts'
import { decimal, deviation, reference } from './reference.ts'

type Cov = [[string, string], [string, string]]

interface Point {
  mean: [string, string]
  cov: Cov
  value: string
  global?: boolean
}

/** A fit whose covariance is diagonal: one sd for each coordinate, or one for both. */
interface Diagonal {
  mean: [number, number]
  sd: [string, string] | string
  value: string
}

interface Case {
  name: string
  kind: 'gaussian-target' | 'mixture-target'
  p: { text: string }
  entropy: string
  forward: Point
  reverse: { minima: Point[]; saddles: Point[] }
  factorised: { forward: Diagonal; reverse: Diagonal }
  isotropic: { forward: Diagonal; reverse: Diagonal }
}

const { cases } = reference<{ cases: Case[] }>('fits_2d')

function near(fit: Fit2, { mean, cov, value }: Point): boolean {
  const got = [...fit.mean, ...fit.cov]
  const want = [mean[0], mean[1], cov[0][0], cov[0][1], cov[1][1]].map(decimal)
  return got.every((x, i) => deviation(x, want[i]!) < 1e-8) && deviation(fit.value, decimal(value)) < 1e-10
}

const diagonal = ({ mean, sd, value }: Diagonal): Point => {
  const [x, y] = typeof sd === 'string' ? [sd, sd] : sd
  return {
    mean: [`${mean[0]}`, `${mean[1]}`],
    cov: [
      [`${decimal(x) ** 2}`, '0'],
      ['0', `${decimal(y) ** 2}`],
    ],
    value,
  }
}

describe.each(cases.filter(c => c.kind === 'mixture-target'))('$name', ({ p: { text }, entropy, forward, reverse }) => {
  const p = parseDistribution2(text)

  it('has its moments as forward fit', () => {
    expect(near(fitForward2(p), forward)).toBe(true)
  })

  it('falls short of that normal in entropy by the divergence', () => {
    const { cov, value } = fitForward2(p)
    const most = 1 + Math.log(2 * Math.PI) + 0.5 * Math.log(cov[0] * cov[2] - cov[1] * cov[1])
    expect(deviation(most - value, decimal(entropy))).toBeLessThan(1e-12)
  })

  it('has every reverse minimum and saddle, none invented', { timeout: 60_000 }, () => {
    const { minima, saddles } = fitReverse2(p)
    expect(minima).toHaveLength(reverse.minima.length)
    expect(saddles).toHaveLength(reverse.saddles.length)
    for (const want of reverse.minima) {
      const found = minima.filter(fit => near(fit, want))
      expect(found).toHaveLength(1)
      expect(found[0]!.global).toBe(want.global)
    }
    for (const want of reverse.saddles) expect(saddles.filter(fit => near(fit, want))).toHaveLength(1)
  })
})

describe.each(cases.filter(c => c.kind === 'gaussian-target'))('$name', ({ p: { text }, ...blocks }) => {
  const p = parseDistribution2(text)

  it.each(['factorised', 'isotropic'] as const)('%s: forward keeps the variances, reverse the precisions', shape => {
    const { forward, reverse } = blocks[shape]
    expect(near(fitForward2(p, { shape }), diagonal(forward))).toBe(true)
    const { minima, saddles } = fitReverse2(p, { shape })
    expect([minima.length, saddles.length]).toEqual([1, 0])
    expect(near(minima[0]!, diagonal(reverse))).toBe(true)
  })

  it('factorised: true is the shape factorised, and a full fit is p itself', () => {
    expect(fitReverse2(p, { factorised: true })).toEqual(fitReverse2(p, { shape: 'factorised' }))
    expect(fitForward2(p, { factorised: true })).toEqual(fitForward2(p, { shape: 'factorised' }))
    expect(fitReverse2(p).minima[0]!.value).toBeLessThan(1e-13)
  })
})

it('every block of the table is looked at', () => {
  const blocks = new Set(cases.flatMap(one => Object.keys(one)))
  expect([...blocks].sort()).toEqual(
    ['entropy', 'factorised', 'forward', 'isotropic', 'kind', 'name', 'p', 'reverse'].sort(),
  )
})

it('for a correlated normal both factorised KLs are −½ log(1 − ρ²)', () => {
  const p = parseDistribution2('normal2((0, 0), (1, 0.9, 1))')
  expect(fitForward2(p, { factorised: true }).value).toBeCloseTo(0.830365603410825454, 13)
  expect(fitReverse2(p, { factorised: true }).minima[0]!.value).toBeCloseTo(0.830365603410825454, 13)
})

it('a mixture of one is its component: quadrature agrees with the closed form', () => {
  const p = '1 normal2((0.3, -0.2), (1, 0.4, 2))'
  const q = 'normal2((1, 0), (2, -0.5, 1))'
  const closed = kl2(parseDistribution2(p.slice(2)), parseDistribution2(q))
  expect(kl2(parseDistribution2(p), parseDistribution2(q))).toBeCloseTo(closed, 12)
  expect(kl2(parseDistribution2(q), parseDistribution2(q))).toBe(0)
})

it('is written as it is read', () => {
  const text = '0.5 normal2((-1, 0), (1, 0.25, 2)) + 0.5 normal2((1, 1), (0.5, 0, 1))'
  expect(formatDistribution2(parseDistribution2(text))).toBe(text)
})

it.each([
  ['normal2((0, 0), (1, 1, 1))', 'cov: expected cov² < var x · var y (1), got cov 1'],
  ['normal2((0, 0), (0, 0, 1))', 'var x: expected a finite number > 0, got 0'],
  ['norml2((0, 0), (1, 0, 1))', 'did you mean normal2?'],
])('says what is wrong with %j', (text, message) => {
  expect(() => parseDistribution2(text)).toThrow(message)
})
