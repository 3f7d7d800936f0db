/** Which log densities can be smoothed level by level. */
import type { Component, Distribution } from '../distribution/distribution.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { componentTail } from '../distribution/tailOf.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { quadraticTail } from './quadraticTail.ts'
import type { Smoothable } from './smoothingPyramid.ts'

/** log p with its closed tails, to be smoothed; undefined where it may grow faster than a square. */
export function smoothable(p: Distribution): Smoothable | undefined {
  const prepared = preparedDistribution(p)
  if (!prepared.components.every(isTame)) return undefined
  const target = targetOf(p)
  if (!prepared.components.every(c => c.family === 'normal')) return { target }
  return { target, left: quadraticTail(prepared, -1), right: quadraticTail(prepared, 1) }
}

/** Whether a log density is finite everywhere and grows no faster than a square. */
function isTame(c: Component): boolean {
  return ([-1, 1] as const).every(side => componentTail(c, side)?.growth === 0)
}
