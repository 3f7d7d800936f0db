import { landscape } from '../../../src/math/index.ts'
import { Direct } from './direct.ts'
import { mixtureFloor } from './floor.ts'
import { type Grid, gridOf, reverseOnGrid } from './grid.ts'
import { dragged, mixtureOf, type Normals, parseNormals } from './normals.ts'
import { python } from './python.ts'
import { race } from './race.ts'
import { type Row, report, small } from './report.ts'

const target = parseNormals('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)')
const frames = 16
const sampled = 400

/** The reverse KL on a net of means and sds, p new in each frame, as contours are drawn of it while dragging. */
export async function landscapeTables(script: string): Promise<void> {
  for (const size of [64, 200]) await compare(size, script)
}

async function compare(size: number, script: string): Promise<void> {
  const means = Float64Array.from({ length: size }, (_, j) => -6 + (12 * j) / (size - 1))
  const sds = Float64Array.from({ length: size }, (_, i) => 0.3 * (4 / 0.3) ** (i / (size - 1)))
  const window = [-6 - 8 * 4, 6 + 8 * 4] as const
  const own = (p: Normals) => landscape('reverse', mixtureOf(p), means, sds)
  const onGrid = (p: Normals) => cellByCell(gridOf(p, { window }), means, sds)
  const moving = Array.from({ length: frames }, (_, i) => dragged(target, i))
  const [ours = 0, grid = 0] = race([own, onGrid].map(f => (i: number) => f(moving[i % frames]!)))
  const error = errorAgainst(means, sds)
  const name = 'NumPy 2000-point grid'
  const input = { window, target: { p: target, means: [...means], sds: [...sds] } }
  const numpy = (await python<{ time: number; values: number[] }, typeof name>(script, 'landscape', input, [name]))[
    name
  ]
  const rows: Row[] = [
    { name: 'ours', time: ours, facts: [error(own(target))] },
    { name: '600-point grid in each cell', time: grid, facts: [error(onGrid(target))] },
    'problem' in numpy ? { name, ...numpy } : { name, time: numpy.time, facts: [error(numpy.values)] },
    floorOf(),
  ]
  report(`reverse landscape ${size} × ${size}`, [`error, ${sampled} cells`], rows)
}

function cellByCell(grid: Grid, means: Float64Array, sds: Float64Array): Float64Array {
  const values = new Float64Array(means.length * sds.length)
  for (let i = 0; i < sds.length; i++)
    for (let j = 0; j < means.length; j++)
      values[i * means.length + j] = reverseOnGrid(grid, means[j]!, Math.log(sds[i]!))
  return values
}

/** The worst deviation (absolute below 1, relative above) from a direct evaluation, over cells spread over the net. */
function errorAgainst(means: Float64Array, sds: Float64Array): (values: ArrayLike<number>) => string {
  const direct = new Direct(target, 6)
  const cells = Array.from({ length: sampled }, (_, k) => Math.floor(((k + 0.5) * means.length * sds.length) / sampled))
  const truth = cells.map(cell =>
    direct.value({ mean: means[cell % means.length]!, sd: sds[Math.floor(cell / means.length)]! }),
  )
  return values =>
    small(Math.max(...cells.map((cell, k) => Math.abs(values[cell]! - truth[k]!) / Math.max(1, Math.abs(truth[k]!)))))
}

/** log p must be known all over the reach of the normals, at least at two points per sd of its narrowest component. */
function floorOf(): Row {
  const evaluations = Math.ceil((12 + 2 * 8 * 4) / (Math.min(...target.sigma) / 2))
  return { name: `floor: log p at ${evaluations} points`, time: mixtureFloor(2, evaluations) }
}
