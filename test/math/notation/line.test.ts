import { describe, expect, it } from 'vitest'
import { formatDistribution, parseDistribution } from '../../../src/math/index.ts'
import { anyDistribution } from '../arbitrary.ts'
import fc from '../fastCheck.ts'

describe('parseDistribution', () => {
  it('reads a family and its parameters', () => {
    expect(parseDistribution('normal(-1, 2)')).toEqual({ family: 'normal', mean: -1, sd: 2 })
    expect(parseDistribution('triangular(0,.25,1)')).toEqual({ family: 'triangular', low: 0, mode: 0.25, high: 1 })
  })

  it('reads mixtures, spaces anywhere, both minus signs, and weights left out', () => {
    const mixture = parseDistribution('0.5 normal(-2, 1) + 0.5 normal(2, 1e0)')
    expect(mixture).toMatchObject({ weights: [0.5, 0.5], components: [{ mean: -2 }, { mean: 2 }] })
    expect(parseDistribution(' 0.5normal ( −2 ,1 )+ 0.5 normal(+2,1) ')).toEqual(mixture)
    expect(parseDistribution('normal(0, 1) + 3 laplace(1, 2)')).toMatchObject({ weights: [1, 3] })
  })

  it('lets the start of an exponential be left out', () => {
    expect(parseDistribution('exponential(2)')).toEqual({ family: 'exponential', rate: 2, low: 0 })
  })

  it.each([
    [
      'norml(0, 1)',
      'expected a distribution such as "normal(0, 1)", got "norml(0, 1)" (did you mean normal?) at column 1',
    ],
    ['0.5 xy(0, 1)', 'expected a distribution such as "normal(0, 1)", got "xy(0, 1)" at column 5'],
    ['', 'expected a distribution such as "normal(0, 1)", got the end at column 1'],
    ['normal(0, 0)', 'sd: expected a finite number > 0, got 0 at column 11'],
    ['normal(0, -1)', 'sd: expected a finite number > 0, got -1 at column 11'],
    ['normal(0)', 'expected "," and sd in normal(mean, sd), got ")" at column 9'],
    ['normal(0, 1', 'expected ")" after normal(mean, sd), got the end at column 12'],
    ['normal(0, x)', 'sd: expected a number in normal(mean, sd), got "x)" at column 11'],
    ['normal(0, 1) 2', 'expected "+" or the end, got "2" at column 14'],
    ['uniform(1, 0)', 'high: expected a number > low (1), got 0 at column 12'],
    ['-0.5 normal(0, 1) + normal(1, 1)', 'weight: expected a finite number > 0, got -0.5 at column 1'],
    ['normal(1e999, 1)', 'mean: expected a finite number, got Infinity at column 8'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => parseDistribution(text)).toThrow(new RangeError(message))
  })
})

describe('formatDistribution', () => {
  it('writes the shortest numbers', () => {
    const text = '0.3 normal(-2, 0.25) + 0.7 student(3, 0, 1e-8)'
    expect(formatDistribution(parseDistribution(text))).toBe(text)
    expect(formatDistribution(parseDistribution('exponential(1, 0)'))).toBe('exponential(1)')
  })

  it('is read back as the same distribution', () => {
    fc.assert(
      fc.property(anyDistribution(), d => {
        expect(parseDistribution(formatDistribution(d))).toEqual(d)
      }),
    )
  })
})
