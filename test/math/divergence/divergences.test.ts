import { describe, expect, it } from 'vitest'
import {
  alphaDivergence,
  entropy,
  hellinger,
  jensenShannon,
  kl,
  klByQuadrature,
  parseDistribution,
  renyi,
  totalVariation,
} from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../reference.ts'

interface KlCase {
  name: string
  p: { text: string }
  q: { text: string }
  kl_pq: string
  kl_qp: string
  js: string
  tv: string
  bhattacharyya: string
  alpha: Record<string, string>
  renyi: Record<string, string>
}

const { cases } = reference<{ cases: KlCase[] }>('kl')
const fits = reference<{ cases: { name: string; p: { text: string }; entropy: string }[] }>('fits')

describe.each(cases)('$name', ({ p: { text: pText }, q: { text: qText }, ...truth }) => {
  const p = parseDistribution(pText)
  const q = parseDistribution(qText)

  it.each([
    ['KL(p‖q)', () => kl(p, q), truth.kl_pq],
    ['KL(q‖p)', () => kl(q, p), truth.kl_qp],
    ['KL(p‖q) by quadrature', () => klByQuadrature(p, q), truth.kl_pq],
    ['KL(q‖p) by quadrature', () => klByQuadrature(q, p), truth.kl_qp],
    ['Jensen–Shannon', () => jensenShannon(p, q), truth.js],
    ['total variation', () => totalVariation(p, q), truth.tv],
    ['Hellinger', () => 1 - hellinger(p, q), truth.bhattacharyya],
  ])('%s', (_, value, want) => {
    expect(deviation(value(), decimal(want))).toBeLessThan(1e-10)
  })

  it.each(Object.entries(truth.alpha))('α-divergence, α = %s', (alpha, want) => {
    expect(deviation(alphaDivergence(p, q, Number(alpha)), decimal(want))).toBeLessThan(1e-10)
  })

  it.each(Object.entries(truth.renyi))('Rényi, α = %s', (alpha, want) => {
    expect(deviation(renyi(p, q, Number(alpha)), decimal(want))).toBeLessThan(1e-10)
  })

  it('keeps the leading digits of a tiny KL', () => {
    for (const [value, want] of [
      [kl(p, q), decimal(truth.kl_pq)],
      [kl(q, p), decimal(truth.kl_qp)],
    ] as const) {
      if (want < 1e-10) expect(Math.abs(value - want)).toBeLessThanOrEqual(1e-6 * want)
    }
  })
})

it.each(fits.cases)('entropy of $name', ({ p, entropy: want }) => {
  expect(deviation(entropy(parseDistribution(p.text)), decimal(want))).toBeLessThan(1e-12)
})
