import { describe, expect, it } from 'vitest'
import { elbo, fitElbo, type LatentModel, logEvidence } from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../reference.ts'

type Case = LatentModel & {
  name: string
  log_evidence: string
  q_minima: { mu: string; sigma: string; elbo: string; kl: string; global: boolean }[]
}

const { cases } = reference<{ cases: Case[] }>('vi')

describe.each(cases)('$name', model => {
  it('has the log evidence of the table', () => {
    expect(deviation(logEvidence(model), decimal(model.log_evidence))).toBeLessThan(1e-12)
  })

  it('has every minimum, none invented, and ELBO + KL = log p(x)', () => {
    const { minima } = fitElbo(model)
    expect(minima).toHaveLength(model.q_minima.length)
    for (const want of model.q_minima) {
      const found = minima.filter(
        fit => Math.abs(fit.mean - decimal(want.mu)) < 1e-8 && Math.abs(fit.sd - decimal(want.sigma)) < 1e-8,
      )
      expect(found).toHaveLength(1)
      expect(deviation(found[0]!.elbo, decimal(want.elbo))).toBeLessThan(1e-10)
      expect(deviation(found[0]!.value, decimal(want.kl))).toBeLessThan(1e-10)
      expect(found[0]!.global).toBe(want.global)
      expect(found[0]!.elbo + found[0]!.value).toBeCloseTo(logEvidence(model), 12)
    }
  })
})

describe('the slide’s model z ~ N(0, 1), x | z ~ N(z², ¼)', () => {
  const at = (x: number): LatentModel => ({
    prior: { mu: 0, sigma: 1 },
    likelihood: 'square',
    data: { x: [x], s: 0.5 },
  })

  it.each([
    [0, -0.834692711330231288],
    [0.5, -0.770254732022456092],
    [1, -1.196005112968168644],
    [2, -2.1693276095449372],
    [3, -2.903578931782977254],
  ])('log p(x) at x = %s', (x, want) => {
    expect(logEvidence(at(x))).toBeCloseTo(want, 13)
  })

  it('has two mode fits and a spanning one at x = 2', () => {
    const { minima } = fitElbo(at(2))
    expect(minima.map(fit => fit.elbo)).toEqual([
      expect.closeTo(-2.881024254597942856, 12),
      expect.closeTo(-2.881024254597942856, 12),
      expect.closeTo(-5.592805801593045628, 12),
    ])
    expect(minima[1]!.mean).toBeCloseTo(1.330040758201841505, 10)
  })
})

it.each([0.005, 0.02, 0.05])('a mode as flat as z⁴ has its fit: x | z ~ N(sin z, %d²) at x = 1', s => {
  const model: LatentModel = { prior: { mu: Math.PI / 2, sigma: 0.5 }, likelihood: 'sine', data: { x: [1], s } }
  const best = fitElbo(model).minima[0]!
  expect(best.mean).toBeCloseTo(Math.PI / 2, 8)
  for (const [dm, ds] of [[1e-3, 0] as const, [0, 1e-3] as const]) {
    const fall = (side: 1 | -1) =>
      best.elbo - elbo(model, { mean: best.mean + side * dm * best.sd, sd: best.sd * (1 + side * ds) })
    expect(fall(1)).toBeGreaterThan(0)
    expect(fall(-1)).toBeGreaterThan(0)
    expect(fall(1) / fall(-1)).toBeCloseTo(1, 1)
  }
})

it('a conjugate model has its evidence and ELBO in closed form', () => {
  const model: LatentModel = { prior: { mu: 0, sigma: 1 }, likelihood: 'normal', data: { x: [1.5], s: 0.5 } }
  expect(logEvidence(model)).toBeCloseTo(-1.93051030886177762, 13)
  expect(elbo(model, { mean: 1, sd: 0.3 })).toBeCloseTo(-2.154764156970663425, 13)
  const [fit] = fitElbo(model).minima
  expect(fit!.mean).toBeCloseTo(1.2, 10)
  expect(fit!.value).toBeLessThan(1e-13)
})

it('names what cannot be', () => {
  expect(() => logEvidence({ prior: { mu: 0, sigma: 0 }, likelihood: 'logvar', data: { x: [1] } })).toThrow(
    'prior.sigma: expected a finite number > 0, got 0',
  )
})
