import { expect, test } from 'vitest'
import { alphaDivergence, fitForward, fitReverse, parseDistribution } from '../../src/math/index.ts'
import { applyText, figure, formatState, initialState } from '../../src/widgets/core/state.ts'
import { alphaLandscape, groundOf } from '../../src/widgets/dial/alphaLandscape.ts'
import { branchesOf, dotsOf, linesOf, pointsOf, switchesOf } from '../../src/widgets/dial/branches.ts'
import { dial, finiteSds, unitAt } from '../../src/widgets/dial/model.ts'
import { decimal, deviation, reference } from '../math/reference.ts'

const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)

function stateWith(set: Record<string, string>, report: (field: string, problem: string) => void = unexpected) {
  return applyText(dial.fields, initialState(dial.fields), Object.entries(set), report)
}

const shown = (set: Record<string, string>) => figure(dial, stateWith(set))
const countOf = (quantities: Readonly<Record<string, number>>) =>
  Object.keys(quantities).filter(name => /^best-\d+-mean$/.test(name)).length

const twoHumps = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'
const turn = (alpha: number) => stateWith({ p: twoHumps, alpha: String(alpha) }).alpha

interface Case {
  p: { text: string }
  fits: { alpha: number; minima: { mu: string; sigma: string; value: string }[] }[]
}

const inTurn = reference<{ cases: Case[] }>('alpha').cases.flatMap(({ p, fits }) =>
  fits
    .filter(({ alpha }) => alpha >= -2 && alpha <= 3)
    .map(({ alpha, minima }) => ({ p: p.text, alpha, minima: minima.map(m => decimal(m.value)) })),
)

test.each(inTurn)(
  'of $p at α = $alpha every minimum of the table is shown, the lowest first',
  ({ p, alpha, minima }) => {
    const { quantities } = shown({ p, alpha: String(alpha) })
    expect(countOf(quantities)).toBe(minima.length)
    const wanted = [...minima].sort((a, b) => a - b)
    for (const [i, value] of wanted.entries()) expect(quantities[`best-${i + 1}-divergence`]).toBeCloseTo(value, 9)
  },
)

test('half way the best q spans both humps, and each hump still holds a local fit', () => {
  const { quantities, derived, sentence } = shown({ p: twoHumps, alpha: '0.5' })
  expect(quantities['best-1-mean']).toBeCloseTo(0, 10)
  expect(quantities['best-1-sd']).toBeCloseTo(2.5338895259, 9)
  expect(quantities['best-1-divergence']).toBeCloseTo(0.6142003833, 9)
  expect(quantities['best-2-mean']).toBeCloseTo(-2.4537018981, 9)
  expect(quantities['best-3-mean']).toBeCloseTo(2.4537018981, 9)
  expect(derived.minima.map(({ global }) => global)).toEqual([true, false, false])
  expect(sentence).toContain('The best normal: mean 0.0000, sd 2.534 at 0.6142. Local minima besides: mean −2.4537')
})

test('the dial jumps at 0.172968 and loses the fits on the humps at 0.521744', () => {
  const bestMean = (alpha: number) =>
    Math.abs(shown({ p: twoHumps, alpha: String(alpha) }).quantities['best-1-mean'] ?? 9)
  expect(bestMean(0.172968)).toBeGreaterThan(2.4)
  expect(bestMean(0.172969)).toBeLessThan(1e-8)
  expect(countOf(shown({ p: twoHumps, alpha: '0.521744' }).quantities)).toBe(3)
  expect(countOf(shown({ p: twoHumps, alpha: '0.521745' }).quantities)).toBe(1)
})

test('at its ends the dial shows the reverse and the forward fits and divergences', () => {
  const q = parseDistribution('normal(1, 1.5)')
  for (const { name } of dial.presets) {
    const p = dial.presets.find(preset => preset.name === name)?.set.p ?? ''
    const target = parseDistribution(p)
    const ends = { '0': fitReverse(target).minima, '1': fitForward(target).minima }
    for (const [alpha, fits] of Object.entries(ends)) {
      const { quantities } = shown({ p, q: 'normal(1, 1.5)', alpha })
      expect(quantities.divergence).toBe(alphaDivergence(target, q, Number(alpha)))
      expect(countOf(quantities)).toBe(fits.length)
      for (const [i, fit] of fits.entries()) {
        expect(quantities[`best-${i + 1}-mean`]).toBe(fit?.mean)
        expect(quantities[`best-${i + 1}-sd`]).toBe(fit?.sd)
        expect(quantities[`best-${i + 1}-divergence`]).toBe(fit?.value)
      }
    }
  }
})

