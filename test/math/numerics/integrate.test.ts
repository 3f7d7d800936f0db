import { expect, it } from 'vitest'
import { integrate, integratePanels, type Piece } from '../../../src/math/numerics/integrate.ts'

const line: Piece[] = [
  { anchor: 0, map: 'left', from: 0, to: 20 },
  { anchor: 0, map: 'linear', from: -1, to: 1 },
  { anchor: 0, map: 'right', from: 0, to: 20 },
]
const bell = (anchor: number, offset: number) => Math.exp(-((anchor + offset) ** 2))

it('is √π for the bell e^(−x²), by linear and logarithmic pieces', () => {
  expect(integrate(bell, line)).toBeCloseTo(Math.sqrt(Math.PI), 14)
})

it('is 2 for 1/√x on (0, 1), seen through a logarithm', () => {
  expect(integrate((_, h) => 1 / Math.sqrt(h), [{ anchor: 0, map: 'right', from: -80, to: 0 }])).toBeCloseTo(2, 14)
})

it('bisects towards a kink that no piece ends at', () => {
  const tent = (_: number, h: number) => Math.abs(h - 0.2718281828)
  const area = (0.2718281828 ** 2 + (1 - 0.2718281828) ** 2) / 2
  expect(integrate(tent, [{ anchor: 0, map: 'linear', from: 0, to: 1 }])).toBeCloseTo(area, 13)
})

it('is the same in any number of pieces, more than there was room for', () => {
  const pieces: Piece[] = Array.from({ length: 6000 }, (_, i) => ({
    anchor: 0,
    map: 'linear',
    from: (i - 3000) / 300,
    to: (i - 2999) / 300,
  }))
  expect(integrate(bell, pieces)).toBeCloseTo(Math.sqrt(Math.PI), 13)
  expect(integrate(bell, line)).toBeCloseTo(Math.sqrt(Math.PI), 14)
})

it('is infinite where the integrand is, and ends on one that never settles', () => {
  expect(integrate(() => Infinity, line)).toBe(Infinity)
  let calls = 0
  const noise = (anchor: number, h: number) => {
    calls++
    return Math.sin(1e9 * (anchor + h)) ** 2
  }
  expect(integrate(noise, [{ anchor: 0, map: 'linear', from: 0, to: 1 }])).toBeCloseTo(0.5, 1)
  expect(calls).toBeLessThan(40_000)
})

it('asks no more than the tolerance it is given', () => {
  let panels = 0
  const root = (anchor: number, offsets: Float64Array, out: Float64Array) => {
    panels++
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(Math.abs(anchor + offsets[i]! - 0.3))
  }
  const piece: Piece[] = [{ anchor: 0, map: 'linear', from: 0, to: 1 }]
  integratePanels(root, piece, () => 1e-3)
  const few = panels
  panels = 0
  integratePanels(root, piece)
  expect(few).toBeLessThan(panels / 3)
})
