import { describe, expect, it } from 'vitest'
import { hermiteMoments } from '../../../src/math/expectation/hermiteMoments.ts'
import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { type Distribution, kl, landscape, parseDistribution } from '../../../src/math/index.ts'
import { anyNormalMixture, scale } from '../arbitrary.ts'
import fc from '../fastCheck.ts'

const line = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))

// enough cells to be done all together, also by narrow normals
const means = line(-7, 7, 48)
const sds = line(Math.log(0.05), Math.log(10), 48).map(Math.exp)

const moments = new Float64Array(6)

/** KL(N(mean, sd²)‖p) by the quadrature of a single cell. */
function direct(p: Distribution, mean: number, sd: number): number {
  hermiteMoments(targetOf(p), mean, sd, moments)
  return -0.5 * Math.log(2 * Math.PI * Math.E) - Math.log(sd) - moments[0]!
}

/** The worst of some hundred cells of a reverse landscape: absolute below 1, relative above. */
function worst(p: Distribution, means: readonly number[], sds: readonly number[]): number {
  const values = landscape('reverse', p, means, sds)
  let most = 0
  for (let cell = 0; cell < values.length; cell += cell % 13 ? 17 : 29) {
    const want = direct(p, means[cell % means.length]!, sds[Math.floor(cell / means.length)]!)
    most = Math.max(most, Math.abs(values[cell]! - want) / Math.max(1, Math.abs(want)))
  }
  return most
}

describe('a reverse landscape', () => {
  it('is the divergence in each cell, for mixtures of normals at any scale', () => {
    fc.assert(
      fc.property(anyNormalMixture(), p => {
        expect(worst(p, means, sds)).toBeLessThan(1e-9)
      }),
      { numRuns: 100 },
    )
  })

  it('is so from narrow normals to wide ones, wherever the window', () => {
    fc.assert(
      fc.property(anyNormalMixture(), fc.integer({ min: -30, max: 30 }), scale(-1.3, 1), (p, at, sd) => {
        const window = line(at - 3 * sd, at + 3 * sd, 48)
        expect(worst(p, window, line(sd, 2 * sd, 24))).toBeLessThan(1e-9)
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    'normal(0.3, 2)',
    '0.5 normal(0, 1) + 0.5 normal(0, 1)',
    '0.999 normal(0, 0.02) + 0.001 normal(0, 5)',
    '0.5 normal(-5, 0.1) + 0.5 normal(5, 0.1)',
    '0.5 normal(-2, 1) + 0.5 normal(2, 1.0001)',
    'laplace(1, 0.5)',
    'student(1, 0, 1)',
    'logistic(0, 0.3)',
    'skewnormal(0, 1, 5)',
    'gumbel(0, 1)',
    '0.4 laplace(-2, 0.3) + 0.6 student(3, 2, 1)',
  ])('is so for %s', text => {
    expect(worst(parseDistribution(text), means, sds)).toBeLessThan(1e-9)
  })

  it('takes means and sds in any order, at any distance', () => {
    const p = parseDistribution('0.3 normal(-2, 0.25) + 0.7 normal(2, 1)')
    const scattered = means.map((mean, i) => (i % 2 ? mean : -0.37 * mean ** 3))
    expect(worst(p, scattered, [...sds].reverse())).toBeLessThan(1e-9)
    expect(worst(p, [...means, 1e7], sds)).toBeLessThan(1e-9)
    expect(worst(p, means, [1e-9, ...sds])).toBeLessThan(1e-9)
    expect(worst(p, line(-7, 7, 500), [1])).toBeLessThan(1e-9)
    expect(worst(p, [1], line(0.1, 10, 500))).toBeLessThan(1e-9)
  })

  it('is infinite where p ends', () => {
    const values = landscape('reverse', parseDistribution('exponential(1)'), means, sds)
    expect(values.every(value => value === Infinity)).toBe(true)
  })
})

describe('a forward landscape', () => {
  it.each(['0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', 'gamma(2, 1)', 'student(3, 0, 1)'])('of %s is KL(p‖q)', text => {
    const p = parseDistribution(text)
    const values = landscape('forward', p, means, sds)
    for (const [i, j] of [
      [0, 0],
      [25, 30],
      [47, 47],
    ] as const) {
      const want = kl(p, { family: 'normal', mean: means[j]!, sd: sds[i]! })
      expect(Math.abs(values[i * means.length + j]! - want)).toBeLessThan(1e-12 * Math.max(1, want))
    }
  })

  it('is infinite where p has no variance', () => {
    const values = landscape('forward', parseDistribution('student(2, 0, 1)'), means, sds)
    expect(values.every(value => value === Infinity)).toBe(true)
  })
})