test('a mirrored target has mirrored fits, at every α', () => {
  for (const alpha of ['-2', '-0.3', '0', '0.17', '0.5', '1', '2.5']) {
    const left = shown({ p: '0.7 normal(-2, 0.5) + 0.3 normal(1.5, 0.9)', q: 'normal(-1, 0.8)', alpha }).quantities
    const right = shown({ p: '0.3 normal(-1.5, 0.9) + 0.7 normal(2, 0.5)', q: 'normal(1, 0.8)', alpha }).quantities
    expect(Object.keys(left)).toEqual(Object.keys(right))
    for (const [name, value] of Object.entries(left))
      expect(right[name]).toBeCloseTo(name.endsWith('-mean') ? -value : value, 8)
  }
})

test('past the ends the divergence is ∞ on the wrong side of a bound on the sd, and only there', () => {
  const wide = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 1.2)'
  for (const alpha of [-2, -1, -0.1, 1.01, 2, 3]) {
    const bound = Math.sqrt((1 - 1 / alpha) * 1.2 ** 2)
    const { above, below } = finiteSds(parseDistribution(wide), alpha)
    expect(alpha > 1 ? above : below).toBeCloseTo(bound, 12)
    const at = (sd: number) => shown({ p: wide, q: `normal(0.3, ${sd})`, alpha: String(alpha) }).quantities.divergence
    const [smaller, larger] = [at(bound * 0.999), at(bound * 1.001)]
    expect(alpha > 1 ? smaller : larger).toBe(Number.POSITIVE_INFINITY)
    expect(alpha > 1 ? larger : smaller).toBeGreaterThan(0)
  }
  for (const alpha of [0, 0.5, 1])
    expect(finiteSds(parseDistribution(wide), alpha)).toEqual({ above: 0, below: Number.POSITIVE_INFINITY })
})

test('the sentence says where the divergence is infinite', () => {
  expect(shown({ p: twoHumps, q: 'normal(0, 2)', alpha: '-1' }).sentence).toContain(
    'is infinite. It is infinite for every Q with a standard deviation of 1.131 or more.',
  )
  expect(shown({ p: twoHumps, q: 'normal(0, 2)', alpha: '2' }).sentence).toContain('of 0.5657 or less')
})

test('the divergence is in nats at its two ends and has no unit between them', () => {
  expect([-1, 0, 0.5, 1, 2].map(unitAt)).toEqual(['', 'nats', '', 'nats', ''])
  expect(shown({ alpha: '1' }).sentence).toContain('nats')
  expect(shown({ alpha: '0.9' }).sentence).not.toContain('nats')
})

test('the dial turns from −2 to 3 and keeps its notation', () => {
  expect([turn(-2), turn(3), turn(0.172968)]).toEqual([-2, 3, 0.172968])
  expect(dial.fields.alpha.clamp(-7)).toBe(-2)
  expect(dial.fields.alpha.clamp(7)).toBe(3)
  expect(Object.is(dial.fields.alpha.clamp(-1e-9), 0)).toBe(true)
  const said: string[] = []
  expect(stateWith({ alpha: '4' }, (field, problem) => said.push(`${field}: ${problem}`)).alpha).toBe(3)
  expect(said).toEqual(['alpha: 4 is out of range; the nearest is 3'])
  for (const text of ['', 'half', 'NaN', '1e999'])
    expect(() => dial.fields.alpha.parse(text)).toThrow('expected a number')
  const state = stateWith({
    p: '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)',
    q: 'normal(1, 2)',
    alpha: '-1.25',
    branches: 'sd',
  })
  expect(stateWith(formatState(dial.fields, state))).toEqual(state)
})

test('P is of normals and Q is a normal', () => {
  expect(() => dial.fields.p.parse('laplace(0, 1)')).toThrow('expected a normal or a mixture of normals')
  expect(() => dial.fields.q.parse(twoHumps)).toThrow('expected a normal')
})

