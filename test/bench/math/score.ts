import type { Point } from './direct.ts'

/** What a search found of the true points: how many, how many that are none, how far off the worst of the right ones is. */
export interface Score {
  found: number
  true: number
  invented: number
  error: number
}

/** As near as this a claimed point is taken for a true one, and two claimed points for the same. */
const SAME = 0.05

export function score(claimed: readonly Point[], truth: readonly Point[]): Score {
  return scoreBy(distance, claimed, truth)
}

/** The score under some distance; points at a distance NaN or Infinity from everything, where a search ran away, are none. */
export function scoreBy<T, U>(
  distance: (a: T | U, b: T | U) => number,
  claimed: readonly T[],
  truth: readonly U[],
): Score {
  const points = claimed.filter(point => distance(point, point) === 0)
  const distinct = points.filter((point, i) => !points.slice(0, i).some(other => distance(other, point) < SAME))
  const nearest = truth.map(t => Math.min(...points.map(point => distance(point, t)), Infinity))
  const hits = nearest.filter(d => d < SAME)
  return {
    found: hits.length,
    true: truth.length,
    invented: distinct.filter(point => !truth.some(t => distance(point, t) < SAME)).length,
    error: Math.max(0, ...hits),
  }
}

/** How far apart two normals are, in mean/sd and log sd; NaN where they are none. */
export function distance(a: Point, b: Point): number {
  return Math.max(Math.abs(a.mean - b.mean) / b.sd, Math.abs(Math.log(a.sd / b.sd)))
}

export function add(a: Score, b: Score): Score {
  return {
    found: a.found + b.found,
    true: a.true + b.true,
    invented: a.invented + b.invented,
    error: Math.max(a.error, b.error),
  }
}

/** “3 / 3”, “2 / 3, 1 invented”. */
export function tally({ found, true: all, invented }: Score): string {
  return `${found} / ${all}${invented > 0 ? `, ${invented} invented` : ''}`
}
