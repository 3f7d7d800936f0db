import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kl, parseDistribution } from '../../src/math/index.ts'
import { applyText, figure, formatState, initialState } from '../../src/widgets/core/state.ts'
import { lossCurves, runningRatio } from '../../src/widgets/likelihood/curves.ts'
import { dotsOf, quantisedDots } from '../../src/widgets/likelihood/dots.ts'
import { expectedLoss, fittedTo, lossOf } from '../../src/widgets/likelihood/family.ts'
import { likelihood } from '../../src/widgets/likelihood/model.ts'
import { decimal, deviation, reference } from '../math/reference.ts'

const { fields } = likelihood

function stateOf(set: Record<string, string>) {
  const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)
  return applyText(fields, initialState(fields), Object.entries(set), unexpected)
}

function shown(set: Record<string, string>) {
  const state = stateOf(set)
  return { state, ...figure(likelihood, state) }
}

const twoHumps = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'
const skewed = '0.7 normal(-1.5, 0.6) + 0.3 normal(2, 1.1)'
const ten = '-3.1 -2.6 -2.4 -2.2 -1.7 1.6 2.3 2.5 2.9 3.4'

test('two humps under N(0, 2²): 1.886393 + 0.497582 + 0.089362 = 2.473336', () => {
  const { quantities } = shown({ p: twoHumps, q: 'normal(0, 2)' })
  expect(quantities.entropy).toBeCloseTo(1.886393, 6)
  expect(quantities.misfit).toBeCloseTo(0.497582, 6)
  expect(quantities.excess).toBeCloseTo(0.089362, 6)
  expect(quantities['cross-entropy']).toBeCloseTo(2.473336, 6)
  expect(quantities['kl-pq']).toBeCloseTo(0.497582 + 0.089362, 5)
})

test('ten numbers: N(0, 2²) is above the fitted normal by exactly the divergence between the two', () => {
  const { quantities, derived } = shown({ p: twoHumps, q: 'normal(0, 2)', data: ten })
  expect(quantities.nll).toBeCloseTo(2.41121071376461805, 13)
  expect(quantities['nll-best']).toBeCloseTo(2.34615697549574661, 13)
  expect(derived.fitted?.q).toEqual({
    family: 'normal',
    mean: expect.closeTo(0.07, 14),
    sd: expect.closeTo(2.52746908982088246, 13),
  })
  expect(quantities['nll-gap']).toBeCloseTo(2.41121071376461805 - 2.34615697549574661, 13)
})

interface Case {
  name: string
  p: { text: string }
  data: number[]
  mean_nll_at_mle: string
  entropy_p: string
  kl_p_qmle: string
  kl_p_qbest: string
}

test.each(reference<{ cases: Case[] }>('mle').cases)('$name: after a fit every number is the table’s', truth => {
  const start = shown({ p: truth.p.text, data: truth.data.join(' ') })
  const fitted = { ...start.state, q: fittedTo('normal', start.derived.samples, start.derived.q) }
  const { quantities } = figure(likelihood, fitted)
  expect(deviation(quantities.nll!, decimal(truth.mean_nll_at_mle))).toBeLessThan(1e-13)
  expect(deviation(quantities.entropy!, decimal(truth.entropy_p))).toBeLessThan(1e-12)
  expect(deviation(quantities['kl-pq']!, decimal(truth.kl_p_qmle))).toBeLessThan(1e-12)
  expect(deviation(quantities.misfit!, decimal(truth.kl_p_qbest))).toBeLessThan(1e-12)
  expect(quantities['nll-gap']).toBeCloseTo(0, 13)
})

test.each([
  ['normal', skewed],
  ['laplace', skewed],
  ['fixed-sd', twoHumps],
  ['laplace', 'gamma(2, 1)'],
])('in the %s family the parts add up to the loss for N = ∞, whatever q', (family, p) => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }), (m, s) => {
      const { quantities, derived } = shown({ p, family, q: `normal(${m.toFixed(3)}, ${s.toFixed(3)})` })
      const { entropy, misfit, excess } = quantities as { entropy: number; misfit: number; excess: number }
      const total = expectedLoss(parseDistribution(p), derived.q)
      expect(deviation(entropy + misfit + excess, total)).toBeLessThan(1e-11)
      expect(deviation(misfit + excess, kl(parseDistribution(p), derived.q))).toBeLessThan(1e-11)
      expect(excess).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 25 },
  )
})

