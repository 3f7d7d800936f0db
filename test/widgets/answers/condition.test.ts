import { describe, expect, test } from 'vitest'
import { parseDistribution } from '../../../src/math/index.ts'
import { readCondition, readValue } from '../../../src/widgets/answers/condition.ts'
import { holds, isKnown, namesKnown, readTolerance, type Scope, valueIn } from '../../../src/widgets/answers/scope.ts'

const scope: Scope = {
  quantities: {
    'kl-qp': 2,
    'kl-pq': 0.5,
    'fit-1-mean': -2.5,
    'fit-1-sd': 0.8,
    'fit-2-mean': 2.5,
    'fit-2-sd': 0.8,
  },
  state: {
    p: parseDistribution('0.5 normal(-3, 1) + 0.5 normal(3, 1)'),
    q: parseDistribution('normal(2.6, 0.9)'),
    n: 10,
    unit: 'nats',
  },
  within: { amount: 0.25, relative: true },
}
const value = (text: string, more: Partial<Scope> = {}) => valueIn({ ...scope, ...more }, readValue(text))
const does = (text: string, more: Partial<Scope> = {}) => holds({ ...scope, ...more }, readCondition(text))

describe('a value', () => {
  test('is a number, a quantity, a field, or a moment of a distribution', () => {
    expect(value('0.25')).toBe(0.25)
    expect(value('∞')).toBe(Number.POSITIVE_INFINITY)
    expect(value('kl-qp')).toBe(2)
    expect(value('n')).toBe(10)
    expect(value('q.mean')).toBe(2.6)
    expect(value('p.2.mean')).toBe(3)
    expect(value('p.sd')).toBeCloseTo(Math.sqrt(10), 14)
    expect(value('answer', { answer: 7 })).toBe(7)
  })

  test('may be computed, with the usual precedence; a minus between names has spaces around it', () => {
    expect(value('kl-qp - kl-pq * 2')).toBe(1)
    expect(value('(kl-qp - kl-pq) * 2')).toBe(3)
    expect(value('8 / 2 / 2')).toBe(2)
    expect(value('-log(2)')).toBe(-Math.LN2)
    expect(value('sqrt 16 + abs(-1)')).toBe(5)
    expect(value('− 2')).toBe(-2)
  })

  test('is not a number where a name means none', () => {
    for (const text of ['kl', 'q', 'unit', 'p.3.mean', 'q.mode', 'answer', 'constructor']) expect(value(text)).toBeNaN()
  })
})

describe('a condition', () => {
  test('compares, and joins comparisons, “and” before “or”', () => {
    expect(does('kl-qp > kl-pq and q.sd < 1')).toBe(true)
    expect(does('kl-qp < kl-pq or q.sd < 1 and q.mean > 2')).toBe(true)
    expect(does('kl-qp < kl-pq and q.sd < 1 or q.mean > 3')).toBe(false)
  })

  test('a place is near another where mean and sd are, by a share of its sd', () => {
    expect(does('q near fit-2')).toBe(true)
    expect(does('q near fit-1')).toBe(false)
    expect(does('q near fit-*')).toBe(true)
    expect(does('q near p.2')).toBe(false)
    const wide = { state: { ...scope.state, q: parseDistribution('normal(2.6, 2)') } }
    expect(does('q near fit-2', wide)).toBe(false)
    expect(does('q.mean near fit-2', wide)).toBe(true)
    expect(does('q.sd near fit-2', wide)).toBe(false)
    expect(does('q.mean near fit-*', wide)).toBe(true)
  })

  test('numbers are near by an amount, or by a share of the other; near zero by a share of the truth', () => {
    const typed = (answer: number, amount: number, relative: boolean, truth = 2) => ({
      answer,
      truth,
      within: { amount, relative },
    })
    expect(does('answer near kl-qp', typed(2.1, 0.1, false))).toBe(true)
    expect(does('answer near kl-qp', typed(2.11, 0.1, false))).toBe(false)
    expect(does('answer near kl-qp', typed(2.1, 0.05, true))).toBe(true)
    expect(does('answer near 0', typed(0.1, 0.05, true))).toBe(true)
    expect(does('answer near 0', typed(0.11, 0.05, true))).toBe(false)
    expect(does('answer near ∞', typed(Number.POSITIVE_INFINITY, 0.05, true))).toBe(true)
    expect(does('answer near 2', typed(2.05, 0.05, true, Number.POSITIVE_INFINITY))).toBe(true)
    expect(does('answer near ∞', typed(1e300, 0.05, true))).toBe(false)
  })

  test('does not hold of what is not there', () => {
    expect(does('q near fit-3')).toBe(false)
    expect(does('kl > 0 or kl < 0')).toBe(false)
  })

  test.each([
    ['', 'expected a number or a name, got nothing'],
    ['kl-qp', 'expected near, < or >, got nothing'],
    ['kl-qp >', 'expected a number or a name, got nothing'],
    ['kl-qp > 2 kl-pq', 'expected and, or, or nothing, got "kl-pq"'],
    ['kl-qp = 2', 'expected a number or a name, got "= 2"'],
    ['kl-qp > (2', 'expected ), got nothing'],
    ['kl-qp > and', 'expected a number or a name, got "and"'],
  ])('“%s” is none: %s', (text, problem) => {
    expect(() => readCondition(text)).toThrow(new RangeError(problem))
  })
})

test('names are known that mean a number or a place', () => {
  for (const name of ['kl-qp', 'fit-1', 'fit-*', 'p', 'p.1', 'q.sd', 'n']) expect(isKnown(scope, name)).toBe(true)
  for (const name of ['kl', 'fit-3', 'fit', 'p.3', 'unit', 'answer']) expect(isKnown(scope, name)).toBe(false)
  expect(namesKnown(scope)).toEqual(expect.arrayContaining(['kl-qp', 'fit-1', 'p', 'p.mean', 'p.1', 'n']))
})

test('a tolerance is an amount or a share, and positive', () => {
  expect(readTolerance('0.05')).toEqual({ amount: 0.05, relative: false })
  expect(readTolerance('5 %')).toEqual({ amount: 0.05, relative: true })
  for (const text of ['', '0', '-1', 'x', '5 percent'])
    expect(() => readTolerance(text)).toThrow('expected an amount such as 0.05 or a share such as 5 %')
})
