import { describe, expect, it } from 'vitest'
import { bisect, findRoot, findRootByChords } from '../../../src/math/numerics/findRoot.ts'

describe('findRoot', () => {
  it('finds the zero to rounding, rising or falling', () => {
    const cube = (sign: number) => (x: number) => [sign * (x ** 3 - 2), sign * 3 * x * x] as const
    for (const sign of [1, -1]) expect(findRoot(cube(sign), 0, 5, sign > 0)).toBeCloseTo(2 ** (1 / 3), 15)
  })

  it('stays in its bracket where Newton’s method alone runs away', () => {
    const seen: number[] = []
    const arctan = (x: number) => {
      seen.push(x)
      return [Math.atan(x - 1), 1 / (1 + (x - 1) ** 2)] as const
    }
    expect(findRoot(arctan, -40, 100, true)).toBeCloseTo(1, 14)
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(-40)
    expect(Math.max(...seen)).toBeLessThanOrEqual(100)
    expect(seen.length).toBeLessThan(20)
  })

  it('halves where the slope is nought', () => {
    expect(findRoot(x => [x < 0.3 ? -1 : 1, 0], 0, 1, true)).toBeCloseTo(0.3, 14)
  })

  it('gives up where f does', () => {
    expect(findRoot(() => undefined, 0, 1, true)).toBeUndefined()
  })
})

describe('findRootByChords', () => {
  it.each([
    ['a straight line', (x: number) => 3 - x, 3],
    ['a steep exponential', (x: number) => 1 - Math.exp(30 * (x - 2)), 2],
    ['a flat cube', (x: number) => -((x - 1) ** 3), 1],
  ])('finds the zero of %s to nine digits', (_, f, zero) => {
    expect(Math.abs(findRootByChords(f, -7, f(-7), 9, f(9)) - zero)).toBeLessThan(1e-8)
  })
})

describe('bisect', () => {
  it('ends on neighbouring doubles', () => {
    const [low, high] = bisect(0, 3, x => x * x >= 2)
    expect(low * low).toBeLessThan(2)
    expect(high * high).toBeGreaterThanOrEqual(2)
    expect(high - low).toBe(2 ** -52)
  })

  it('halves no more often than asked, and no further than is near enough', () => {
    expect(bisect(0, 1, x => x >= 0.3, { halvings: 2 })).toEqual([0.25, 0.5])
    const [low, high] = bisect(0, 8, x => x >= 0.3, { within: 0.1 })
    expect(low < 0.3 && high >= 0.3 && high - low <= 0.1 * high).toBe(true)
  })
})
