import type { Peak } from './pieces.ts'

const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 9]

/** Points between which a density made of these peaks has at most one mode that lasts under blurring. */
export function modeGrid(peaks: readonly Peak[]): Float64Array {
  const points = peaks.flatMap(({ centre, scale }) => [
    centre,
    ...STEPS.flatMap(k => [centre - k * scale, centre + k * scale]),
  ])
  return Float64Array.from(points).sort()
}

/** Where `slope` changes from rising to falling, by bisection between the points of the grid. */
export function findModes(slope: (x: number) => number, grid: Float64Array): number[] {
  const modes: number[] = []
  let rising = -1
  for (let i = 0; i < grid.length; i++) {
    const s = slope(grid[i]!)
    if (s === 0) {
      if (rising >= 0 || i === 0) modes.push(grid[i]!)
      rising = -1
    } else if (s > 0) rising = i
    else if (rising >= 0) {
      modes.push(bisect(slope, grid[rising]!, grid[i]!))
      rising = -1
    }
  }
  return modes
}

function bisect(slope: (x: number) => number, low: number, high: number): number {
  for (let k = 0; k < 200; k++) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (slope(middle) > 0) low = middle
    else high = middle
    if (high - low < 1e-9 * (Math.abs(low) + Math.abs(high))) break
  }
  return low + (high - low) / 2
}
