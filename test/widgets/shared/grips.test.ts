import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDistribution, parseDistribution } from '../../../src/math/index.ts'
import { clampDistribution } from '../../../src/widgets/fields/clampDistribution.ts'
import {
  choosableFamilies,
  grips,
  mixParameters,
  placeInNotation,
  withFamily,
} from '../../../src/widgets/shared/grips.ts'

const notations = [
  'normal(-1, 0.5)',
  'laplace(2, 1)',
  'student(3, 0, 2)',
  'uniform(-2, 3)',
  '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)',
]

test.each(notations)('each grip of %s moves the number that lights up, and no other', text => {
  const distribution = parseDistribution(text)
  const numbers = (of: string) => [...of.matchAll(/-?\d[\d.]*/g)].map(([number]) => Number(number))
  for (const grip of grips(distribution)) {
    const before = numbers(text)
    const after = numbers(formatDistribution(grip.become(grip.value + 0.5)))
    const place = placeInNotation(distribution, grip.key)
    expect(after[place]).toBeCloseTo((before[place] ?? 0) + 0.5)
    expect(after.filter((number, index) => number !== before[index])).toHaveLength(1)
  }
})

test('a grip sits on its curve, and dragging it to where it is changes nothing', () => {
  for (const text of notations) {
    const distribution = parseDistribution(text)
    for (const grip of grips(distribution)) {
      expect(grip.y).toBeGreaterThan(0)
      expect(formatDistribution(grip.moveTo(grip.x))).toBe(formatDistribution(distribution))
    }
  }
})

test('a drag past the edge rests at the edge', () => {
  const [mean, sd] = grips(parseDistribution('normal(0, 1)'))
  expect(formatDistribution(mean!.moveTo(1e9))).toBe('normal(10, 1)')
  expect(formatDistribution(sd!.moveTo(0))).toBe('normal(0, 0.05)')
  const [low] = grips(parseDistribution('uniform(0, 1)'))
  expect(formatDistribution(low!.moveTo(5))).toBe('uniform(0.9, 1)')
})

test('dragging the weight of a component leaves the others in proportion and the sum at one', () => {
  const [first] = grips(parseDistribution('0.2 normal(0, 1) + 0.2 normal(2, 1) + 0.6 normal(4, 1)'))
  expect(formatDistribution(first!.weight!.become(0.6))).toBe('0.6 normal(0, 1) + 0.1 normal(2, 1) + 0.3 normal(4, 1)')
})

test('what is far out of range settles at the limits', () => {
  expect(formatDistribution(clampDistribution(parseDistribution('normal(1e6, 1e-9)')))).toBe('normal(100, 0.01)')
  expect(formatDistribution(clampDistribution(parseDistribution('normal(-5, 0.3)')))).toBe('normal(-5, 0.3)')
})

test('a transition starts at one distribution and ends at the other', () => {
  const [a, b] = [parseDistribution('normal(-1, 1)'), parseDistribution('normal(3, 4)')]
  expect(mixParameters(a, b, 0)).toEqual(a)
  expect(mixParameters(a, b, 1)).toEqual(b)
  expect(mixParameters(a, b, 0.5)).toEqual({ family: 'normal', mean: 1, sd: 2 })
  const other = parseDistribution('uniform(0, 1)')
  expect(mixParameters(a, other, 0.1)).toEqual(other)
  const same = parseDistribution('normal(3, 4)')
  expect(mixParameters(b, same, 0.3)).toBe(same)
})

test('on the way every number has few digits, what does not move stays, and the distribution can be read', () => {
  const hundredths = (from: number, to: number) => fc.integer({ min: from * 100, max: to * 100 }).map(n => n / 100)
  const humps = fc
    .tuple(hundredths(-9, 9), hundredths(0.01, 9), hundredths(-9, 9), hundredths(0.01, 9), hundredths(0.05, 0.95))
    .map(([mean, sd, mean2, sd2, weight]) =>
      parseDistribution(`${weight} normal(${mean}, ${sd}) + ${(1 - weight).toFixed(2)} normal(${mean2}, ${sd2})`),
    )
  fc.assert(
    fc.property(humps, humps, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
      const text = formatDistribution(mixParameters(a, b, t))
      expect(formatDistribution(parseDistribution(text))).toBe(text)
      for (const number of text.match(/[\d.]+/g) ?? [])
        expect(number.replace(/^0\.0*/, '').length).toBeLessThanOrEqual(4)
    }),
  )
  const [a, b] = ['0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)', '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 1.2)']
  expect(formatDistribution(mixParameters(parseDistribution(a!), parseDistribution(b!), 0.123))).toBe(
    '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.84)',
  )
})

test('another family takes the same place', () => {
  for (const family of choosableFamilies) {
    const changed = withFamily(parseDistribution('normal(2, 0.5)'), family)
    expect(changed.family).toBe(family)
    expect(formatDistribution(withFamily(changed, 'normal'))).toBe('normal(2, 0.5)')
  }
})
