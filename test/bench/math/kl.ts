import { type Distribution, kl, type Normal, parseDistribution } from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../../math/reference.ts'
import { Direct, type Point } from './direct.ts'
import { costs, mixtureFloor, NODES } from './floor.ts'
import { gridOf, klsOnGrid } from './grid.ts'
import { dragged, logDensity, mixtureOf, momentsOf, type Normals, normalsOf, parseNormals, plainDensity } from './normals.ts'
import type { Packages } from './packages.ts'
import { python } from './python.ts'
import { race } from './race.ts'
import { clock, type Row, report, small } from './report.ts'

/** Both divergences, [KL(p‖q), KL(q‖p)], of one p from ever new q. */
type Kls = (q: Point) => [number, number]

interface Contender {
  name: string
  prepare(p: Normals): Kls
}

interface Pair {
  p: Normals
  q: Point
  truth: [number, number]
}

const target = parseNormals('0.5 normal(-2, 1) + 0.5 normal(2, 1)')
const frames = 64

/** q on its way: the mean from −3 to 3 and back, the sd from 0.6 to 2.2 and back. */
function draggedQ(i: number): Point {
  return { mean: 3 * Math.sin((2 * Math.PI * i) / frames), sd: 1.4 - 0.8 * Math.cos((4 * Math.PI * i) / frames) }
}

const ours: Contender = {
  name: 'ours',
  prepare(columns) {
    const p = mixtureOf(columns)
    return q => both(p, { family: 'normal', ...q })
  },
}

function both(p: Distribution, q: Normal): [number, number] {
  return [kl(p, q), kl(q, p)]
}

const typical: Contender = {
  name: '600-point grid in JavaScript, floor 1e-15',
  prepare(p) {
    const grid = gridOf(p)
    return q => klsOnGrid(grid, q)
  },
}

/** Both KLs with p fixed and q dragged, and with p new in each frame. */
export async function klTables(packages: Packages, script: string): Promise<void> {
  const pairs = { drag: dragPairs(), table: tablePairs() }
  const { exp, log } = costs()
  console.log(`exp ${clock(exp)}, log ${clock(log)}\n`)
  const simpson = attempt(() => adaptiveSimpson(packages))
  const rivals = [ours, typical, ...('prepare' in simpson ? [simpson] : [])]
  const names = ['SciPy quad', 'NumPy 2000-point grid'] as const
  const measured = await python<[number, number][], `${(typeof names)[number]}, p ${'fixed' | 'new'}`>(
    script,
    'kl',
    { drag: pairs.drag, table: pairs.table },
    names.flatMap(name => [`${name}, p fixed`, `${name}, p new`] as const),
  )
  const moving = Array.from({ length: frames }, (_, i) => dragged(target, i))
  const times = {
    fixed: race(rivals.map(({ prepare }) => dragging(prepare(target)))),
    new: race(rivals.map(({ prepare }) => i => prepare(moving[i % frames]!)(draggedQ(i)))),
  }
  for (const when of ['fixed', 'new'] as const) {
    const rows: Row[] = rivals.map(({ name, prepare }, i) => {
      const results = (some: Pair[]) => some.map(({ p, q }) => prepare(p)(q))
      return { name, time: times[when][i]!, facts: errors(results(pairs.drag), results(pairs.table), pairs) }
    })
    for (const name of names) {
      const found = measured[`${name}, p ${when}`]
      if ('problem' in found) rows.push({ name, ...found })
      else {
        const [drag, table] = [found.result.slice(0, frames), found.result.slice(frames)]
        rows.push({ name, time: found.time, facts: errors(drag, table, pairs) })
      }
    }
    if ('problem' in simpson) rows.push(simpson)
    const nodes = when === 'fixed' ? NODES : 2 * NODES
    rows.push({ name: `floor: log p at ${nodes} nodes`, time: mixtureFloor(2, nodes) })
    report(`both KLs, two components, p ${when}`, ['error', `error, ${pairs.table.length} cases of the table`], rows)
  }
}

function dragging(kls: Kls): (i: number) => [number, number] {
  return i => kls(draggedQ(i))
}

function errors(drag: [number, number][], table: [number, number][], pairs: { drag: Pair[]; table: Pair[] }): string[] {
  const worst = (results: [number, number][], of: Pair[]) =>
    Math.max(...of.flatMap(({ truth }, i) => truth.map((want, k) => deviation(results[i]![k]!, want))))
  return [small(worst(drag, pairs.drag)), small(worst(table, pairs.table))]
}

/** The frames of the drag, with the truth: −H(p) and E_q[log p] by a fine trapezoid, the rest closed. */
function dragPairs(): Pair[] {
  const direct = new Direct(target, 4)
  const moments = momentsOf(target)
  const minusEntropy = target.w.reduce((sum, w, i) => sum + w * direct.moments({ mean: target.mu[i]!, sd: target.sigma[i]! })[0], 0)
  return Array.from({ length: frames }, (_, i) => {
    const q = draggedQ(i)
    const cross = 0.5 * Math.log(2 * Math.PI * q.sd ** 2) + (moments.sd ** 2 + (moments.mean - q.mean) ** 2) / (2 * q.sd ** 2)
    return { p: target, q, truth: [minusEntropy + cross, direct.value(q)] }
  })
}

/** The cases of the table that are a mixture of two normals against a normal. */
function tablePairs(): Pair[] {
  const { cases } = reference<{
    cases: { p: { text: string }; q: { text: string }; kl_pq: string; kl_qp: string }[]
  }>('kl')
  return cases.flatMap(({ p: { text }, q: { text: other }, kl_pq, kl_qp }) => {
    const p = normalsOf(parseDistribution(text))
    const q = parseDistribution(other)
    if (p?.w.length !== 2 || q.family !== 'normal') return []
    return [{ p, q: { mean: q.mean, sd: q.sd }, truth: [decimal(kl_pq), decimal(kl_qp)] }]
  })
}

type Simpson = (f: (x: number) => number, a: number, b: number, tolerance: number, depth: number) => number

function adaptiveSimpson(packages: Packages): Contender {
  const integrate = packages<Simpson>('integrate-adaptive-simpson')
  return {
    name: 'npm integrate-adaptive-simpson',
    prepare: p => q => {
      const one = { w: [1], mu: [q.mean], sigma: [q.sd] }
      const low = Math.min(...p.mu.map((m, i) => m - 10 * p.sigma[i]!), q.mean - 10 * q.sd)
      const high = Math.max(...p.mu.map((m, i) => m + 10 * p.sigma[i]!), q.mean + 10 * q.sd)
      const part = (a: Normals, b: Normals) => (x: number) => plainDensity(a, x) * (logDensity(a, x) - logDensity(b, x))
      return [integrate(part(p, one), low, high, 1e-10, 20), integrate(part(one, p), low, high, 1e-10, 20)]
    },
  }
}

function attempt(contender: () => Contender): Contender | { name: string; problem: string } {
  try {
    return contender()
  } catch (error) {
    return { name: 'npm integrate-adaptive-simpson', problem: error instanceof Error ? error.message : String(error) }
  }
}
