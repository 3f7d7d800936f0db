/** What a family of distributions is: all that the project knows of it is in one such definition. */
import type { Parameter } from './parameter.ts'
import type { RandomSource } from './randomSource.ts'
import type { Side, Tail } from './tail.ts'

/**
 * The log density at the point `anchor + offset`. The two are kept apart so that a point very near an edge or a narrow
 * peak keeps all its digits: with the anchor on the edge, the offset is the exact distance.
 */
export type LogDensityAt = (anchor: number, offset: number) => number

export interface Interval {
  readonly low: number
  readonly high: number
}

/** A peak of some integrand: where, and how wide. */
export interface Peak {
  readonly centre: number
  readonly scale: number
}

/** One member of a family, as plain data: its name and its parameters. */
interface Member {
  readonly family: string
}

/** What every family must say. */
interface Essentials<D extends Member> {
  readonly name: D['family']
  /** In the order of the notation. */
  readonly parameters: readonly Parameter<Exclude<keyof D, 'family'> & string>[]
  /** The log density, its constants computed once; −Infinity outside the support, never NaN. */
  logDensity(d: D): LogDensityAt
  /** Where the density has its mass or its kink, and its scale there. */
  peak(d: D): Peak
  /** NaN where there is none. */
  mean(d: D): number
  /** Infinity where there is none. */
  variance(d: D): number
  /** A number distributed as `d`. */
  draw(d: D, random: RandomSource): number
  /** The frozen distribution in SciPy, to be read by Python after `from scipy import stats`. */
  scipy(d: D): string
}

/** What most families need not say; what is left out is as `byDefault` has it. */
interface Particulars<D extends Member> {
  /** Where the density is positive, up to points. */
  support(d: D): Interval
  /** Asked only for sides on which the support has no end. */
  tail(d: D, side: Side): Tail | undefined
  /** The order k of the density at an end of its support, where it goes as |h|^k: negative for a pole. */
  orderAtEnd(d: D, end: Side): number
  /** Points inside the support where the density is not smooth. */
  kinks(d: D): readonly number[]
  /** How many times narrower than the peak a normal that resembles the density somewhere may be. */
  readonly detail: number
  /** Closed forms; undefined where there is none, or where it would lose digits: then by quadrature. */
  entropy(d: D): number | undefined
  /** P(X ≤ x) for x inside the support. */
  cdf(d: D, x: number): number | undefined
  median(d: D): number | undefined
  /** E|X − a|. */
  meanDistance(d: D, a: number): number | undefined
  /** How many scales out SciPy's quadrature must go. */
  readonly scipyReach: number
  /** The member with this middle and spread, for who changes to the family; without it, choosers do not offer it. */
  readonly placed: ((middle: number, spread: number) => D) | undefined
}

export interface FamilyDefinition<D extends Member> extends Essentials<D>, Particulars<D> {}

const WHOLE_LINE: Interval = { low: -Infinity, high: Infinity }

const byDefault: Particulars<Member> = {
  support: () => WHOLE_LINE,
  tail: () => undefined,
  orderAtEnd: () => 0,
  kinks: () => [],
  detail: 1,
  entropy: () => undefined,
  cdf: () => undefined,
  median: () => undefined,
  meanDistance: () => undefined,
  scipyReach: 700,
  placed: undefined,
}

/** The definition of a family, with what it need not say. */
export function defineFamily<D extends Member>(said: Essentials<D> & Partial<Particulars<D>>): FamilyDefinition<D> {
  return { ...(byDefault as Particulars<D>), ...said }
}
