import * as math from '../../../src/math/index.ts'
import { reference } from '../../math/reference.ts'
import { mixtureFloor, NODES } from './floor.ts'
import { fitOnGrid2, klOnGrid2, type Normals2, type Point2 } from './grid2.ts'
import { race } from './race.ts'
import { type Row, report, small } from './report.ts'
import { scoreBy, tally } from './score.ts'

interface Case {
  name: string
  text: string
  p: Normals2
  minima: Point2[]
  saddles: Point2[]
}

/** Both KLs of a dragged q, then all minima of the reverse KL under normals with any covariance: two and three components. */
export async function fitsInTwoDimensions(): Promise<void> {
  const cases = casesOfTable().filter(({ name }) => ['sym-x-m4', 'bishop-10.3', 'triangle-uneven'].includes(name))
  for (const one of cases) compareDivergences(one)
  for (const one of cases) compare(one)
}

const DRAGGED = { mean: [0.3, -0.4], cov: [1.5, 0.5, 0.9] } as const

/** The error is against the other rule: no closed form knows better. */
function compareDivergences({ name, text, p }: Case): void {
  const parsed = math.parseDistribution2(text)
  const q = (i: number): math.Normal2 => ({ family: 'normal2', ...DRAGGED, mean: [0.3 + 1e-3 * (i % 100), -0.4] })
  const own = (i: number) => [math.kl2(parsed, q(i)), math.kl2(q(i), parsed)]
  const peer = (i: number) => klOnGrid2(p, { ...DRAGGED, mean: [0.3 + 1e-3 * (i % 100), -0.4] })
  const [ours = 0, grid = 0] = race([own, peer])
  const apart = Math.max(...own(0).map((value, k) => Math.abs(value - peer(0)[k]!)))
  const rows: Row[] = [
    { name: 'ours', time: ours, facts: [''] },
    { name: '100 × 100 grid', time: grid, facts: [small(apart)] },
  ]
  report(`2-D, ${p.w.length} components (${name}), both KLs of a dragged q`, ['off by'], rows)
}

function compare({ name, text, p, minima, saddles }: Case): void {
  const parsed = math.parseDistribution2(text)
  const own = () => math.fitReverse2(structuredClone(parsed), { factorised: false })
  const peer = () => fitOnGrid2(p)
  const found = own()
  const follow = () => math.followReverse2(structuredClone(parsed), nudged(found.minima))
  const [ours = 0, followed = 0, grid = 0] = race([own, follow, peer])
  const scores = [scoreBy(distance, found.minima, minima), scoreBy(distance, found.saddles, saddles)] as const
  const kept = scoreBy(distance, follow().minima, minima)
  const theirs = scoreBy(distance, [peer()], minima)
  const passes = minima.length * NODES ** 2
  const rows: Row[] = [
    {
      name: 'ours',
      time: ours,
      facts: [tally(scores[0]), tally(scores[1]), small(Math.max(scores[0].error, scores[1].error))],
    },
    { name: 'ours, followed from the last frame', time: followed, facts: [tally(kept), '', small(kept.error)] },
    { name: '100 × 100 grid + Adam, one start', time: grid, facts: [tally(theirs), '', small(theirs.error)] },
    { name: `floor: log p at ${minima.length} × ${NODES}² nodes`, time: mixtureFloor(p.w.length, passes) },
  ]
  report(`2-D, ${p.w.length} components (${name}), all minima`, ['minima', 'saddles', 'error'], rows)
}

/** As the frame before a small move leaves them. */
function nudged(minima: readonly Point2[]): Point2[] {
  return minima.map(({ mean: [x, y], cov: [xx, xy, yy] }) => ({
    mean: [x + 0.03 * Math.sqrt(xx), y - 0.03 * Math.sqrt(yy)],
    cov: [1.03 * xx, xy, yy],
  }))
}

/** In means by their sds and in covariances by the product of their sds; NaN where one is no normal. */
function distance(a: Point2, b: Point2): number {
  const [xx, xy, yy] = b.cov
  const along = Math.max(
    Math.abs(a.mean[0] - b.mean[0]) / Math.sqrt(xx),
    Math.abs(a.mean[1] - b.mean[1]) / Math.sqrt(yy),
  )
  const wide = Math.max(Math.abs(a.cov[0] - xx) / xx, Math.abs(a.cov[2] - yy) / yy)
  return Math.max(along, wide, Math.abs(a.cov[1] - xy) / Math.sqrt(xx * yy))
}

function casesOfTable(): Case[] {
  type Listed = { mean: [string, string]; cov: [[string, string], [string, string]] }[]
  const { cases } = reference<{
    cases: {
      name: string
      p: { text: string; w: number[]; mean: [number, number][]; cov: [[number, number], [number, number]][] }
      reverse?: { minima: Listed; saddles: Listed }
    }[]
  }>('fits_2d')
  const points = (listed: Listed) =>
    listed.map(
      ({ mean: [x, y], cov: [[xx, xy], [, yy]] }): Point2 => ({
        mean: [Number(x), Number(y)],
        cov: [Number(xx), Number(xy), Number(yy)],
      }),
    )
  return cases.flatMap(({ name, p, reverse }) => {
    if (!reverse) return []
    const { minima, saddles } = reverse
    return [{ name, text: p.text, p, minima: points(minima), saddles: points(saddles) }]
  })
}