test('more samples settle at the sum of the parts: within four standard errors, which shrink as √N', () => {
  const errors = ['100', '10000'].map(n => {
    const { quantities } = shown({ p: twoHumps, q: 'normal(0, 2)', n })
    expect(Math.abs(quantities.nll! - quantities['cross-entropy']!)).toBeLessThan(4 * quantities['nll-error']!)
    return quantities['nll-error']!
  })
  expect(errors[0]! / errors[1]!).toBeGreaterThan(7)
  expect(errors[0]! / errors[1]!).toBeLessThan(14)
})

test('Fit finds the moments, the median and mean distance, or the mean alone', () => {
  const { samples, q } = shown({ data: '0 1 2 9', q: 'normal(5, 3)' }).derived
  expect(fittedTo('normal', samples, q)).toEqual({ family: 'normal', mean: 3, sd: Math.sqrt(12.5) })
  expect(fittedTo('laplace', samples, q)).toEqual({ family: 'laplace', location: 1.5, scale: 2.5 })
  expect(fittedTo('fixed-sd', samples, q)).toEqual({ family: 'normal', mean: 3, sd: 3 })
})

test('no neighbour of the fitted member is more likely', () => {
  for (const family of ['normal', 'laplace', 'fixed-sd'] as const) {
    const { derived } = shown({ p: skewed, family, n: '101' })
    const least = lossOf(derived.samples, derived.fitted!.q)
    const { samples } = derived
    for (const step of [-0.02, 0.02]) {
      const fitted = derived.fitted!.q
      const moved =
        fitted.family === 'laplace'
          ? { ...fitted, location: fitted.location + step }
          : { ...fitted, mean: fitted.mean + step }
      const wider =
        fitted.family === 'laplace' ? { ...fitted, scale: fitted.scale + step } : { ...fitted, sd: fitted.sd + step }
      expect(lossOf(samples, moved)).toBeGreaterThan(least)
      if (family !== 'fixed-sd') expect(lossOf(samples, wider)).toBeGreaterThan(least)
    }
  }
})

test('the loss from moments and distances is the average of −log q', () => {
  for (const family of ['normal', 'laplace'])
    for (const q of ['normal(0, 2)', 'normal(-3.3, 0.2)', 'normal(50, 10)']) {
      const { derived } = shown({ p: skewed, n: '1000', family, q })
      expect(deviation(lossOf(derived.samples, derived.q), derived.nll)).toBeLessThan(1e-12)
    }
})

test('the curves of NLL and forward KL differ by exactly the entropy of P', () => {
  for (const along of ['mean', 'sd'] as const) {
    const { state, derived } = shown({ p: skewed, q: 'normal(1, 1.5)' })
    const { expected, divergence } = lossCurves(state, derived, along, { min: 0.2, max: 4 })
    for (const [i, point] of expected.entries()) {
      expect(point.y - divergence[i]!.y).toBeCloseTo(derived.entropy, 12)
      const q = along === 'mean' ? `normal(${point.x}, 1.5)` : `normal(1, ${point.x})`
      expect(divergence[i]!.y).toBeCloseTo(kl(parseDistribution(skewed), parseDistribution(q)), 10)
    }
  }
})

test('the running log-likelihood ratio ends near −N · KL(P‖q)', () => {
  const { state, derived } = shown({ p: twoHumps, q: 'normal(0, 2)', n: '10000' })
  const path = runningRatio(state, derived)
  expect(path[0]).toEqual({ x: 0, y: 0 })
  expect(path.at(-1)?.x).toBe(10000)
  expect(path.at(-1)!.y / 10000).toBeCloseTo(-derived.klPq, 1)
  expect(path.length).toBeLessThan(700)
})

test('a q given as Laplace is meant so; the family turns a normal into one', () => {
  expect(shown({ q: 'laplace(1, 2)' }).derived.family).toBe('laplace')
  expect(shown({ q: 'normal(1, 2)', family: 'laplace' }).derived.q).toEqual({
    family: 'laplace',
    location: 1,
    scale: 2,
  })
  expect(() => fields.q.parse('student(3, 0, 1)')).toThrow('expected a normal or a laplace')
})

test('the entropy may be negative: the other parts still add up', () => {
  const { quantities } = shown({ p: 'normal(0, 0.1)', q: 'normal(0.1, 0.2)' })
  expect(quantities.entropy).toBeCloseTo(0.5 * Math.log(2 * Math.PI * Math.E * 0.01), 12)
  expect(quantities.misfit).toBe(0)
  expect(quantities.entropy! + quantities.excess!).toBeCloseTo(quantities['cross-entropy']!, 12)
})

test('where tails are too heavy for every member the loss is ∞, and the sentence says so', () => {
  const { quantities, sentence } = shown({ p: 'student(2, 0, 1)' })
  expect(quantities.misfit).toBe(Number.POSITIVE_INFINITY)
  expect(quantities['kl-pq']).toBe(Number.POSITIVE_INFINITY)
  expect(quantities).not.toHaveProperty('excess')
  expect(sentence).toContain('infinite for every member')
})

