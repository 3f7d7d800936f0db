import fc from 'fast-check'
import type { Component, Distribution, Mixture, Normal } from '../../src/math/index.ts'

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map(x => x + 0)

/** A scale between 10^min and 10^max, evenly in the logarithm. */
export const scale = (min = -1, max = 1) => real(min, max).map(x => 10 ** x)

const location = real(-5, 5)

export const anyNormal = (): fc.Arbitrary<Normal> =>
  fc.record({ family: fc.constant('normal' as const), mean: location, sd: scale() })

/** A mixture of 1 to 5 normals at scales and distances where they overlap, touch and part. */
export const anyNormalMixture = (most = 5): fc.Arbitrary<Mixture> =>
  fc
    .array(fc.tuple(real(0.05, 1), anyNormal()), { minLength: 1, maxLength: most })
    .map(terms => ({ family: 'mixture', weights: terms.map(t => t[0]), components: terms.map(t => t[1]) }))

const families: fc.Arbitrary<Component>[] = [
  anyNormal(),
  fc.record({ family: fc.constant('laplace' as const), location, scale: scale() }),
  fc.record({ family: fc.constant('student' as const), df: scale(-0.3, 2), location, scale: scale() }),
  fc.record({ family: fc.constant('logistic' as const), location, scale: scale() }),
  fc.tuple(location, scale()).map(([low, width]) => ({ family: 'uniform' as const, low, high: low + width })),
  fc
    .tuple(location, scale(), real(0, 1))
    .map(([low, width, at]) => ({ family: 'triangular' as const, low, mode: low + at * width, high: low + width })),
  fc.record({ family: fc.constant('exponential' as const), rate: scale(), low: location }),
  fc.record({ family: fc.constant('gamma' as const), shape: scale(-0.5, 2), rate: scale() }),
  fc.record({ family: fc.constant('beta' as const), a: scale(-0.5, 2), b: scale(-0.5, 2) }),
  fc.record({ family: fc.constant('gumbel' as const), location, scale: scale() }),
  fc.record({ family: fc.constant('skewnormal' as const), location, scale: scale(), shape: real(-8, 8) }),
]

export const anyComponent = (): fc.Arbitrary<Component> => fc.oneof(...families)

export const anyDistribution = (): fc.Arbitrary<Distribution> =>
  fc.oneof(
    anyComponent(),
    fc
      .array(fc.tuple(real(0.05, 1), anyComponent()), { minLength: 1, maxLength: 3 })
      .map(
        (terms): Mixture => ({ family: 'mixture', weights: terms.map(t => t[0]), components: terms.map(t => t[1]) }),
      ),
  )
