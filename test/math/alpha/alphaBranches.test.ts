import { describe, expect, it } from 'vitest'
import {
  type AlphaBranch,
  alphaBranches,
  fitAlpha,
  fitForward,
  fitReverse,
  parseDistribution,
} from '../../../src/math/index.ts'

const lecture = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'
const targets = [
  lecture,
  '0.7 normal(-3, 1) + 0.3 normal(3, 1)',
  '0.8 normal(0, 1) + 0.2 normal(5, 0.7)',
  '0.4 laplace(-3, 0.5) + 0.6 normal(2, 1)',
  'uniform(0, 2)',
  'student(3, 0, 1)',
]

function evenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1))
}

const first = (branch: AlphaBranch) => branch[0]!
const last = (branch: AlphaBranch) => branch[branch.length - 1]!

describe.each(targets)('alphaBranches of %s', text => {
  const p = parseDistribution(text)
  const alphas = [...evenly(-2, 3, 26), 0, 1]
  const branches = alphaBranches(p, alphas)

  it('has every minimum at each α, and no other', () => {
    for (const alpha of alphas) {
      const got = branches.flatMap(branch => branch.filter(point => point.alpha === alpha))
      const { minima } = fitAlpha(p, alpha)
      expect(got, `α = ${alpha}`).toHaveLength(minima.length)
      for (const { mean, sd, value, global } of minima) {
        const near = got.filter(g => Math.hypot(g.mean - mean, g.sd - sd) < 1e-8)
        expect(near, `α = ${alpha}`).toHaveLength(1)
        expect(near[0]!.value).toBeCloseTo(value, 10)
        expect(near[0]!.global).toBe(global)
      }
    }
  })

  it('runs along each by increasing α, and links what finer steps link, which are short', () => {
    const fine = alphaBranches(p, [...alphas, ...evenly(-2, 3, 251)])
    for (const branch of branches) {
      const kept = branch.filter(point => alphas.includes(point.alpha))
      const same = fine.find(other =>
        other.some(at => at.alpha === kept[0]!.alpha && Math.abs(at.mean - kept[0]!.mean) < 1e-6),
      )!
      for (const { alpha, mean } of kept)
        expect(same.some(at => at.alpha === alpha && Math.abs(at.mean - mean) < 1e-6)).toBe(true)
    }
    for (const branch of fine)
      for (let i = 1; i < branch.length; i++) {
        const [from, to] = [branch[i - 1]!, branch[i]!]
        expect(to.alpha).toBeGreaterThan(from.alpha)
        expect(Math.hypot((to.mean - from.mean) / from.sd, Math.log(to.sd / from.sd))).toBeLessThan(0.3)
      }
  })

  it('is the reverse fits at 0 and the forward fit at 1', () => {
    const at = (alpha: number) => branches.flatMap(branch => branch.filter(point => point.alpha === alpha))
    expect(at(0)).toHaveLength(fitReverse(p).minima.length)
    expect(at(1)).toHaveLength(fitForward(p).minima.length)
  })
})

describe('alphaBranches of the lecture’s target', () => {
  const p = parseDistribution(lecture)
  const branches = alphaBranches(p, evenly(-2, 3, 60))
  const modes = branches.filter(branch => Math.abs(first(branch).mean) > 1)
  const wide = branches.filter(branch => Math.abs(first(branch).mean) < 1e-6)

  it('are two modes, which end at 0.521744185769, and one wide', () => {
    expect(branches).toHaveLength(3)
    expect(modes).toHaveLength(2)
    for (const branch of modes) {
      expect(first(branch).alpha).toBe(-2)
      expect(last(branch).alpha).toBeLessThan(0.521744185769)
      expect(last(branch).alpha).toBeGreaterThan(0.521744185769 - 1e-5)
    }
    expect(last(wide[0]!).alpha).toBe(3)
  })

  it('the wide one begins on the bound of sd beyond which the divergence is infinite', () => {
    const { alpha, sd } = first(wide[0]!)
    expect(sd).toBeLessThan(0.8 * Math.sqrt(1 - 1 / alpha))
    expect(sd).toBeGreaterThan(0.8 * Math.sqrt(1 - 1 / alpha) - 1e-3)
  })

  it('the global one changes where they cross, at 0.172968476556', () => {
    for (const branch of modes) for (const { alpha, global } of branch) expect(global).toBe(alpha < 0.172968476556)
    for (const { alpha, global } of wide[0]!) expect(global).toBe(alpha > 0.172968476556)
  })
})

it('names the α it cannot take', () => {
  expect(() => alphaBranches(parseDistribution(lecture), [0, Number.NaN])).toThrow(
    'alphas[1]: expected a finite number',
  )
  expect(alphaBranches(parseDistribution(lecture), [])).toEqual([])
})
