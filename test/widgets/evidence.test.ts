import { expect, test } from 'vitest'
import { applyText, figure, formatState, initialState } from '../../src/widgets/core/state.ts'
import {
  ageOfUniverse,
  latentsToOutliveTheUniverse,
  logSeconds,
  sayDuration,
} from '../../src/widgets/evidence/gridCost.ts'
import { evidence, jointMap, xRange } from '../../src/widgets/evidence/model.ts'
import { cut } from '../../src/widgets/shared/squareCut.ts'

function shown(set: Record<string, string>) {
  const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)
  const state = applyText(evidence.fields, initialState(evidence.fields), Object.entries(set), unexpected)
  return { state, ...figure(evidence, state) }
}

test.each([
  ['0', -0.834692711330231288],
  ['0.5', -0.770254732022456092],
  ['1', -1.196005112968168644],
  ['2', -2.1693276095449372],
  ['3', -2.903578931782977254],
])('log p(x) at x = %s', (x, want) => {
  const { quantities } = shown({ x })
  expect(quantities['log-evidence']).toBeCloseTo(want, 13)
  expect(quantities.evidence).toBeCloseTo(Math.exp(want), 13)
})

test('the cut’s area is p(x), and of the cut divided by it 1', () => {
  for (const [x, s] of [
    ['2', '0.5'],
    ['0', '0.5'],
    ['4', '0.2'],
    ['-1', '1.5'],
  ] as const) {
    const { state, quantities } = shown({ x, s })
    const points = cut(state)
    const area = points.slice(1).reduce((sum, { z, log }, i) => {
      const before = points[i]!
      return sum + (z - before.z) * 0.5 * (Math.exp(log) + Math.exp(before.log))
    }, 0)
    expect(area / quantities.evidence!).toBeCloseTo(1, 2)
  }
})

test('the map is highest where its levels say, and its volume is 1', () => {
  const { zs, xs, values, levels } = jointMap(0.5, { min: -3, max: 12 })
  const lowest = Math.min(...values)
  expect(Math.min(...levels)).toBeGreaterThan(lowest)
  expect(Math.exp(-lowest)).toBeLessThanOrEqual(1 / Math.PI)
  const cell = (zs[1]! - zs[0]!) * (xs[1]! - xs[0]!)
  expect(cell * values.reduce((sum, value) => sum + Math.exp(-value), 0)).toBeCloseTo(1, 2)
})

test('14 latent numbers on a grid of 100 points each outlast the universe, 13 do not', () => {
  expect(latentsToOutliveTheUniverse()).toBe(14)
  expect(10 ** logSeconds(13)).toBeLessThan(ageOfUniverse)
  expect(10 ** logSeconds(14) / ageOfUniverse).toBeCloseTo(23, 1)
})

test('a time is said in its largest unit', () => {
  const said = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map(d => sayDuration(logSeconds(d)))
  expect(said).toEqual([
    '0.1 µs',
    '10 µs',
    '1 ms',
    '0.1 s',
    '10 s',
    '17 minutes',
    '28 hours',
    '120 days',
    '32 years',
    '3200 years',
    '320\u2009000 years',
    '32 million years',
    '3.2 billion years',
    '23 ages of the universe',
    '2300 ages of the universe',
  ])
})

test('the sentence says the area, its log and what it costs', () => {
  const { sentence } = shown({ x: '2', d: '14' })
  expect(sentence).toContain('area of the cut is p(x) = 0.1143, log p(x) = −2.1693 nats')
  expect(sentence).toContain('14 latent numbers a grid of 100 points each takes 23 ages of the universe')
})

test('at every corner of what can be dragged, all is finite', () => {
  for (const x of ['-3', '-2', '0', '6', '9'])
    for (const s of ['0.1', '0.5', '3']) {
      const { state, quantities } = shown({ x, s })
      expect(quantities.evidence).toBeGreaterThan(0)
      expect(Number.isFinite(quantities['log-evidence'])).toBe(true)
      expect(cut(state).every(({ log }) => Number.isFinite(log))).toBe(true)
      expect(xRange(state.x).min).toBeLessThanOrEqual(state.x)
    }
})

test('fields round-trip, rest at their edges, and say what they expected', () => {
  const { state } = shown({ x: '-1.25', s: '0.3', d: '7', unit: 'bits' })
  expect(formatState(evidence.fields, state)).toEqual({ x: '-1.25', s: '0.3', d: '7', unit: 'bits' })
  expect(evidence.fields.x.clamp(40)).toBe(9)
  expect(evidence.fields.d.clamp(3.4)).toBe(3)
  expect(() => evidence.fields.x.parse('two')).toThrow('expected a number such as 2, got "two"')
})
