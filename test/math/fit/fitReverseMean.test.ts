import { describe, expect, it, test } from 'vitest'
import { fitReverseMean, kl, parseDistribution } from '../../../src/math/index.ts'
import { anyNormalMixture, scale } from '../arbitrary.ts'
import fc from '../fastCheck.ts'
import { deviation } from '../reference.ts'

// Zeros of E[ℓ z] by SciPy's brentq, each expectation by its quad. SciPy 1.17.
const truth: ['minima' | 'maxima', string, number, number, number][] = [
  ['minima', '0.5 normal(-2, 1) + 0.5 normal(2, 1)', 1, 1.796967050442385, 0.6191481485530854],
  ['minima', '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', 0.5, -1.9142696550797282, 1.747275180288323],
  ['maxima', '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', 0.5, -0.7822817183213155, 3.6715085507074288],
  ['minima', '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', 0.5, 1.999999994919618, 0.6748221240948574],
  ['minima', '0.4 laplace(-1, 0.5) + 0.6 normal(1.5, 1)', 0.4, -0.9160720044256201, 0.9560505869633119],
  ['maxima', '0.4 laplace(-1, 0.5) + 0.6 normal(1.5, 1)', 0.4, 0.0849771345083373, 1.3727811548128717],
  ['minima', '0.4 laplace(-1, 0.5) + 0.6 normal(1.5, 1)', 0.4, 1.4541448993982855, 0.9886462133124997],
]

describe('the reverse fits of a fixed sd', () => {
  it.each(truth)('among the %s of %s for sd %f is the mean %f', (kind, text, sd, mean, value) => {
    const near = fitReverseMean(parseDistribution(text), sd)[kind].find(fit => Math.abs(fit.mean - mean) < 1e-4)
    if (!near) return expect.fail('not found')
    expect(deviation(near.mean, mean)).toBeLessThan(1e-11)
    expect(deviation(near.value, value)).toBeLessThan(1e-12)
    expect(near.sd).toBe(sd)
  })

  it('of a normal are its mean, with the divergence of two normals left', () => {
    const { minima, maxima } = fitReverseMean(parseDistribution('normal(1, 2)'), 0.5)
    expect(maxima).toEqual([])
    expect(minima.length).toBe(1)
    expect(minima[0]?.mean).toBeCloseTo(1, 13)
    expect(minima[0]?.value).toBeCloseTo(Math.log(4) + 0.5 / 16 - 0.5, 13)
  })

  it('part at a pitchfork: for ½N(±m, 1) and sd 1 at m = 1.46083', () => {
    const count = (m: number) =>
      fitReverseMean(parseDistribution(`0.5 normal(-${m}, 1) + 0.5 normal(${m}, 1)`), 1).minima.length
    expect([count(1.4608), count(1.461)]).toEqual([1, 2])
  })

  it('are none where p is not positive on the whole line', () => {
    expect(fitReverseMean(parseDistribution('exponential(1, 0)'), 1)).toEqual({ minima: [], saddles: [], maxima: [] })
  })

  it('ask for an sd > 0', () => {
    expect(() => fitReverseMean(parseDistribution('normal(0, 1)'), 0)).toThrow('sd: expected a finite number > 0')
  })
})

test('on random targets minima and maxima alternate, values are those of kl, and none is missed between fine steps', () => {
  fc.assert(
    fc.property(anyNormalMixture(4), scale(-1, 0.7), (p, sd) => {
      const { minima, maxima } = fitReverseMean(p, sd)
      const kinds = [...minima.map(f => [f.mean, 1]), ...maxima.map(f => [f.mean, -1])].sort((a, b) => a[0]! - b[0]!)
      expect(kinds.map(([, kind]) => kind)).toEqual(kinds.map((_, i) => (i % 2 === 0 ? 1 : -1)))
      const at = (mean: number) => kl({ family: 'normal', mean, sd }, p)
      for (const { mean, value } of [...minima, ...maxima]) expect(deviation(value, at(mean))).toBeLessThan(1e-11)
      const values = Array.from({ length: 321 }, (_, i) => at(-8 + i / 20))
      for (let i = 1; i < 320; i++)
        if (values[i]! < values[i - 1]! && values[i]! < values[i + 1]!)
          expect(minima.some(({ mean }) => Math.abs(mean - (-8 + i / 20)) <= 0.051)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
