import { expect, test } from 'vitest'
import { formatDistribution2, parseDistribution2 } from '../../../src/math/index.ts'
import {
  clampDistribution2,
  distribution2Field,
  shapeOf,
  withShape,
} from '../../../src/widgets/fields/planeDistributionField.ts'

const field = distribution2Field('normal2((0, 0), (1, 0.9, 1))')
const mixture = '0.3 normal2((-1, -1), (0.5, 0.25, 1)) + 0.7 normal2((1, 1), (0.5, -0.25, 1))'

test.each([mixture, 'normal2((0.1, -2), (2, -0.5, 1))'])(
  'what is written is read back, and settled stays itself: %s',
  text => {
    expect(field.format(field.parse(text))).toBe(text)
    const read = field.parse(text)
    expect(field.clamp(read)).toBe(read)
  },
)

test.each([
  ['a mean beyond reach', 'normal2((11, -40), (1, 0, 1))', 'normal2((10, -10), (1, 0, 1))'],
  ['a width too small', 'normal2((0, 0), (0.0001, 0, 1))', 'normal2((0, 0), (0.01, 0, 1))'],
  ['a width too large', 'normal2((0, 0), (100, 5, 1))', 'normal2((0, 0), (25, 2.5, 1))'],
  ['a correlation too near to 1', 'normal2((0, 0), (1, -0.9999, 1))', 'normal2((0, 0), (1, -0.999, 1))'],
])('%s settles', (_, text, settled) => {
  expect(formatDistribution2(clampDistribution2(parseDistribution2(text)))).toBe(settled)
})

test('a covariance that is none settles to one that is positive definite', () => {
  for (const cov of [
    [1, 5, 1],
    [-1, 0, 1],
    [Number.NaN, Number.NaN, Number.NaN],
    [0, 0, 0],
    [Number.POSITIVE_INFINITY, 0, 1],
  ] as const) {
    const settled = clampDistribution2({ family: 'normal2', mean: [0, 0], cov })
    expect(() => parseDistribution2(formatDistribution2(settled))).not.toThrow()
  }
})

test('settling twice is settling once', () => {
  for (const sd of [0.1, 0.37, 5])
    for (const correlation of [-0.999, 0.999]) {
      const once = clampDistribution2(withShape([0, 0], { sdX: sd, sdY: 1.3, correlation }))
      expect(formatDistribution2(clampDistribution2(once))).toBe(formatDistribution2(once))
    }
})

test('a shape and its covariance are each other’s', () => {
  const shape = { sdX: 1.5, sdY: 0.4, correlation: -0.7 }
  const back = shapeOf(withShape([0, 0], shape))
  for (const key of ['sdX', 'sdY', 'correlation'] as const) expect(back[key]).toBeCloseTo(shape[key], 5)
})

test('half way is half way, positive definite from end to end; other forms jump', () => {
  const [a, b] = ['normal2((0, 0), (1, 0.99, 1))', 'normal2((2, -2), (1, -0.99, 4))'].map(parseDistribution2)
  if (!a || !b || !field.mix) return expect.unreachable()
  expect(formatDistribution2(field.mix(a, b, 0.5))).toBe('normal2((1, -1), (1, 0, 2.5))')
  for (let t = 0; t <= 1; t += 0.1)
    expect(() => parseDistribution2(formatDistribution2(field.mix?.(a, b, t) ?? a))).not.toThrow()
  const narrow = parseDistribution2('normal2((0.3, 1), (0.011, 0.0109, 0.011))')
  expect(formatDistribution2(field.mix(a, narrow, 0.3))).toBe('normal2((0.09, 0.3), (0.7033, 0.69627, 0.7033))')
  expect(formatDistribution2(field.mix(b, narrow, 0.3))).toBe('normal2((1.49, -1.1), (0.7, -0.69, 2.8))')
  const humps = parseDistribution2(mixture)
  expect(field.mix(a, humps, 0.2)).toBe(humps)
  expect(field.mix(parseDistribution2(mixture), humps, 0.2)).toBe(humps)
})
