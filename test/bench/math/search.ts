import { adam } from './adam.ts'
import type { Point } from './direct.ts'
import { gridOf, reverseOnGrid } from './grid.ts'
import { momentsOf, type Normals } from './normals.ts'
import type { Packages } from './packages.ts'
import type { Absent } from './report.ts'

/** Looks for the minima of KL(q‖p) from several starts; gives where it ended from each. */
type Search = (p: Normals) => Point[]

/** Where peers start: at each component and at p's moments. */
export function startsOf(p: Normals): Point[] {
  return [...p.mu.map((mean, i) => ({ mean, sd: p.sigma[i]! })), momentsOf(p)]
}

/** The searches in JavaScript, all on the 600-point grid; a package that is not there says so. */
export function optimisers(packages: Packages): (Searcher | Absent)[] {
  return [
    { name: '600-point grid + Adam, 1000 steps', search: byAdam({}) },
    { name: '600-point grid + Adam, until it stands', search: byAdam({ most: 2000, still: 1e-6 }) },
    packages.attempt('npm fmin, Nelder–Mead on the grid', name => ({ name, search: nelderMead(packages) })),
    packages.attempt('npm numeric, BFGS on the grid', name => ({ name, search: bfgs(packages) })),
  ]
}

interface Searcher {
  name: string
  search: Search
}

function byAdam(until: { most?: number; still?: number }): Search {
  return p => {
    const grid = gridOf(p)
    return startsOf(p).map(({ mean, sd }) => {
      const start = [mean, Math.log(sd)]
      const end = adam((x, gradient) => reverseOnGrid(grid, x[0]!, x[1]!, gradient), start, until)
      return { mean: end[0]!, sd: Math.exp(end[1]!) }
    })
  }
}

type Objective = (x: number[]) => number

function nelderMead(packages: Packages): Search {
  const fmin = packages<{ nelderMead(f: Objective, start: number[]): { x: number[] } }>('fmin')
  return fromStarts((f, start) => fmin.nelderMead(f, start).x)
}

function bfgs(packages: Packages): Search {
  const numeric = packages<{ uncmin(f: Objective, start: number[]): { solution: number[] } }>('numeric')
  return fromStarts((f, start) => numeric.uncmin(f, start).solution)
}

/** NaN where the package throws, as numeric does when it cannot get a gradient: nothing was found from there. */
function fromStarts(minimise: (f: Objective, start: number[]) => number[]): Search {
  const attempted: typeof minimise = (f, start) => {
    try {
      return minimise(f, start)
    } catch {
      return [Number.NaN, Number.NaN]
    }
  }
  return p => {
    const grid = gridOf(p)
    const value: Objective = x => reverseOnGrid(grid, x[0]!, x[1]!)
    return startsOf(p).map(({ mean, sd }) => {
      const [end = Number.NaN, logSd = Number.NaN] = attempted(value, [mean, Math.log(sd)])
      return { mean: end, sd: Math.exp(logSd) }
    })
  }
}
