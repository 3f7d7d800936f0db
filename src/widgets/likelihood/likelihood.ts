/** Everything that follows from the state of this figure, as plain data: what its panels draw and its sentence says. */
import type { FamilyName, Member } from '../shared/modelFamily.ts'
import type { Samples } from './samples.ts'

export interface Likelihood {
  family: FamilyName
  q: Member
  samples: Samples
  nll: number
  nllError: number
  entropy: number
  /** The member nearest to P; null where every member costs ∞, and then there is no excess. */
  best: Member | null
  misfit: number
  excess: number | null
  klPq: number
  /** ⟨−log q⟩ under P: entropy + misfit + excess. */
  crossEntropy: number
  /** The most likely member, its loss, and how far q is above it; null where the likelihood has no maximum. */
  fitted: { q: Member; nll: number; gap: number } | null
}
