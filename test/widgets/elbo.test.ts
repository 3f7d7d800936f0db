import { expect, test } from 'vitest'
import { squareElbo } from '../../src/math/index.ts'
import { applyText, figure, formatState, initialState } from '../../src/widgets/core/state.ts'
import { elboLandscape } from '../../src/widgets/elbo/elboLandscape.ts'
import { overOne, overTwo } from '../../src/widgets/elbo/guess.ts'
import { elbo } from '../../src/widgets/elbo/model.ts'

function shown(set: Record<string, string>) {
  const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)
  const state = applyText(elbo.fields, initialState(elbo.fields), Object.entries(set), unexpected)
  return { state, ...figure(elbo, state) }
}

const guesses = ['normal(0, 1)', 'normal(1.33, 0.19)', 'normal(-3, 0.05)', 'normal2((1, -2), (0.5, 0.3, 0.4))']

test('whatever q is, ELBO + KL is the same log p(x)', () => {
  for (const model of ['square', 'product'])
    for (const x of ['-1', '0', '2', '5']) {
      const sums = guesses.map(q => shown({ model, x, q }).quantities)
      for (const { elbo, kl, ...rest } of sums) {
        expect(elbo! + kl!).toBeCloseTo(sums[0]!['log-evidence']!, 10)
        expect(rest['expected-log-likelihood']! - rest['kl-prior']!).toBeCloseTo(elbo!, 10)
        expect(rest['kl-prior']).toBeGreaterThanOrEqual(0)
        expect(kl).toBeGreaterThan(0)
      }
    }
})

test('at x = 2 two modes and a spanning fit, and a gap of 0.7117 that stays', () => {
  const { quantities, derived } = shown({ x: '2' })
  expect(quantities['best-1-mean']).toBeCloseTo(-1.330040758201841505, 13)
  expect(quantities['best-2-mean']).toBeCloseTo(1.330040758201841505, 13)
  expect(quantities['best-2-sd']).toBeCloseTo(0.187964164600481386, 13)
  expect(quantities['best-2-elbo']).toBeCloseTo(-2.881024254597942856, 13)
  expect(quantities['best-3-mean']).toBe(0)
  expect(quantities['best-3-sd']).toBeCloseTo(0.828106183649990891, 13)
  expect(quantities['best-3-elbo']).toBeCloseTo(-5.592805801593045628, 13)
  expect(quantities).not.toHaveProperty('best-4-elbo')
  expect(quantities['log-evidence']! - quantities['best-1-elbo']!).toBeCloseTo(0.711696645053005656, 12)
  expect(derived.fits.model === 'square' && derived.fits.saddles).toHaveLength(2)
})

/** Where `holds` becomes true between `low` and `high`, by halving. */
function threshold(low: number, high: number, holds: (x: string) => boolean): number {
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (holds(String(middle))) high = middle
    else low = middle
  }
  return high
}

test('a fit on a hump exists from x = 0.991025 on, and is the best from x = 1.133828964522 on', () => {
  expect(threshold(0.5, 1.5, x => 'best-2-mean' in shown({ x }).quantities)).toBeCloseTo(0.991025403784, 11)
  expect(threshold(1, 1.5, x => shown({ x }).quantities['best-1-mean'] !== 0)).toBeCloseTo(1.133828964522, 10)
})

test('of two latent numbers correlated normals leave a smaller gap than independent ones', () => {
  const { quantities, sentence } = shown({ x: '2', model: 'product' })
  expect(quantities['log-evidence']).toBeCloseTo(-3.10050496528096, 12)
  expect(quantities['mean-field-1-elbo']).toBeCloseTo(-4.180232894325, 11)
  expect(quantities['best-1-elbo']).toBeCloseTo(-3.939355743073, 11)
  expect(quantities['best-1-mean-x']).toBeCloseTo(-1.338121599498, 10)
  expect(quantities['best-2-cov']).toBeCloseTo(-0.110379610028, 10)
  expect(quantities['best-3-elbo']).toBeCloseTo(-6.537703772347, 11)
  expect(quantities['mean-field-2-cov']).toBe(0)
  expect(sentence).toContain('The best normal leaves a gap of 0.8389 nats, the best of independent ones 1.0797 nats')
})

