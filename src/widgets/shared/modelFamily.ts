/** The families that a model density may be of, where a figure fits it: any normal, one of fixed sd, or a Laplace law. */
import type { Distribution, Laplace, Normal } from '../../math/index.ts'

export const familyNames = ['normal', 'fixed-sd', 'laplace'] as const
export type FamilyName = (typeof familyNames)[number]
export type Member = Normal | Laplace

/** Which family is meant: a Laplace law given as q is a member of no other. */
export function familyMeant({ family, q }: { family: FamilyName; q: Distribution }): FamilyName {
  return q.family === 'laplace' ? 'laplace' : family
}
