/** A distribution as plain, immutable data: what slides, links and states hold. Real-valued, absolutely continuous. */
import type * as families from './families/index.ts'

export type * from './families/index.ts'

/** A member of any family in the list. */
export type Component = MemberOf<(typeof families)[keyof typeof families]>

type MemberOf<Definition> = Definition extends { logDensity(d: infer D): unknown } ? D : never

/**
 * Σ weights[i]·components[i] / Σ weights[i]. Weights are kept as written; wherever they are used they are divided by
 * their sum.
 */
export interface Mixture {
  readonly family: 'mixture'
  readonly weights: readonly number[]
  readonly components: readonly Component[]
}

export type Distribution = Component | Mixture
/** The name of a family, as in the notation. */
export type Family = Component['family']
