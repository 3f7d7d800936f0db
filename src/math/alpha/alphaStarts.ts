/** The normals from which the minima of the α-divergence are sought: moments of runs of components. */
import type { Component, Distribution } from '../distribution/distribution.ts'
import { componentPeak } from '../distribution/integrationPieces.ts'
import { componentMean, componentVariance } from '../distribution/moments.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import type { AlphaProblem, Start } from './alphaSearch.ts'

interface Part {
  readonly mean: number
  readonly sd: number
  readonly weight: number
}

const BETWEEN = [0.25, 0.75]
const BELOW = 0.15

/** Starts that differ by no more than rounding are one. */
const SAME = 1e-9

/**
 * Mean (from the grid's origin) and log sd of every run of neighbouring components, under their weights and under equal
 * ones; where sd is bounded from above, also points between neighbours a little below the bound.
 */
export function alphaStarts(p: Distribution, { grids, high }: AlphaProblem): Start[] {
  const { origin } = grids.exact
  const { components, weights } = preparedDistribution(p)
  const parts = components.map((c, i) => ({ ...sizeOf(c), weight: weights[i]! })).sort((a, b) => a.mean - b.mean)
  const starts: Start[] = []
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= parts.length; to++) {
      const run = parts.slice(from, to)
      const equal = run.map(part => ({ ...part, weight: 1 }))
      for (const start of [momentsOf(run, origin), momentsOf(equal, origin)])
        if (!starts.some(other => Math.hypot((other[0] - start[0]) * Math.exp(-start[1]), other[1] - start[1]) < SAME))
          starts.push(start)
    }
  }
  if (high < Infinity)
    for (let i = 1; i < parts.length; i++)
      for (const t of BETWEEN) starts.push([(1 - t) * parts[i - 1]!.mean + t * parts[i]!.mean - origin, high - BELOW])
  return starts
}

/** Mean and sd of a component, or its peak where it has none. */
function sizeOf(c: Component): { mean: number; sd: number } {
  const mean = componentMean(c)
  const sd = Math.sqrt(componentVariance(c))
  const { centre, scale } = componentPeak(c)
  return Number.isFinite(mean) && Number.isFinite(sd) ? { mean, sd } : { mean: centre, sd: scale }
}

function momentsOf(parts: readonly Part[], origin: number): Start {
  const total = parts.reduce((sum, c) => sum + c.weight, 0)
  const centre = parts.reduce((sum, c) => sum + (c.weight / total) * (c.mean - origin), 0)
  const spread = parts.reduce((sum, c) => sum + (c.weight / total) * (c.sd ** 2 + (c.mean - origin - centre) ** 2), 0)
  return [centre, 0.5 * Math.log(spread)]
}
