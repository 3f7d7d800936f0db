import type { Distribution } from '../distribution/distribution.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { quadraticTail } from './quadraticTail.ts'
import type { Smoothable } from './smoothingPyramid.ts'

/** Families whose log density grows no faster than a square. */
const TAME = new Set(['normal', 'laplace', 'student', 'logistic', 'skewnormal'])

/** log p with its closed tails, to be smoothed; undefined where it may grow faster than a square. */
export function smoothable(p: Distribution): Smoothable | undefined {
  const prepared = preparedDistribution(p)
  if (!prepared.components.every(c => TAME.has(c.family))) return undefined
  const target = targetOf(p)
  if (!prepared.components.every(c => c.family === 'normal')) return { target }
  return { target, left: quadraticTail(prepared, -1), right: quadraticTail(prepared, 1) }
}