test('the branches switch where the lowest fit does, and end where it ends', () => {
  const branches = branchesOf(parseDistribution(twoHumps))
  expect(branches).toHaveLength(3)
  for (const alpha of switchesOf(branches)) expect(alpha).toBeCloseTo(0.172968476556, 4)
  const ends = branches.map(branch => branch.at(-1)?.alpha ?? 0).sort()
  expect(ends[0]).toBeCloseTo(0.521744185769, 4)
  expect(ends[2]).toBe(3)
  const { lowest } = linesOf(branches, 'mean')
  const drawn = lowest.flat()
  expect(lowest).toHaveLength(3)
  for (const { x, y } of drawn.filter(({ x }) => Math.abs(x - 0.172968) > 1e-4))
    expect(Math.abs(y) < 1e-6).toBe(x > 0.172968)
  for (const side of [-1, 1]) expect(drawn.filter(({ y }) => y * side > 1).at(-1)?.x).toBeCloseTo(0.173, 3)
})

test('every drawn point of a branch is a fit of that α', () => {
  for (const { set } of dial.presets) {
    const branches = branchesOf(parseDistribution(set.p ?? ''))
    for (const alpha of [-2, -1, 0, 0.5, 1, 2, 3]) {
      const fits = shown({ ...set, alpha: String(alpha) }).derived.minima
      const points = branches.flatMap(branch => branch.filter(point => point.alpha === alpha))
      expect(points).toHaveLength(fits.length)
      for (const { mean, sd, global } of fits) {
        const same = points.filter(point => Math.hypot(point.mean - mean, point.sd - sd) < 1e-6)
        expect(same).toHaveLength(1)
        expect(same[0]?.global).toBe(global)
      }
    }
  }
})

test('what is drawn while P moves are fits too, if fewer', () => {
  const points = pointsOf(parseDistribution(twoHumps))
  const { dots, lowestDots } = dotsOf(points, 'mean')
  expect(lowestDots.filter(({ x }) => x === 0).map(({ y }) => Math.abs(y).toFixed(4))).toEqual(['2.4919', '2.4919'])
  expect(dots.filter(({ x }) => x === 0).map(({ y }) => Math.abs(y).toFixed(4))).toEqual(['0.0000'])
  expect(dots.filter(({ x }) => x === 1)).toEqual([])
})

test('the landscape is D_α, ∞ where it is hatched, lowest at the best fit', () => {
  const p = parseDistribution(twoHumps)
  for (const alpha of [-1, 0, 0.3, 0.5, 1, 2]) {
    const { means, logSds, values, infinite } = alphaLandscape(p, alpha, groundOf(p), 24)
    const least = shown({ p: twoHumps, alpha: String(alpha) }).quantities['best-1-divergence'] ?? 0
    const lowest = Math.min(...values)
    expect(lowest).toBeGreaterThanOrEqual(least - 1e-5)
    expect(lowest).toBeLessThan(least + 0.1)
    for (const [i, log] of logSds.entries())
      for (const j of [3, 12]) {
        const value = values[i * means.length + j] ?? Number.NaN
        const hatched = infinite.some(({ from, to }) => log >= from && log <= to)
        if (hatched) expect(value).toBe(Number.POSITIVE_INFINITY)
        const exact = alphaDivergence(p, { family: 'normal', mean: means[j] ?? 0, sd: 2 ** log }, alpha)
        if (exact < 1e6) expect(deviation(value, exact)).toBeLessThan(1e-5)
        else expect(value).toBeGreaterThan(1e5)
      }
  }
})

test('extreme states give numbers or ∞, never nothing', () => {
  const targets = [
    'normal(0, 0.05)',
    '0.99 normal(-9, 0.05) + 0.01 normal(9, 9)',
    '0.5 normal(-10, 0.05) + 0.5 normal(10, 10)',
  ]
  for (const p of targets)
    for (const q of ['normal(-10, 0.05)', 'normal(10, 10)'])
      for (const alpha of ['-2', '-0.01', '0', '0.01', '0.5', '0.99', '1', '1.01', '3']) {
        const { quantities, sentence } = shown({ p, q, alpha })
        for (const value of Object.values(quantities)) expect(value).not.toBeNaN()
        expect(sentence).not.toContain('NaN')
      }
})
