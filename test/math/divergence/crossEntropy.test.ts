import { describe, expect, it } from 'vitest'
import { crossEntropy, entropy, kl, type Normal, parseDistribution } from '../../../src/math/index.ts'
import { anyDistribution, anyNormal } from '../arbitrary.ts'
import fc from '../fastCheck.ts'
import { deviation } from '../reference.ts'

describe('crossEntropy', () => {
  it('is ½ log 2πs² + (sd² + (mean − m)²) / 2s² for two normals', () => {
    fc.assert(
      fc.property(anyNormal(), anyNormal(), (p, q) => {
        const want = 0.5 * Math.log(2 * Math.PI * q.sd ** 2) + (p.sd ** 2 + (p.mean - q.mean) ** 2) / (2 * q.sd ** 2)
        expect(deviation(crossEntropy(p, q), want)).toBeLessThan(1e-13)
      }),
    )
  })

  it('less the entropy is KL(p‖q), infinite together', () => {
    fc.assert(
      fc.property(anyDistribution(), fc.oneof(anyNormal(), anyDistribution()), (p, q) => {
        const cross = crossEntropy(p, q)
        const divergence = kl(p, q)
        if (!Number.isFinite(divergence)) expect(cross).toBe(divergence)
        else
          expect(Math.abs(cross - entropy(p) - divergence) / (1 + Math.abs(cross) + Math.abs(entropy(p)))).toBeLessThan(
            1e-11,
          )
      }),
      { numRuns: 200 },
    )
  })

  it('with itself is the entropy', () => {
    const p: Normal = { family: 'normal', mean: 3, sd: 0.2 }
    expect(crossEntropy(p, p)).toBeCloseTo(entropy(p), 14)
  })

  it('of a uniform law within another is the log of the other’s width', () => {
    const [p, q] = ['uniform(1, 2)', 'uniform(0, 5)'].map(parseDistribution) as [Normal, Normal]
    expect(crossEntropy(p, q)).toBeCloseTo(Math.log(5), 13)
    expect(crossEntropy(q, p)).toBe(Infinity)
  })
})
