/** Log p smoothed by many normals at once, for a landscape. */
import { ScratchArena } from '../numerics/scratchArena.ts'
import { pyramidBase } from './pyramidBase.ts'
import {
  CUT,
  emptyLevel,
  kernelOf,
  nextLevel,
  RATIO,
  read,
  type Smoothable,
  STEPS_PER_WIDTH,
} from './smoothingPyramid.ts'

/** Cells are read as if the normal ended here: of its mass 6e-13 is beyond, far below what a landscape promises. */
const READ_CUT = 7.2

/**
 * E[ℓ] under N(means[j], sds[i]²), at [i·means.length + j], to about 1e-10 of its size, or undefined where `mostSteps`
 * evaluations of ℓ or of a sum would not do. Smoothing by a normal is a semigroup (the heat flow): level by level the
 * function is smoothed a little more and sampled more coarsely, and each row is read off the level just below it by the
 * trapezoidal rule, which converges geometrically. Only the lowest level integrates ℓ itself, by Gauss–Legendre panels
 * as short as it bends.
 */
export function smoothed(
  source: Smoothable,
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
  mostSteps: number,
): Float64Array | undefined {
  const rows = Array.from(sds, (_, i) => i).sort((a, b) => sds[a]! - sds[b]!)
  let low = Infinity
  let high = -Infinity
  for (let j = 0; j < means.length; j++) {
    low = Math.min(low, means[j]!)
    high = Math.max(high, means[j]!)
  }
  const origin = low + (high - low) / 2
  const reach = (high - low) / 2 + CUT * sds[rows.at(-1)!]!
  let width = sds[rows[0]!]! / RATIO
  if ((reach / width) * STEPS_PER_WIDTH > mostSteps) return undefined
  const base = pyramidBase(source, emptyLevel(width, origin, reach, arena.clear()), reach, mostSteps)
  if (!base) return undefined
  let level = base
  const out = new Float64Array(means.length * sds.length)
  for (const row of rows) {
    const sd = sds[row]!
    while (width * RATIO * RATIO <= sd) {
      width *= RATIO
      level = nextLevel(source, level, emptyLevel(width, origin, reach, arena))
    }
    const { spacing, values, middle } = level
    const kernel = kernelOf(level, sd, READ_CUT)
    const perStep = (spacing * spacing) / (sd * sd - width * width)
    for (let j = 0; j < means.length; j++) {
      out[row * means.length + j] = read(values, kernel, perStep, middle + (means[j]! - origin) / spacing)
    }
  }
  return out
}

/** For one landscape at a time. */
const arena = new ScratchArena()
