/** The modes of a function by the sign of its slope on a grid. */
import type { Peak } from '../distribution/family/familyDefinition.ts'
import { findRootByChords } from '../numerics/findRoot.ts'

const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 9]

/** Points between which a density made of these peaks has at most one mode that lasts under smoothing. */
export function modeGrid(peaks: readonly Peak[]): Float64Array {
  const grid = new Float64Array(peaks.length * (2 * STEPS.length + 1))
  let count = 0
  for (const { centre, scale } of peaks) {
    grid[count++] = centre
    for (const k of STEPS) {
      grid[count++] = centre - k * scale
      grid[count++] = centre + k * scale
    }
  }
  return grid.sort()
}

/** Where `slope` changes from rising to falling, between the points of the grid; to about nine digits. */
export function findModes(slope: (x: number) => number, grid: Float64Array): number[] {
  const modes: number[] = []
  let rising = -1
  let before = 0
  for (let i = 0; i < grid.length; i++) {
    const s = slope(grid[i]!)
    if (s === 0) {
      if (rising >= 0 || i === 0) modes.push(grid[i]!)
      rising = -1
    } else if (s > 0) {
      rising = i
      before = s
    } else if (rising >= 0) {
      modes.push(findRootByChords(slope, grid[rising]!, before, grid[i]!, s))
      rising = -1
    }
  }
  return modes
}
