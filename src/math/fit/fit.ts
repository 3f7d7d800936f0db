/** What a fit is, and the one shape in which all fits answer. */

/** A normal N(mean, sd²) fitted to a target, and the divergence left. `global`: none is lower. */
export interface Fit {
  mean: number
  sd: number
  value: number
  global?: boolean
}

/** The stationary points of a divergence from or to a target, over one family of q: each list by value, empty if there are none. */
export interface Fits<Point = Fit> {
  minima: Point[]
  saddles: Point[]
  maxima: Point[]
}

/** The fits where there are minima alone, or where nothing else is looked for. */
export function onlyMinima<Point>(minima: Point[]): Fits<Point> {
  return { minima, saddles: [], maxima: [] }
}

/** A fit to a posterior, with the bound it gives: `elbo` + `value` is the log evidence. */
export type ElboFit = Fit & { readonly elbo: number }

const TIE = 1e-11

/** Sorted by value, ties by mean, the lowest marked as global (several when they tie). */
export function rank<T extends Fit>(fits: readonly T[]): T[] {
  const sorted = [...fits].sort((a, b) => a.value - b.value)
  const ranked: T[] = []
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && tied(sorted[from]!, sorted[to]!)) to++
    ranked.push(...sorted.slice(from, to).sort((a, b) => a.mean - b.mean || a.sd - b.sd))
    from = to
  }
  return ranked.map(fit => ({ ...fit, global: tied(sorted[0]!, fit) }))
}

/** Sorted likewise, without the mark: for saddles and maxima. */
export function rankUnmarked(fits: readonly Fit[]): Fit[] {
  return rank(fits).map(({ mean, sd, value }) => ({ mean, sd, value }))
}

/** Whether b's value is a's, but for rounding; a's is not the higher. */
export function tied(a: { value: number }, b: { value: number }): boolean {
  return b.value - a.value <= TIE * (1 + Math.abs(a.value))
}
