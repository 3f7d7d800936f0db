import { alphaBranches, fitAlpha, landscapeAlpha, parseDistribution } from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../../math/reference.ts'
import { mixtureFloor } from './floor.ts'
import { dragged, mixtureOf, type Normals, parseNormals } from './normals.ts'
import { race } from './race.ts'
import { report, small } from './report.ts'
import { add, score, tally } from './score.ts'
import { five } from './targets.ts'

const lecture = parseNormals('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)')
/** From −2 to 3, neither 0 nor 1 among them. */
const alphas = Array.from({ length: 26 }, (_, i) => -2 + i / 5 + 0.013)
const sixty = Array.from({ length: 60 }, (_, i) => -2 + (5 * i) / 59)
const means = Float64Array.from({ length: 48 }, (_, j) => -6 + (12 * j) / 47)
const sds = Float64Array.from({ length: 48 }, (_, i) => 0.3 * (4 / 0.3) ** (i / 47))

/** Every minimum of the α-divergence, p new in each frame; then its branches through α, and its landscape. */
export async function alphaFits(): Promise<void> {
  const [found = '', error = ''] = againstTable()
  for (const [title, p] of [
    ['two components', lecture],
    ['five components', five],
  ] as const) {
    const each = race(alphas.map(alpha => (i: number) => fitAlpha(frame(p, i), alpha)))
    const sorted = each.toSorted((a, b) => a - b)
    const [branches = 0, drawn = 0] = race([
      i => alphaBranches(frame(p, i), sixty),
      i => landscapeAlpha(frame(p, i), 0.3, means, sds),
    ])
    report(
      `all minima by α-divergence, ${title}`,
      ['minima of the table', 'error'],
      [
        {
          name: `ours, the median of ${alphas.length} values of α`,
          time: sorted[alphas.length >> 1]!,
          facts: [found, error],
        },
        { name: 'ours, the slowest of these', time: sorted[alphas.length - 1]! },
        { name: `branches, ${sixty.length} values of α`, time: branches },
        { name: 'landscape 48 × 48', time: drawn },
        { name: 'floor: log p at 288 points', time: mixtureFloor(p.w.length, 288) },
      ],
    )
  }
}

function frame(p: Normals, i: number) {
  return mixtureOf(dragged(p, i % 16))
}

/** What is found of the minima in the table of reference, and how far off the worst of their values is. */
function againstTable(): string[] {
  const { cases } = reference<{
    cases: { p: { text: string }; fits: { alpha: number; minima: { mu: string; sigma: string; value: string }[] }[] }[]
  }>('alpha')
  let worst = 0
  const scores = cases.flatMap(({ p, fits }) =>
    fits.map(({ alpha, minima }) => {
      const got = fitAlpha(parseDistribution(p.text), alpha).minima
      minima.forEach(({ value }, i) => {
        worst = Math.max(worst, deviation(got[i]?.value ?? Infinity, decimal(value)))
      })
      return score(
        got,
        minima.map(({ mu, sigma }) => ({ mean: decimal(mu), sd: decimal(sigma) })),
      )
    }),
  )
  return [tally(scores.reduce(add)), small(worst)]
}
