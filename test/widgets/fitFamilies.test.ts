import { describe, expect, it, test } from 'vitest'
import { kl, parseDistribution } from '../../src/math/index.ts'
import { applyText, figure, formatState, initialState } from '../../src/widgets/core/state.ts'
import { withSameMoments } from '../../src/widgets/fit/family.ts'
import { fitLandscape, frameOf, grainOf } from '../../src/widgets/fit/fitLandscape.ts'
import { curveTicks, meanCurve } from '../../src/widgets/fit/meanCurve.ts'
import { fit } from '../../src/widgets/fit/model.ts'

/** The size of a map beside its table. */
const map = { width: 450, height: 214 }

function shown(set: Record<string, string>) {
  const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)
  const state = applyText(fit.fields, initialState(fit.fields), Object.entries(set), unexpected)
  return { state, ...figure(fit, state) }
}

const close = '0.5 normal(-2, 1) + 0.5 normal(2, 1)'

describe('a q of fixed sd', () => {
  it('has to choose where a free one spans both humps', () => {
    const { quantities } = shown({ p: close, q: 'normal(0.5, 1)', direction: 'both', family: 'fixed-sd' })
    expect(quantities['reverse-2-mean']).toBeCloseTo(1.796967050442385, 10)
    expect(quantities['reverse-1-kl']).toBeCloseTo(0.6191481485530854, 12)
    expect(quantities['maximum-1-mean']).toBeCloseTo(0, 10)
    expect(quantities).not.toHaveProperty('saddle-1-kl')
    expect(quantities['forward-mean']).toBeCloseTo(0, 12)
    expect(quantities['forward-sd']).toBe(1)
    expect(quantities['forward-kl']).toBeCloseTo(kl(parseDistribution(close), { family: 'normal', mean: 0, sd: 1 }), 12)
  })

  it('has other fits when its sd is another: the sd is that of q', () => {
    const count = (sd: number) =>
      shown({ p: close, q: `normal(0.5, ${sd})`, family: 'fixed-sd', direction: 'reverse' }).derived.minima.length
    expect([count(0.5), count(2.5)]).toEqual([2, 1])
  })

  it('rolls to the minimum on its own side of the maximum', () => {
    const end = (mean: number) =>
      shown({ p: close, q: `normal(${mean}, 1)`, family: 'fixed-sd', direction: 'reverse' }).derived.paths.reverse?.end
    expect(end(-0.1)?.mean).toBeCloseTo(-1.797, 3)
    expect(end(0.1)?.mean).toBeCloseTo(1.797, 3)
    expect(end(9)?.mean).toBeCloseTo(1.797, 3)
  })

  it('has a curve through its minima and maxima, with round ticks', () => {
    const { state, derived } = shown({ p: close, q: 'normal(0.5, 1)', family: 'fixed-sd' })
    const { points, low, high, valueAt } = meanCurve('reverse', state.p, 1, derived)
    for (const { mean, value } of [...derived.minima, ...derived.maxima]) {
      expect(points.find(({ x }) => x === mean)?.y).toBeCloseTo(value, 10)
      expect(value).toBeGreaterThan(low)
      expect(value).toBeLessThan(high)
    }
    expect(valueAt(0.5)).toBeCloseTo(derived.klQp, 12)
    expect(curveTicks(0.2, 2.6, 'nats')).toEqual([0.5, 1, 1.5, 2, 2.5])
    expect(curveTicks(0.2, 2.6, 'bits').map(tick => tick / Math.LN2)).toEqual([1, 2, 3].map(n => expect.closeTo(n, 12)))
  })
})

describe('a Laplace law as q', () => {
  it('is one of the Laplace laws, whatever the family says', () => {
    const { derived, quantities } = shown({ p: close, q: 'laplace(0.5, 1.5)', direction: 'reverse' })
    expect(derived.family).toBe('laplace')
    expect(quantities['reverse-1-mean']).toBeCloseTo(-1.3733391909948567, 9)
    expect(quantities['reverse-1-sd']).toBeCloseTo(1.559931445541143, 9)
    expect(quantities['kl-qp']).toBeCloseTo(
      kl({ family: 'laplace', location: 0.5, scale: 1.5 }, parseDistribution(close)),
      12,
    )
  })

  it('is what a normal becomes under that family, of the same mean and sd', () => {
    const { derived } = shown({ q: 'normal(1, 1.2)', family: 'laplace' })
    expect(derived.q).toEqual({ family: 'laplace', location: 1, scale: 0.848528 })
    expect(withSameMoments('normal', derived.q)).toEqual({ family: 'normal', mean: 1, sd: 1.2 })
  })

  it('has its forward fit at the median of P, and the sentence says so', () => {
    const { quantities, sentence } = shown({ p: '0.7 normal(-1.5, 0.6) + 0.3 normal(2, 1.1)', q: 'laplace(0, 1)' })
    expect(quantities['forward-mean']).toBeCloseTo(-1.161960241088316, 10)
    expect(quantities['forward-sd']).toBeCloseTo(1.3359117724108838 * Math.SQRT2, 10)
    expect(sentence).toContain('Q is any Laplace law. The forward fit is unique: at the median of P, −1.1620')
  })

  it('has a landscape that is lowest at its best fit', () => {
    const { state, derived } = shown({ p: close, q: 'laplace(0, 1)', direction: 'reverse' })
    const lowest = Math.min(
      ...fitLandscape('reverse', state.p, frameOf(state.p, 'laplace'), grainOf(map, false), 'laplace').values,
    )
    expect(lowest).toBeGreaterThan((derived.minima[0]?.value ?? 0) - 1e-3)
    expect(lowest).toBeLessThan((derived.minima[0]?.value ?? 0) + 0.02)
    expect(derived.watersheds.length).toBe(derived.saddles.length)
  })
})

test('where every member costs ∞, the sentence names the family', () => {
  const sentence = (family: string) => shown({ p: 'uniform(-1, 1)', direction: 'reverse', family }).sentence
  expect(sentence('laplace')).toContain('infinite for every Laplace law')
  expect(sentence('fixed-sd')).toContain('infinite for every normal of sd 1.2')
})

test.each(['normal', 'fixed-sd', 'laplace'])('the widest and the narrowest of states give numbers: %s', family => {
  for (const p of [close, 'normal(0, 0.01)', '0.5 normal(-100, 0.01) + 0.5 normal(100, 100)', 'student(1, 0, 1)'])
    for (const q of ['normal(100, 0.01)', 'normal(-100, 100)', 'normal(0, 0.05)']) {
      const { quantities, state } = shown({ p, q, family, direction: 'both' })
      for (const [name, value] of Object.entries(quantities))
        expect(Number.isNaN(value), `${name} of ${p}, ${q}`).toBe(false)
      const again = applyText(
        fit.fields,
        initialState(fit.fields),
        Object.entries(formatState(fit.fields, state)),
        () => {},
      )
      expect(formatState(fit.fields, again)).toEqual(formatState(fit.fields, state))
    }
})
