import { kl } from '../../../src/math/index.ts'
import type { Point } from './direct.ts'
import { gridOf, klsOnGrid } from './grid.ts'
import { logDensity, mixtureOf, type Normals, plainDensity } from './normals.ts'
import type { Packages } from './packages.ts'

/** Both divergences, [KL(p‖q), KL(q‖p)], of one p from ever new q. */
export type Kls = (q: Point) => [number, number]

export interface Contender {
  name: string
  /** What can be done once per p. */
  prepare(p: Normals): Kls
}

export const ours: Contender = {
  name: 'ours',
  prepare(columns) {
    const p = mixtureOf(columns)
    return ({ mean, sd }) => {
      const q = { family: 'normal', mean, sd } as const
      return [kl(p, q), kl(q, p)]
    }
  },
}

/** Sums over 600 points; with the usual floor of 1e-15 under both densities, or with hardly any. */
export function onGrid(name: string, floor: number): Contender {
  return {
    name,
    prepare(p) {
      const grid = gridOf(p, { floor })
      return q => klsOnGrid(grid, q)
    },
  }
}

type Simpson = (f: (x: number) => number, a: number, b: number, tolerance: number, depth: number) => number

/** Adaptive Simpson to 1e-10, over ten standard deviations about each component. Throws where the package is missing. */
export function adaptiveSimpson(name: string, packages: Packages): Contender {
  const integrate = packages<Simpson>('integrate-adaptive-simpson')
  return {
    name,
    prepare: p => q => {
      const one = { w: [1], mu: [q.mean], sigma: [q.sd] }
      const [low, high] = windowOf(p, one)
      const part = (a: Normals, b: Normals) => (x: number) => plainDensity(a, x) * (logDensity(a, x) - logDensity(b, x))
      return quietly(() => [
        integrate(part(p, one), low, high, 1e-10, 20),
        integrate(part(one, p), low, high, 1e-10, 20),
      ])
    },
  }
}

function windowOf(...mixtures: Normals[]): [number, number] {
  const ends = (side: number) => mixtures.flatMap(({ mu, sigma }) => mu.map((m, i) => m + side * 10 * sigma[i]!))
  return [Math.min(...ends(-1)), Math.max(...ends(1))]
}

/** Without the package's warnings about depth, which would stand between the tables: its error tells. */
function quietly<T>(work: () => T): T {
  const { warn } = console
  console.warn = () => {}
  try {
    return work()
  } finally {
    console.warn = warn
  }
}
