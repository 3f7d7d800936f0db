import { expect, test } from 'vitest'
import { density } from '../../src/math/index.ts'
import { applyText, figure, initialState } from '../../src/widgets/core/state.ts'
import { explorer, ledger, uncovered } from '../../src/widgets/explorer/model.ts'
import { abscissae, rangeOf } from '../../src/widgets/shared/curves.ts'

function state(p: string, q: string) {
  const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)
  return applyText(explorer.fields, initialState(explorer.fields), Object.entries({ p, q }), unexpected)
}

const numbers = (p: string, q: string) => figure(explorer, state(p, q)).quantities

test('two normals of equal width, two apart, are exactly 2 nats from each other in both directions', () => {
  expect(numbers('normal(-1, 1)', 'normal(1, 1)')).toEqual({ 'kl-qp': 2, 'kl-pq': 2 })
})

test.each([
  ['normal(0, 1)', 'normal(1, 2)', 0.44314718055994531, 1.3068528194400547],
  ['normal(-1, 1)', 'normal(1, 1.2)', 1.4184326679050657, 2.0376784432060454],
  ['normal(0, 0.3)', 'normal(0, 3)', 1.8075850929940457, 47.197414907005954],
])('%s against %s', (p, q, forward, reverse) => {
  expect(numbers(p, q)['kl-pq']).toBeCloseTo(forward, 12)
  expect(numbers(p, q)['kl-qp']).toBeCloseTo(reverse, 12)
})

test('zero overlap is not infinite', () => {
  expect(numbers('normal(-5, 0.3)', 'normal(5, 0.3)')['kl-pq']).toBeCloseTo(555.5555555555555, 10)
})

test('infinite exactly where P has mass and Q has none', () => {
  expect(numbers('normal(0, 1)', 'uniform(-2, 2)')['kl-pq']).toBe(Number.POSITIVE_INFINITY)
  expect(numbers('normal(0, 1)', 'uniform(-2, 2)')['kl-qp']).toBeCloseTo(
    -Math.log(4) + 0.5 * Math.log(2 * Math.PI) + 2 / 3,
    12,
  )
})

test('closed form and quadrature agree', () => {
  const { derived } = figure(explorer, state('normal(0, 1)', 'normal(1, 2)'))
  expect(derived.quadrature?.klPq).toBeCloseTo(derived.klPq, 12)
  expect(derived.quadrature?.klQp).toBeCloseTo(derived.klQp, 12)
  expect(figure(explorer, state('normal(0, 1)', 'laplace(0, 1)')).derived.quadrature).toBeNull()
})

test('both forms of the ledger add up to the divergence', () => {
  const { p, q } = state('normal(0, 1)', 'normal(1, 2)')
  const xs = Array.from({ length: 8001 }, (_, i) => -40 + i / 100)
  for (const form of ['signed', 'nonnegative'] as const) {
    const sum = ledger(p, q, xs, form).product.reduce((total, { y }) => total + y / 100, 0)
    expect(sum).toBeCloseTo(0.44314718055994531, 10)
  }
})

test('the non-negative form is never negative', () => {
  const { p, q } = state('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)', 'student(3, 0, 1)')
  for (const { y } of ledger(p, q, abscissae(rangeOf(p, q), p, q), 'nonnegative').product)
    expect(y).toBeGreaterThanOrEqual(-1e-16)
})

test('what is uncovered is where the first has mass and the second has none', () => {
  const { p, q } = state('normal(0, 1)', 'uniform(-2, 2)')
  const range = { min: -6, max: 6 }
  expect(uncovered(p, q, range)).toEqual([
    { from: -6, to: -2 },
    { from: 2, to: 6 },
  ])
  expect(uncovered(q, p, range)).toEqual([])
})

test('drawn curves reach every peak, however narrow', () => {
  const { p, q } = state('normal(0.123, 0.05)', '0.5 normal(-2.5, 0.05) + 0.5 normal(2.5, 0.8)')
  const xs = abscissae(rangeOf(p, q), p, q)
  expect(Math.max(...xs.map(x => density(p, x)))).toBeCloseTo(density(p, 0.123), 10)
  expect(Math.max(...xs.map(x => density(q, x)))).toBeCloseTo(density(q, -2.5), 10)
})

test('the sentence says both numbers, their unit and the lesson', () => {
  const { sentence } = figure(explorer, state('normal(0, 1)', 'normal(0, 3)'))
  expect(sentence).toContain('D(Q‖P), in which Q draws the samples, is 2.9014 nats')
  expect(sentence).toContain('D(P‖Q), in which P draws them, is 0.6542 nats')
  expect(sentence).toContain('not symmetric')
  expect(figure(explorer, state('normal(0, 1)', 'uniform(-2, 2)')).sentence).toContain('is infinite')
})

test('every example is a state', () => {
  for (const { set } of explorer.presets) expect(() => state(set.p ?? '', set.q ?? '')).not.toThrow()
})
