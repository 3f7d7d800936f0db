import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { probeOf } from '../../../src/math/fit/reverseProbe.ts'
import { hessianDeterminant } from '../../../src/math/fit/reverseState.ts'
import { stationaryNear } from '../../../src/math/fit/stationaryNear.ts'
import { fitReverse } from '../../../src/math/index.ts'
import type { Point } from './direct.ts'
import { mixtureOf, type Normals } from './normals.ts'
import type { Stationary } from './truth.ts'

/**
 * The stationary points of the last target asked for, followed to the next by Newton's method and nothing else: the least
 * that any search can cost, beside which `fitReverse` is timed. It cannot tell when a pair is born, so it is no part of
 * the library.
 */
export function followed(): (p: Normals) => Stationary {
  let last: Point[] | undefined
  return columns => {
    const p = mixtureOf(columns)
    if (!last) {
      const { minima, saddles } = fitReverse(p)
      last = [...minima, ...saddles]
    }
    const exact = probeOf(targetOf(p), 'exact')
    const found: Stationary = { minima: [], saddles: [] }
    for (const { mean, sd } of last) {
      const point = stationaryNear(exact, exact, { mean, logSd: Math.log(sd) })
      const kind = point && (hessianDeterminant(point) > 0 ? found.minima : found.saddles)
      kind?.push({ mean: point!.mean, sd: Math.exp(point!.logSd) })
    }
    last = [...found.minima, ...found.saddles]
    return found
  }
}
