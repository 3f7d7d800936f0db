/** Where one normal alone makes up the tail of a mixture. */
import type { Normal } from '../distribution/distribution.ts'
import type { PreparedDistribution } from '../distribution/preparedDistribution.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'

/** A tail of log p where one normal is all there is: log p(x) = constant − ½((x − mean)/sd)² beyond `edge`. */
export interface QuadraticTail {
  readonly edge: number
  readonly constant: number
  readonly mean: number
  readonly sd: number
}

/** Nats by which the one normal exceeds each other: they change log p by less than rounding. */
const ALONE = 37

/** The left (side −1) or right (side 1) tail of a mixture of normals; its edge may be infinite: everywhere or nowhere. */
export function quadraticTail(prepared: PreparedDistribution, side: -1 | 1): QuadraticTail {
  const components = prepared.components as readonly Normal[]
  const constants = components.map(({ sd }, i) => prepared.logWeights[i]! - LN_SQRT_2PI - Math.log(sd))
  let last = 0
  components.forEach((c, i) => {
    const { mean, sd } = components[last]!
    if (c.sd > sd || (c.sd === sd && side * (c.mean - mean) > 0)) last = i
  })
  const { mean, sd } = components[last]!
  let edge = -Infinity
  components.forEach((c, i) => {
    if (i !== last) edge = Math.max(edge, aloneBeyond(components[last]!, c, constants[last]! - constants[i]!, side))
  })
  return { edge: side * (edge + side * mean), constant: constants[last]!, mean, sd }
}

/** The least T with log a − log b ≥ ALONE wherever side·(x − a.mean) ≥ T; a is the wider, or as wide and further out. */
function aloneBeyond(a: Normal, b: Normal, difference: number, side: -1 | 1): number {
  // in t = side·(x − a.mean): log a − log b − ALONE = A t² + B t + C, A ≥ 0
  const away = side * (b.mean - a.mean)
  const A = 0.5 * (1 / b.sd / b.sd - 1 / a.sd / a.sd)
  const B = -away / b.sd / b.sd
  const C = difference + 0.5 * (away / b.sd) * (away / b.sd) - ALONE
  if (A === 0 && B === 0) return C >= 0 ? -Infinity : Infinity
  if (A === 0) return -C / B
  const discriminant = B * B - 4 * A * C
  if (discriminant < 0) return -Infinity
  const q = -0.5 * (B + (B < 0 ? -1 : 1) * Math.sqrt(discriminant))
  return q === 0 ? 0 : Math.max(q / A, C / q)
}
