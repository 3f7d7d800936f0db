import type { Peak } from '../distribution/family/familyDefinition.ts'

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
      modes.push(zeroBetween(slope, grid[rising]!, before, grid[i]!, s))
      rising = -1
    }
  }
  return modes
}

/** The zero of a falling function between `low`, where it is `above` 0, and `high`, where it is `below`: the Illinois method. */
function zeroBetween(slope: (x: number) => number, low: number, above: number, high: number, below: number): number {
  const close = 1e-9 * (Math.abs(low) + Math.abs(high))
  let kept = 0
  for (let k = 0; k < 200 && high - low > close; k++) {
    // halves now and then: chords alone are slow where the ends differ by orders of magnitude
    const chord = k % 4 === 3 ? low + (high - low) / 2 : low + (high - low) * (above / (above - below))
    const middle = Math.min(Math.max(chord, low + close / 2), high - close / 2)
    if (middle <= low || middle >= high) break
    const s = slope(middle)
    if (s > 0) {
      low = middle
      above = s
      if (kept > 0) below /= 2
      kept = 1
    } else {
      high = middle
      below = s
      if (kept < 0) above /= 2
      kept = -1
    }
  }
  return low + (high - low) / 2
}