test('equal numbers have no most likely normal: there is none to show', () => {
  const { quantities, sentence } = shown({ data: '2 2 2' })
  expect(quantities).not.toHaveProperty('nll-best')
  expect(quantities['nll-error']).toBe(0)
  expect(sentence).toContain('without end')
})

test('no state gives NaN', () => {
  const ps = [twoHumps, 'normal(0, 0.01)', 'normal(100, 100)', 'student(0.2, 0, 1)', 'uniform(-2, 3)', 'beta(0.2, 0.2)']
  const qs = ['normal(-100, 0.01)', 'normal(100, 100)', 'laplace(100, 0.01)']
  const data = ['', '0', '-1000 1000', Array.from({ length: 200 }, (_, i) => i % 7).join(' ')]
  for (const p of ps)
    for (const q of qs)
      for (const numbers of data)
        for (const family of ['normal', 'laplace', 'fixed-sd']) {
          const { quantities, sentence, state, derived } = shown({ p, q, data: numbers, family, n: '20' })
          for (const [name, value] of Object.entries(quantities)) expect(value, `${p} ${q} ${name}`).not.toBeNaN()
          expect(sentence).not.toMatch(/NaN|undefined/)
          for (const { y } of runningRatio(state, derived)) expect(Number.isFinite(y)).toBe(true)
        }
})

test('the same seed draws the same samples, the next one others, and more extend fewer', () => {
  const drawn = (set: Record<string, string>) => shown(set).derived.samples.values
  expect(drawn({ n: '10', seed: '5' })).toEqual(drawn({ n: '30', seed: '5' }).slice(0, 10))
  expect(drawn({ n: '10', seed: '5' })).not.toEqual(drawn({ n: '10', seed: '6' }))
})

test('wild input settles', () => {
  expect(fields.n.clamp(Number.NaN)).toBe(30)
  expect(fields.n.clamp(Number.POSITIVE_INFINITY)).toBe(10_000)
  expect(fields.n.clamp(-3)).toBe(1)
  expect(fields.seed.clamp(Number.NEGATIVE_INFINITY)).toBe(-2147483648)
  expect(fields.data.clamp([Number.NaN, Number.POSITIVE_INFINITY, -1e300, 2])).toEqual([1000, -1000, 2])
  expect(() => fields.data.parse('1 two 3')).toThrow('expected numbers separated by spaces, got "two"')
  expect(() => fields.data.parse('1 Infinity')).toThrow('got "Infinity"')
  expect(() => fields.n.parse('many')).toThrow('expected a number of samples')
})

test('a hundred thousand numbers are cut to ten thousand, with a short message', () => {
  const problems: string[] = []
  const data = Array.from({ length: 100_000 }, (_, i) => i % 10).join(' ')
  const state = applyText(fields, initialState(fields), [['data', data]], (field, problem) =>
    problems.push(`${field}: ${problem}`),
  )
  expect(state.data).toHaveLength(10_000)
  expect(problems).toEqual(['data: expected at most 10000 numbers, got 100000; the first 10000 are taken'])
})

test('every state reads back from its text', () => {
  const set = {
    p: skewed,
    q: 'laplace(1, 2)',
    n: '100',
    seed: '7',
    data: '1 -2.5 3',
    family: 'laplace',
    view: 'running',
  }
  const text = formatState(fields, stateOf(set))
  expect(text).toMatchObject(set)
  expect(formatState(fields, stateOf(text))).toEqual(text)
  expect(fields.data.parse(fields.data.format([]))).toEqual([])
})

test('presets can all be shown', () => {
  for (const { set } of likelihood.presets) expect(shown({ ...set }).sentence).not.toContain('NaN')
})

test('dots stand side by side where there is room, else below one another', () => {
  expect(dotsOf([3, 1, 1.1, 2], 0.5, 2).map(({ row, index }) => [index, row])).toEqual([
    [1, 0],
    [2, 1],
    [3, 0],
    [0, 0],
  ])
})

test('columns of dots stand for all samples in range, the tallest as high as there are rows', () => {
  const { dots, each } = quantisedDots(
    Array.from({ length: 1000 }, (_, i) => (i < 900 ? 0.5 : 1.5)),
    { min: 0, max: 4 },
    4,
    5,
  )
  expect(each).toBe(180)
  expect(dots.filter(({ x }) => x === 0.5)).toHaveLength(5)
  expect(dots.filter(({ x }) => x === 1.5)).toHaveLength(1)
})
