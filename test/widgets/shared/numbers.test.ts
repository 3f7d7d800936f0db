import { expect, test } from 'vitest'
import { formatNumber, formatPlace, formatShort, inUnit } from '../../../src/widgets/shared/numbers.ts'

test.each([
  [2, '2.0000'],
  [0.44314718055994, '0.4431'],
  [1.30685281944005, '1.3069'],
  [47.19741490700595, '47.1974'],
  [555.5555555555555, '555.5556'],
  [0.00974276993314, '0.009743'],
  [12345.678, '12\u2009345.6780'],
  [-2.5, '−2.5000'],
  [0, '0'],
  [1e-14, '1.000\u2009×\u200910⁻¹⁴'],
  [1.24e9, '1.240\u2009×\u200910⁹'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '−∞'],
  [Number.NaN, '?'],
])('%d is written %s', (value, text) => {
  expect(formatNumber(value)).toBe(text)
})

test('short numbers have no superfluous digits and a true minus', () => {
  expect(formatShort(-2.5)).toBe('−2.5')
  expect(formatShort(0.30000000000000004)).toBe('0.3')
  expect(formatShort(100)).toBe('100')
})

test('one bit is log 2 nats', () => {
  expect(inUnit(Math.LN2, 'bits')).toBe(1)
  expect(inUnit(3, 'nats')).toBe(3)
})

test('a place that is nearly zero is zero, without a sign', () => {
  expect(formatPlace(-9.1e-17)).toBe('0.0000')
  expect(formatPlace(-2.49189561012643823)).toBe('−2.4919')
})
