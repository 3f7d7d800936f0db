import { describe, expect, it, test } from 'vitest'
import {
  type Direction,
  descendLaplace,
  fitForwardLaplaceValue,
  fitReverseLaplace,
  kl,
  landscapeLaplace,
  type Place,
  parseDistribution,
  watershedsLaplace,
} from '../../../src/math/index.ts'
import { anyNormalMixture } from '../arbitrary.ts'
import fc from '../fastCheck.ts'

const line = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
const means = line(-7, 7, 29)
const sds = line(-3, 3, 17).map(power => 2 ** power)

function worst(direction: Direction, p: ReturnType<typeof parseDistribution>): number {
  const values = landscapeLaplace(direction, p, means, sds)
  let most = 0
  for (let cell = 0; cell < values.length; cell += 7) {
    const q = {
      family: 'laplace' as const,
      location: means[cell % means.length]!,
      scale: sds[Math.floor(cell / means.length)]! / Math.SQRT2,
    }
    const want = direction === 'forward' ? kl(p, q) : kl(q, p)
    if (values[cell] !== want) most = Math.max(most, Math.abs(values[cell]! - want) / Math.max(1, want))
  }
  return most
}

describe('a landscape of Laplace laws', () => {
  it.each([
    'laplace(1, 0.7)',
    '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)',
    '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)',
    '0.5 laplace(-3, 0.5) + 0.5 student(3, 2, 1)',
    '0.5 normal(-5, 0.1) + 0.5 normal(5, 0.1)',
    'student(1, 0, 1)',
  ])('is the divergence in each cell: %s', text => {
    const p = parseDistribution(text)
    expect(worst('forward', p)).toBeLessThan(1e-12)
    expect(worst('reverse', p)).toBeLessThan(1e-3)
  })

  it('is so for random mixtures', () => {
    fc.assert(
      fc.property(anyNormalMixture(4), p => {
        expect(worst('reverse', p)).toBeLessThan(1e-3)
      }),
      { numRuns: 40 },
    )
  })

  it('is infinite where the divergence is', () => {
    expect(landscapeLaplace('reverse', parseDistribution('uniform(0, 1)'), [0, 1], [1])).toEqual(
      Float64Array.of(Infinity, Infinity),
    )
    expect(landscapeLaplace('forward', parseDistribution('student(1, 0, 1)'), [0], [1])[0]).toBe(Infinity)
    const [finite, infinite] = landscapeLaplace('reverse', parseDistribution('gumbel(0, 1)'), [0], [0.5, 2])
    expect(Number.isFinite(finite)).toBe(true)
    expect(infinite).toBe(Infinity)
  })
})

describe('a descent among Laplace laws', () => {
  const p = parseDistribution('0.5 normal(-2, 1) + 0.5 normal(2, 1)')

  it.each(['forward', 'reverse'] as const)('%s: begins at its start, never rises, ends in a fit', direction => {
    const start = { mean: -0.3, sd: 3 }
    const { path, end } = descendLaplace(direction, p, start)
    expect(path[0]).toEqual(start)
    const fits = direction === 'forward' ? fitForwardLaplaceValue(p).minima : fitReverseLaplace(p).minima
    expect(fits).toContainEqual(end)
    const value = ({ mean, sd }: Place) => {
      const q = { family: 'laplace' as const, location: mean, scale: sd / Math.SQRT2 }
      return direction === 'forward' ? kl(p, q) : kl(q, p)
    }
    const values = path.map(value)
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]! + 1e-6)
  })

  it('sets out along minus the gradient in (m/b, log b)', () => {
    const start = { mean: -0.3, sd: 3 }
    const next = descendLaplace('reverse', p, start).path[1]
    if (!next) return expect.fail('no path')
    // halfway, so that the way's own bend does not count
    const b = Math.sqrt(start.sd * next.sd) / Math.SQRT2
    const f = (along: number, wider: number) =>
      kl({ family: 'laplace', location: (start.mean + next.mean) / 2 + along * b, scale: b * Math.exp(wider) }, p)
    const slope = [(f(1e-5, 0) - f(-1e-5, 0)) / 2e-5, (f(0, 1e-5) - f(0, -1e-5)) / 2e-5] as const
    const [along, wider] = [(next.mean - start.mean) / b, Math.log(next.sd / start.sd)]
    expect(along / wider / (slope[0] / slope[1])).toBeCloseTo(1, 1)
    expect(along * slope[0]).toBeLessThan(0)
  })

  it('does not begin where the divergence is infinite', () => {
    expect(descendLaplace('reverse', parseDistribution('gumbel(0, 1)'), { mean: 0, sd: 2 })).toEqual({
      path: [{ mean: 0, sd: 2 }],
      end: null,
    })
    expect(descendLaplace('reverse', parseDistribution('uniform(0, 1)'), { mean: 0, sd: 2 }).end).toBeNull()
  })
})

test('descents from either side of a line between basins end in different minima', () => {
  const p = parseDistribution('0.3 normal(-4, 0.6) + 0.4 normal(0, 0.7) + 0.3 normal(4, 0.6)')
  const { saddles, minima } = fitReverseLaplace(p)
  const lines = watershedsLaplace(p, saddles, { means: [-8, 8], sds: [0.1, 8] })
  expect(lines.length).toBe(saddles.length)
  for (const places of lines)
    for (const share of [0.25, 0.5, 0.75]) {
      const index = Math.floor(share * places.length)
      const [before, at, after] = [places[index - 2], places[index], places[index + 2]] as [Place, Place, Place]
      const along = (after.mean - before.mean) / at.sd
      const wider = Math.log(after.sd / before.sd)
      const size = 0.04 / Math.hypot(along, wider)
      const ends = [-1, 1].map(
        side =>
          descendLaplace(
            'reverse',
            p,
            { mean: at.mean - at.sd * wider * size * side, sd: at.sd * Math.exp(along * size * side) },
            minima,
          ).end,
      )
      expect(ends[0]).not.toEqual(ends[1])
    }
})