test('the numbers of a fit are those of q dragged onto it', () => {
  for (const model of ['square', 'product'])
    for (const x of ['0', '0.9', '1.2', '2', '4']) {
      const { quantities } = shown({ model, x })
      const [mean, sd] = [quantities['best-1-mean'], quantities['best-1-sd']]
      const part = (name: string) => quantities[`best-1-${name}`]
      const q =
        model === 'square'
          ? `normal(${mean}, ${sd})`
          : `normal2((${part('mean-x')}, ${part('mean-y')}), (${part('var-x')}, ${part('cov')}, ${part('var-y')}))`
      expect(shown({ model, x, q }).quantities.elbo).toBeCloseTo(quantities['best-1-elbo']!, 11)
    }
})

test('the landscape’s lowest cell is no lower than the best fit, and close to it', () => {
  for (const x of ['0', '1.05', '2', '6']) {
    const { state, derived, quantities } = shown({ x })
    if (derived.fits.model !== 'square') throw new Error('no fits of one latent number')
    const { values, means, logSds } = elboLandscape(state, derived.fits.minima)
    const lowest = Math.min(...values)
    expect(lowest).toBeGreaterThanOrEqual(-quantities['best-1-elbo']! - 1e-12)
    expect(lowest).toBeLessThan(-quantities['best-1-elbo']! + 0.2)
    for (const { mean, sd } of derived.fits.minima) {
      expect(Math.abs(mean)).toBeLessThan(means.at(-1)!)
      expect(Math.log2(sd)).toBeGreaterThan(logSds[0]!)
      expect(Math.log2(sd)).toBeLessThan(logSds.at(-1)!)
    }
    expect(values[0]).toBeCloseTo(-squareElbo(state, { mean: means[0]!, sd: 2 ** logSds[0]! }).elbo, 12)
  }
})

test('a guess over one latent number stands for each of two, and one over two gives its first', () => {
  const line = elbo.fields.q.parse('normal(1, 0.5)')
  expect(overTwo(line)).toEqual({ family: 'normal2', mean: [1, 1], cov: [0.25, 0, 0.25] })
  const plane = elbo.fields.q.parse('normal2((1, -2), (4, 0.3, 0.4))')
  expect(overOne(plane)).toEqual({ family: 'normal', mean: 1, sd: 2 })
})

test('the sentence says the sum, the gap that stays, and which average can be taken', () => {
  const { sentence } = shown({ x: '2', q: 'normal(1, 0.3)' })
  expect(sentence).toContain('= log p(x) −2.1693 nats, whatever q is')
  expect(sentence).toContain('Three normals are fits, and the best sit on one sign of z: a gap of 0.7117 nats stays')
  expect(sentence).toContain('the reverse direction alone can be had without p(x)')
  expect(shown({ x: '0.5' }).sentence).toContain('One normal alone is a fit')
  expect(shown({ x: '1.05' }).sentence).toContain('the best spans both signs of z')
})

test('at every corner of what can be dragged no number is NaN', () => {
  for (const model of ['square', 'product'])
    for (const x of ['-3', '0', '9'])
      for (const s of ['0.1', '3'])
        for (const q of ['normal(-100, 0.01)', 'normal(100, 100)', 'normal2((10, -10), (25, 24.9, 25))'])
          for (const value of Object.values(shown({ model, x, s, q }).quantities)) expect(value).not.toBeNaN()
})

test('fields round-trip, and say what they expected', () => {
  const set = { x: '1.25', s: '0.3', q: 'normal2((1, 2), (1, 0.5, 2))', model: 'product', unit: 'bits' }
  expect(formatState(elbo.fields, shown(set).state)).toEqual(set)
  expect(() => elbo.fields.q.parse('laplace(0, 1)')).toThrow('expected a normal or normal2, got "laplace(0, 1)"')
  expect(() => elbo.fields.model.parse('cube')).toThrow('expected square or product, got "cube"')
})
