import { Direct, type Point } from './direct.ts'
import type { Normals } from './normals.ts'
import { distance } from './score.ts'

/** All stationary points of KL(N(mean, sd²)‖p). */
export interface Stationary {
  minima: Point[]
  saddles: Point[]
}

/**
 * All stationary points by brute force: the gradient at every corner of a fine net over (mean, log sd), Newton's method
 * from each cell where both its components change sign. Throws unless minima − saddles is 1, as it must be.
 */
export function stationaryByScan(p: Normals, columns = 240, rows = 120): Stationary {
  const direct = new Direct(p, 1.5 * (Math.max(...p.mu) - Math.min(...p.mu)))
  const low = Math.min(...p.mu)
  const bottom = Math.log(0.9 * direct.narrowest)
  const mean = (i: number) => low + (direct.spread * i) / columns
  const sd = (j: number) => Math.exp(bottom + ((Math.log(direct.spread) - bottom) * j) / rows)
  const net = Array.from({ length: rows + 1 }, (_, j) =>
    Array.from({ length: columns + 1 }, (_, i) => {
      const [, m1, m2] = direct.moments({ mean: mean(i), sd: sd(j) })
      return [m1, 1 + m2] as const
    }),
  )
  const found: Stationary = { minima: [], saddles: [] }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const corners = [net[j]![i]!, net[j]![i + 1]!, net[j + 1]![i]!, net[j + 1]![i + 1]!]
      const changes = ([0, 1] as const).every(k => new Set(corners.map(corner => corner[k] > 0)).size === 2)
      if (changes) collect(found, direct, { mean: mean(i + 0.5), sd: sd(j + 0.5) })
    }
  if (found.minima.length - found.saddles.length !== 1)
    throw new Error(`The scan missed something: ${found.minima.length} minima, ${found.saddles.length} saddles.`)
  return found
}

function collect(found: Stationary, direct: Direct, start: Point): void {
  let { mean, sd } = start
  for (let step = 0; step < 30; step++) {
    const [, m1, m2, m3, m4] = direct.moments({ mean, sd })
    const corner = -(2 * m2 + m4)
    const determinant = -m2 * corner - m3 * m3
    if (Math.hypot(m1, 1 + m2) < 1e-12) {
      const kind = determinant > 0 ? found.minima : found.saddles
      if (!kind.some(other => distance(other, { mean, sd }) < 1e-6)) kind.push({ mean, sd })
      return
    }
    const along = (corner * m1 + m3 * (1 + m2)) / determinant
    const wider = (-m2 * (1 + m2) + m3 * m1) / determinant
    const shorten = Math.min(1, 0.3 / Math.max(Math.abs(along), Math.abs(wider)))
    mean += sd * along * shorten
    sd *= Math.exp(wider * shorten)
  }
}
