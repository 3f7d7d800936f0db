import { fitReverse, parseDistribution } from '../../../src/math/index.ts'
import { decimal, reference } from '../../math/reference.ts'
import type { Point } from './direct.ts'
import { mixtureFloor, NODES } from './floor.ts'
import { followed } from './followed.ts'
import { dragged, mixtureOf, type Normals, normalsOf } from './normals.ts'
import type { Packages } from './packages.ts'
import { python } from './python.ts'
import { race } from './race.ts'
import { type Absent, type Row, report, small } from './report.ts'
import { add, type Score, score, tally } from './score.ts'
import { optimisers, startsOf } from './search.ts'
import { five, two } from './targets.ts'
import { type Stationary, stationaryByScan } from './truth.ts'

interface Target {
  p: Normals
  truth: Stationary
}

const frames = 16

/** Every stationary point of the reverse KL: a two- and a five-component target, p new in each frame. */
export async function reverseFits(packages: Packages, script: string): Promise<void> {
  const table = targetsOfTable()
  const ofTwo = table.filter(({ p }) => p.w.length === 2)
  const ofMore = table.filter(({ p }) => p.w.length > 2)
  await compare('two components', { p: two, truth: stationaryByScan(two) }, ofTwo, packages, script)
  await compare('five components', { p: five, truth: stationaryByScan(five) }, ofMore, packages, script)
}

/** What a contender found of each target, first of them the one it was timed on. */
type Result = { name: string; time: number; found: { minima: Point[]; saddles?: Point[] }[] } | Absent

async function compare(title: string, main: Target, others: Target[], packages: Packages, script: string) {
  const scored = [main, ...others]
  const moving = Array.from({ length: frames }, (_, i) => dragged(main.p, i))
  const byScipy = await inPython(script, moving, scored)
  const results = [...inJavaScript(packages, moving, scored), ...byScipy]
  const rows = results.map((result): Row => {
    if ('problem' in result) return result
    const minima = result.found.map((found, i) => score(found.minima, scored[i]!.truth.minima))
    const saddles = result.found.flatMap(({ saddles }, i) =>
      saddles ? [score(saddles, scored[i]!.truth.saddles)] : [],
    )
    return { name: result.name, time: result.time, facts: factsOf(minima, saddles) }
  })
  const facts = ['minima', 'saddles', 'error', `minima, ${others.length} of the table`, 'saddles of these']
  report(`all minima and saddles, ${title}`, facts, [...rows, floorOf(main)])
}

function factsOf([first, ...others]: Score[], [saddles, ...more]: Score[]): string[] {
  const sum = (scores: Score[]) => (scores.length > 0 ? tally(scores.reduce(add)) : '')
  const error = Math.max(first?.error ?? Number.NaN, saddles?.error ?? 0)
  return [sum(first ? [first] : []), sum(saddles ? [saddles] : []), small(error), sum(others), sum(more)]
}

function inJavaScript(packages: Packages, moving: Normals[], scored: Target[]): Result[] {
  const ours = { name: 'ours', search: (p: Normals) => fitReverse(mixtureOf(p)) }
  const following = { name: 'ours, from the last frame’s by Newton alone', search: followed(), blind: true }
  const peers = optimisers(packages)
  const rivals = [
    ours,
    following,
    ...peers.flatMap(peer =>
      'problem' in peer ? [] : [{ name: peer.name, search: (p: Normals) => ({ minima: peer.search(p) }) }],
    ),
  ]
  const times = race(
    rivals.map(
      ({ search }) =>
        (i: number) =>
          search(moving[i % frames]!),
    ),
  )
  return [
    ...rivals.map(({ name, search, ...rest }, k) => {
      // what only follows has nothing to go by where nothing moved
      const asked = 'blind' in rest ? scored.slice(0, 1) : scored
      return { name, time: times[k]!, found: asked.map(({ p }) => search(p)) }
    }),
    ...peers.filter(peer => 'problem' in peer),
  ]
}

async function inPython(script: string, moving: Normals[], scored: Target[]): Promise<Result[]> {
  const names = ['SciPy minimize on quad', 'SciPy minimize on a NumPy grid'] as const
  const given = (p: Normals) => ({ p, starts: startsOf(p) })
  const input = { timed: moving.map(given), scored: scored.map(({ p }) => given(p)) }
  const measured = await python<{ time: number; minima: Point[][] }, (typeof names)[number]>(
    script,
    'minima',
    input,
    names,
  )
  return names.map(name => {
    const of = measured[name]
    return 'problem' in of ? { name, ...of } : { name, time: of.time, found: of.minima.map(minima => ({ minima })) }
  })
}

/** Each stationary point must be looked at once, at the least number of nodes, to know that it is one. */
function floorOf({ p, truth }: Target): Row {
  const points = truth.minima.length + truth.saddles.length
  return { name: `floor: log p at ${points} × ${NODES} nodes`, time: mixtureFloor(p.w.length, points * NODES) }
}

/** The targets of the table that are mixtures of normals. */
function targetsOfTable(): Target[] {
  type Points = { mu: string; sigma: string }[]
  const { cases } = reference<{
    cases: { p: { text: string }; reverse: { minima: Points; saddles: Points } }[]
  }>('fits')
  const numbers = (points: Points) => points.map(({ mu, sigma }) => ({ mean: decimal(mu), sd: decimal(sigma) }))
  return cases.flatMap(({ p: { text }, reverse }) => {
    const p = normalsOf(parseDistribution(text))
    return p ? [{ p, truth: { minima: numbers(reverse.minima), saddles: numbers(reverse.saddles) } }] : []
  })
}
