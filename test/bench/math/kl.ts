import { costs, mixtureFloor, NODES } from './floor.ts'
import { adaptiveSimpson, type Contender, onGrid, ours } from './klContenders.ts'
import { draggedQ, dragPairs, frames, type Pair, tablePairs, target, worst } from './klPairs.ts'
import { dragged } from './normals.ts'
import type { Packages } from './packages.ts'
import { python } from './python.ts'
import { race } from './race.ts'
import { type Absent, clock, type Row, report, small } from './report.ts'

interface Result {
  name: string
  fixed: number
  new: number
  results: [number, number][]
}

/** Both KLs with p fixed and q dragged, and with p new in each frame. */
export async function klTables(packages: Packages, script: string): Promise<void> {
  const { exp, log } = costs()
  console.log(`exp ${clock(exp)}, log ${clock(log)}\n`)
  const drag = dragPairs()
  const table = tablePairs()
  const measured = [...inJavaScript(packages, [...drag, ...table]), ...(await inPython(script, drag, table))]
  for (const when of ['fixed', 'new'] as const) {
    const nodes = when === 'fixed' ? NODES : 2 * NODES // log p under q, and once per p under p.
    const rows = measured.map((of): Row => {
      if ('problem' in of) return of
      const errors = [worst(of.results.slice(0, frames), drag), worst(of.results.slice(frames), table)]
      return { name: of.name, time: of[when], facts: errors.map(small) }
    })
    const floor = { name: `floor: log p at ${nodes} nodes`, time: mixtureFloor(2, nodes) }
    const facts = ['error', `error, ${table.length} cases of the table`]
    report(`both KLs, two components, p ${when}`, facts, [...rows, floor])
  }
}

function inJavaScript(packages: Packages, pairs: Pair[]): (Result | Absent)[] {
  const simpson = packages.attempt('npm integrate-adaptive-simpson', name => adaptiveSimpson(name, packages))
  const grids = [onGrid('600-point grid, floor 1e-15', 1e-15), onGrid('600-point grid, floor 1e-300', 1e-300)]
  const rivals: Contender[] = [ours, ...grids, ...('problem' in simpson ? [] : [simpson])]
  const moving = Array.from({ length: frames }, (_, i) => dragged(target, i))
  const fixed = race(rivals.map(({ prepare }) => dragging(prepare(target))))
  const renewed = race(
    rivals.map(
      ({ prepare }) =>
        (i: number) =>
          prepare(moving[i % frames]!)(draggedQ(i)),
    ),
  )
  const results = rivals.map(({ name, prepare }, k) => ({
    name,
    fixed: fixed[k]!,
    new: renewed[k]!,
    results: pairs.map(({ p, q }) => prepare(p)(q)),
  }))
  return [...results, ...('problem' in simpson ? [simpson] : [])]
}

function dragging(kls: ReturnType<Contender['prepare']>): (i: number) => [number, number] {
  return i => kls(draggedQ(i))
}

async function inPython(script: string, drag: Pair[], table: Pair[]): Promise<(Result | Absent)[]> {
  const names = ['SciPy quad', 'NumPy 2000-point grid'] as const
  const measured = await python<Omit<Result, 'name'>, (typeof names)[number]>(script, 'kl', { drag, table }, names)
  return names.map(name => ({ name, ...measured[name] }))
}
