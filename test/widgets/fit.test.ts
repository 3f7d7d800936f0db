import { expect, test } from 'vitest'
import { applyText, figure, initialState } from '../../src/widgets/core/state.ts'
import { fitLandscape, frameOf, grainOf } from '../../src/widgets/fit/fitLandscape.ts'
import { directionsOf, fit } from '../../src/widgets/fit/model.ts'

/** The size of a map beside its table. */
const map = { width: 450, height: 214 }

function shown(set: Record<string, string>) {
  const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)
  return figure(fit, applyText(fit.fields, initialState(fit.fields), Object.entries(set), unexpected))
}

const twoHumps = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'

test('the standard picture has three reverse minima and two saddles', () => {
  const { quantities } = shown({ p: twoHumps, direction: 'reverse' })
  expect(quantities['reverse-1-mean']).toBeCloseTo(-2.4918956101264382, 10)
  expect(quantities['reverse-1-sd']).toBeCloseTo(0.81259920148002395, 10)
  expect(quantities['reverse-1-kl']).toBeCloseTo(0.69034514262548845, 10)
  expect(quantities['reverse-2-mean']).toBeCloseTo(2.4918956101264382, 10)
  expect(quantities['reverse-3-mean']).toBeCloseTo(0, 10)
  expect(quantities['reverse-3-sd']).toBeCloseTo(2.2667093898784565, 10)
  expect(quantities['reverse-3-kl']).toBeCloseTo(0.94686864482067392, 10)
  expect(quantities).toHaveProperty('saddle-2-kl')
  expect(quantities).not.toHaveProperty('reverse-4-kl')
  expect(quantities).not.toHaveProperty('forward-kl')
})

test('the forward fit has the mean and the sd of P', () => {
  const { quantities } = shown({ p: twoHumps, direction: 'forward' })
  expect(quantities['forward-mean']).toBeCloseTo(0, 12)
  expect(quantities['forward-sd']).toBeCloseTo(Math.sqrt(0.64 + 6.25), 12)
  expect(quantities['forward-kl']).toBeCloseTo(0.497582, 6)
})

test('two humps do not make a fit mode seeking: at ±2 one spanning minimum is all there is', () => {
  const { quantities } = shown({ p: '0.5 normal(-2, 1) + 0.5 normal(2, 1)', direction: 'reverse' })
  expect(quantities['reverse-1-mean']).toBeCloseTo(0, 10)
  expect(quantities['reverse-1-sd']).toBeCloseTo(2.047, 4)
  expect(quantities['reverse-1-kl']).toBeCloseTo(0.226508, 6)
  expect(quantities).not.toHaveProperty('reverse-2-kl')
})

test('the tallest peak need not win', () => {
  const { quantities } = shown({ p: '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)', direction: 'reverse' })
  expect(quantities['reverse-1-mean']).toBeCloseTo(1.9865357160596658, 10)
  expect(quantities['reverse-1-kl']).toBeCloseTo(0.3533126520249151, 10)
  expect(quantities['reverse-2-kl']).toBeCloseTo(1.2015589574154445, 10)
})

test('a hump need not hold a minimum', () => {
  const { quantities } = shown({ p: '0.6 normal(-2, 0.7) + 0.4 normal(2.5, 1)', direction: 'reverse' })
  expect(quantities['reverse-1-mean']).toBeCloseTo(-1.979, 3)
  expect(quantities['reverse-2-mean']).toBeCloseTo(0.481, 3)
  expect(quantities).not.toHaveProperty('reverse-3-kl')
})

test('three starts, three endings', () => {
  const ends = ['normal(-3, 1)', 'normal(3, 1)', 'normal(0.2, 2)'].map(
    q => shown({ p: twoHumps, q, direction: 'reverse' }).derived.paths.reverse?.end?.mean ?? Number.NaN,
  )
  expect(ends[0]).toBeCloseTo(-2.4919, 4)
  expect(ends[1]).toBeCloseTo(2.4919, 4)
  expect(ends[2]).toBeCloseTo(0, 4)
})

test('the landscape’s lowest cell is no lower than the best fit, and close to it', () => {
  for (const direction of directionsOf('both')) {
    const state = applyText(fit.fields, initialState(fit.fields), Object.entries({ direction }), () => {})
    const best = figure(fit, state).quantities[`${direction === 'forward' ? 'forward' : 'reverse-1'}-kl`] ?? 0
    const lowest = Math.min(...fitLandscape(direction, state.p, frameOf(state.p), grainOf(map, false)).values)
    expect(lowest).toBeGreaterThanOrEqual(best - 1e-12)
    expect(lowest).toBeLessThan(best + 0.02)
  }
})

test('where every normal costs ∞ there is nothing to fit, and the sentence says so', () => {
  const { quantities, sentence } = shown({ p: 'uniform(-1, 1)', direction: 'reverse' })
  expect(quantities).not.toHaveProperty('reverse-1-kl')
  expect(quantities['kl-qp']).toBe(Number.POSITIVE_INFINITY)
  expect(sentence).toContain('infinite for every normal')
})

test('the sentence names every minimum', () => {
  const { sentence } = shown({ p: twoHumps, direction: 'both' })
  expect(sentence).toContain('mean 0.0000 and the standard deviation 2.625 of P; 0.4976 nats remain')
  expect(sentence).toContain('3 local minima: mean −2.4919, sd 0.8126 at 0.6903 nats')
})

test('the start is a normal or a Laplace law', () => {
  expect(() => fit.fields.q.parse('uniform(0, 1)')).toThrow('expected a normal or a laplace as start')
})
