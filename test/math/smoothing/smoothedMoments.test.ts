import { describe, expect, it } from 'vitest'
import { hermiteMoments } from '../../../src/math/expectation/hermiteMoments.ts'
import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { type Distribution, parseDistribution } from '../../../src/math/index.ts'
import { smoothable } from '../../../src/math/smoothing/smoothable.ts'
import { smoothedMoments } from '../../../src/math/smoothing/smoothedMoments.ts'
import { anyNormalMixture } from '../arbitrary.ts'
import fc from '../fastCheck.ts'

const means = [-7, 7] as const
const sds = [0.1, 20] as const

/** The worst deviation of any moment from the quadrature's, beside the curvature there. */
function worst(p: Distribution): number {
  const momentsAt = smoothedMoments(smoothable(p)!, means, sds, 1e6)!
  const [got, want] = [new Float64Array(6), new Float64Array(6)]
  let most = 0
  // from wide to narrow and back: levels are made as they are asked for
  for (let k = 0; k <= 20; k++) {
    const mean = means[0] + ((means[1] - means[0]) * ((k * 8) % 21)) / 20
    const sd = sds[0] * (sds[1] / sds[0]) ** (((k * 10) % 21) / 20)
    momentsAt(mean, sd, got)
    hermiteMoments(targetOf(p), mean, sd, want)
    want.forEach((moment, k) => {
      most = Math.max(most, Math.abs(got[k]! - moment) / (1 + Math.abs(want[0]!) + Math.abs(want[2]!)))
    })
  }
  return most
}

describe('smoothed moments', () => {
  it('are those of the quadrature, for any mixture of normals', () => {
    fc.assert(
      fc.property(anyNormalMixture(), p => {
        expect(worst(p)).toBeLessThan(1e-6)
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    'normal(0.3, 2)',
    '0.5 normal(-5, 0.1) + 0.5 normal(5, 0.1)',
    '0.5 normal(-2, 1) + 0.5 normal(2, 1.0001)',
    '0.5 laplace(-2, 1) + 0.5 laplace(2, 1)',
    '0.5 student(3, -3, 0.5) + 0.5 normal(3, 0.5)',
  ])('so for %s', text => {
    expect(worst(parseDistribution(text))).toBeLessThan(1e-6)
  })

  it('are refused where they would take too long, and NaN beyond their range', () => {
    const source = smoothable(parseDistribution('0.5 normal(-2, 1) + 0.5 normal(2, 1)'))!
    expect(smoothedMoments(source, means, [1e-6, 20], 1e5)).toBeUndefined()
    const moments = new Float64Array(6)
    smoothedMoments(source, means, sds, 1e6)!(1e6, 1, moments)
    expect([...moments]).toEqual(Array(6).fill(Number.NaN))
  })
})
