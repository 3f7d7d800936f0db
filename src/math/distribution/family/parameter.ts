/** A parameter of a family, and the kinds there are: which values are valid, how a figure shows and bounds it, follow. */

/**
 * `location` moves the density, `scale` widens it, `rate` narrows it; `shape` is any other positive number, `skew` any other
 * real one; `low` and `high` are the ends of the support, `inside` lies between them.
 */
export type ParameterKind = 'location' | 'scale' | 'rate' | 'shape' | 'skew' | 'low' | 'high' | 'inside'

export interface Parameter<Name extends string = string> {
  readonly name: Name
  readonly kind: ParameterKind
  /** What it is where the notation leaves it out, which only trailing parameters may be. */
  readonly otherwise?: number
  /** Parameters that it may not be less than, and such that it must be greater than. */
  readonly atLeast?: readonly Name[]
  readonly above?: readonly Name[]
  /** What its handle on a plot is called; without it, it has none. Only of locations, scales and ends. */
  readonly handle?: string
}

export type Rule = 'finite' | 'positive'

/** The rule that every parameter of the kind obeys. */
export function ruleOf(kind: ParameterKind): Rule {
  return kind === 'scale' || kind === 'rate' || kind === 'shape' ? 'positive' : 'finite'
}

/** As most families have them. */
export const location = { name: 'location', kind: 'location', handle: 'location' } as const
export const scale = { name: 'scale', kind: 'scale', handle: 'scale' } as const
