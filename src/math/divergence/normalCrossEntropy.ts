/** Cross-entropies that have a closed form or a short sum because normals are involved. */
import type { Distribution, Normal } from '../distribution/distribution.ts'
import { mean, variance } from '../distribution/moments.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { normalExpectation } from '../expectation/normalExpectation.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'

/** −E_p[log N(x; m, s²)] = ½ log 2πs² + (var p + (mean p − m)²) / 2s²; Infinity where p has no variance. */
export function crossEntropyToNormal(p: Distribution, centre: number, scale: number): number {
  preparedDistribution(p)
  const spread = variance(p)
  if (spread === Infinity) return Infinity
  const away = (mean(p) - centre) / scale
  return LN_SQRT_2PI + Math.log(scale) + 0.5 * (spread / scale / scale + away * away)
}

/** −Σ wᵢ E_i[log q] over the components of p, for mixtures of normals; each term by the rule that log q asks for. */
export function crossEntropyOfNormals(p: Distribution, q: Distribution): number {
  const { components, weights } = preparedDistribution(p)
  const target = targetOf(q)
  let sum = 0
  for (let i = 0; i < components.length; i++) {
    const { mean, sd } = components[i] as Normal
    sum -= weights[i]! * normalExpectation(target, mean, sd)
  }
  return sum
}
