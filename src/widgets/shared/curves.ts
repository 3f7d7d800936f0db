/** Where to evaluate densities so that a drawn curve shows every peak and edge they have. */
import type { Point } from '../../geometry/point.ts'
import { type Distribution, density } from '../../math/index.ts'
import { endsOf, placementOf } from './placement.ts'

export interface Range {
  min: number
  max: number
}

/** Places worth drawing closely: centres with the width of what happens there, and edges. */
function features(d: Distribution): { centre: number; width: number; edges: number[] }[] {
  if (d.family === 'mixture') return d.components.flatMap(features)
  const ends = endsOf(d)
  if (ends) {
    const { low, high } = ends
    return [{ centre: (low + high) / 2, width: (high - low) / 2, edges: [low, high] }]
  }
  const place = placementOf(d)
  return place ? [{ centre: place.location, width: place.scale, edges: [] }] : []
}

/**
 * Abscissae in `range`, increasing: an even grid, closer ones within 4 widths of every centre, and two on either side of
 * every edge. About 200 for two normals.
 */
export function abscissae(range: Range, ...distributions: Distribution[]): number[] {
  const xs: number[] = []
  const even = 120
  for (let i = 0; i <= even; i++) xs.push(range.min + ((range.max - range.min) * i) / even)
  for (const { centre, width, edges } of distributions.flatMap(features)) {
    for (let k = -24; k <= 24; k++) xs.push(centre + (k / 6) * width)
    for (const edge of edges) xs.push(edge - 1e-9 * (1 + Math.abs(edge)), edge, edge + 1e-9 * (1 + Math.abs(edge)))
  }
  return xs.filter(x => x >= range.min && x <= range.max).sort((a, b) => a - b)
}

/** A range that shows all of the distributions, its ends on whole numbers, never narrower than −6 … 6. */
export function rangeOf(...distributions: Distribution[]): Range {
  let min = -6
  let max = 6
  for (const { centre, width, edges } of distributions.flatMap(features)) {
    const reach = edges.length > 0 ? 1.5 * width : 3.2 * width
    min = Math.min(min, centre - reach)
    max = Math.max(max, centre + reach)
  }
  return { min: Math.floor(min), max: Math.ceil(max) }
}

/** The density at each of `xs`, as points to draw. */
export function densityCurve(distribution: Distribution, xs: readonly number[]): Point[] {
  return xs.map(x => ({ x, y: density(distribution, x) }))
}

/** The density as a curve over `range`, with the points that it needs itself. */
export function curveOver(range: Range, distribution: Distribution): Point[] {
  return densityCurve(distribution, abscissae(range, distribution))
}
