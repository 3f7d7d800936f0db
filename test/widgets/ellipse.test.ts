import { expect, test } from 'vitest'
import type { Point } from '../../src/geometry/point.ts'
import { density, logDensity2, parseDistribution2 } from '../../src/math/index.ts'
import { applyText, changed, figure, initialState } from '../../src/widgets/core/state.ts'
import { depthsOf, ellipsePoints, marginal, windowOf } from '../../src/widgets/ellipse/geometry.ts'
import { besideOutline } from '../../src/widgets/ellipse/labelPlaces.ts'
import { liveMinima } from '../../src/widgets/ellipse/liveMinima.ts'
import { ellipse, minimaOf } from '../../src/widgets/ellipse/model.ts'
import { grips2, partsOf } from '../../src/widgets/shared/planeGrips.ts'
import { handlesOn2, placeInNotation2 } from '../../src/widgets/shared/planeHandles.ts'

function stateOf(set: Record<string, string>) {
  const unexpected = (field: string, problem: string) => expect.fail(`${field}: ${problem}`)
  return applyText(ellipse.fields, initialState(ellipse.fields), Object.entries(set), unexpected)
}

const shown = (set: Record<string, string>) => figure(ellipse, stateOf(set))

const textbook = '0.5 normal2((-1, -1), (0.5, 0.25, 1)) + 0.5 normal2((1, 1), (0.5, -0.25, 1))'

test.each([0.3, 0.9, -0.9, 0.99])('at correlation %d both factorised fits cost −½ log(1 − ρ²)', rho => {
  const { quantities } = shown({ p: `normal2((0, 0), (1, ${rho}, 1))`, factorised: 'yes' })
  const cost = -0.5 * Math.log(1 - rho * rho)
  expect(quantities['forward-kl']).toBeCloseTo(cost, 12)
  expect(quantities['reverse-1-kl']).toBeCloseTo(cost, 12)
  expect(quantities['reverse-2-kl']).toBeUndefined()
})

test('at 0.9 it is the number of the slide', () => {
  const { quantities } = shown({ p: 'normal2((0, 0), (1, 0.9, 1))', factorised: 'yes' })
  expect(quantities['forward-kl']).toBeCloseTo(0.830365603410825454, 13)
  expect(quantities['reverse-1-kl']).toBeCloseTo(0.830365603410825454, 13)
})

test('forward keeps the variances, reverse those of the precision', () => {
  const { quantities } = shown({ p: 'normal2((1, -2), (4, -1.2, 0.64))', factorised: 'yes' })
  const determinant = 4 * 0.64 - 1.44
  expect(quantities['forward-var-x']).toBeCloseTo(4, 12)
  expect(quantities['forward-var-y']).toBeCloseTo(0.64, 12)
  expect(quantities['reverse-1-var-x']).toBeCloseTo(determinant / 0.64, 10)
  expect(quantities['reverse-1-var-y']).toBeCloseTo(determinant / 4, 10)
  expect(quantities['reverse-1-mean-x']).toBeCloseTo(1, 10)
  expect(quantities['reverse-1-mean-y']).toBeCloseTo(-2, 10)
  expect(quantities['reverse-1-cov']).toBe(0)
})

test('the textbooks’ ellipses on the humps are no optima; the one minimum spans both', () => {
  const left = shown({ p: textbook, q: 'normal2((-1, -1), (0.3, 0.15, 0.6))', factorised: 'no' }).quantities
  expect(left['kl-qp']).toBeCloseTo(0.7686, 4)
  expect(left['reverse-1-mean-x']).toBeCloseTo(-0.1560779866141134, 9)
  expect(left['reverse-1-mean-y']).toBeCloseTo(-0.10323541492977116, 9)
  expect(left['reverse-1-var-x']).toBeCloseTo(1.2348063736544976, 9)
  expect(left['reverse-1-cov']).toBeCloseTo(0.85953775167778158, 9)
  expect(left['reverse-1-var-y']).toBeCloseTo(1.7454674448038439, 9)
  expect(left['reverse-1-kl']).toBeCloseTo(0.2007112606, 10)
  expect(left).not.toHaveProperty('reverse-2-kl')
  const right = shown({ p: textbook, q: 'normal2((1, 1), (0.3, -0.15, 0.6))', factorised: 'no' }).quantities
  expect(right['kl-qp']).toBeCloseTo(0.7606, 4)
})

test('twice as far apart, each hump has a minimum', () => {
  const { quantities } = shown({ ...presetNamed('Humps apart') })
  expect(quantities['reverse-1-kl']).toBeCloseTo(0.69239, 5)
  expect(quantities['reverse-2-kl']).toBeCloseTo(0.6926, 5)
  expect(quantities['reverse-1-mean-x']).toBeLessThan(-1.9)
  expect(quantities['reverse-2-mean-x']).toBeGreaterThan(1.9)
})

test('minima come by value; what ties, by mean and then by tilt', () => {
  const three = shown({ ...presetNamed('Three minima') }).quantities
  expect([1, 2, 3].map(i => Math.round(three[`reverse-${i}-mean-x`] ?? Number.NaN) + 0)).toEqual([-3, 3, 0])
  const cross = shown({ ...presetNamed('A cross') }).quantities
  expect(cross['reverse-1-cov']).toBeLessThan(0)
  expect(cross['reverse-2-cov']).toBeGreaterThan(0)
})

test('D(p‖q) by way of p’s moments is D(p‖q)', () => {
  // E_p[log p] by the midpoint rule on a fine grid, which for these densities is good to ten digits.
  const { quantities, derived } = shown({ p: textbook, q: 'normal2((0.5, 0), (1, 0.2, 2))', factorised: 'no' })
  const [p, q] = [textbook, 'normal2((0.5, 0), (1, 0.2, 2))'].map(text => logDensity2(parseDistribution2(text)))
  let sum = 0
  const step = 0.08
  for (let x = -9; x < 9; x += step)
    for (let y = -9; y < 9; y += step) {
      const at = p?.(x, y) ?? 0
      sum += Math.exp(at) * (at - (q?.(x, y) ?? 0)) * step * step
    }
  expect(quantities['kl-pq']).toBeCloseTo(sum, 8)
  expect(derived.klPq).toBeGreaterThan(derived.forward.value)
})

test('a factorised q has no covariance, whatever was dragged', () => {
  const upright = { p: textbook, q: 'normal2((0, 0), (1, 0, 1))', factorised: 'yes' }
  const tilted = { ...upright, q: 'normal2((0, 0), (1, 0.7, 1))' }
  expect(shown(tilted).quantities).toEqual(shown(upright).quantities)
})

test('q at a fit costs what the table says', () => {
  for (const { set } of ellipse.presets) {
    const { forward } = shown({ ...set }).derived
    const { p, factorised } = stateOf({ ...set })
    for (const fit of [forward, ...minimaOf(p, factorised)]) {
      const q = { family: 'normal2' as const, mean: fit.mean, cov: fit.cov }
      const { klPq, klQp } = ellipse.derive({ ...stateOf({ ...set }), q })
      expect(fit === forward ? klPq : klQp).toBeCloseTo(fit.value, 10)
    }
  }
})

test('the sentence names every fit, and says when both cost the same', () => {
  const { sentence } = shown({ p: 'normal2((0, 0), (1, 0.9, 1))', factorised: 'yes' })
  expect(sentence).toContain('mean (0, 0), variances 1 and 1, at 0.8304 nats')
  expect(sentence).toContain('variances 0.19 and 0.19, at 0.8304 nats')
  expect(sentence).toContain('the two divergences are equal')
  expect(shown({ ...presetNamed('Humps apart') }).sentence).toContain(
    '2 reverse minima found: mean (−1.9982, −1.9978), variances 0.5041 and 1.0062, covariance 0.2549',
  )
})

/** Humps `x` from the middle, as a drag shows them where a search takes `cost` milliseconds. */
function dragging(cost: number) {
  let time = 0
  const live = liveMinima(() => {
    time += cost
    return time
  })
  const show = (x: number, dragging: boolean) => {
    const state = stateOf({
      p: `0.5 normal2((${-x}, 0), (1, 0.1, 1)) + 0.5 normal2((${x}, 0), (1, -0.1, 1))`,
      factorised: 'no',
    })
    return live(state, dragging)
  }
  expect(show(1, false)).toMatchObject({ followed: false, minima: { length: 1 } })
  show(1.2, true)
  return show
}

test('while dragging, a quick search shows minima as they are born', () => {
  expect(dragging(5)(3, true)).toMatchObject({ followed: false, minima: { length: 3 } })
})

test('while dragging, minima too slow to look for are followed, until the drag ends', () => {
  const show = dragging(50)
  const drag = show(3, true)
  expect(drag).toMatchObject({ followed: true, minima: { length: 1 } })
  const all = show(3, false)
  expect(all).toMatchObject({ followed: false, minima: { length: 3 } })
  const same = all.minima.filter(({ value }) => Math.abs(value - (drag.minima[0]?.value ?? 0)) < 1e-10)
  expect(same.length).toBeGreaterThan(0)
  expect(show(3, true).followed).toBe(false)
})

test('the model is one normal', () => {
  expect(() => ellipse.fields.q.parse(textbook)).toThrow('expected a normal2')
})

const everywhere = [
  'normal2((10, -10), (0.01, 0.00999, 0.01))',
  'normal2((0, 0), (25, -24.975, 25))',
  '0.5 normal2((-10, -10), (0.01, 0, 0.01)) + 0.5 normal2((10, 10), (25, 24, 25))',
  '0.5 normal2((-5, 5), (0.0625, 0.0618, 0.0625)) + 0.5 normal2((5, -5), (0.0625, 0, 9))',
  '0.5 normal2((0, 0), (9, 0, 0.0625)) + 0.5 normal2((0, 0), (0.0625, 0, 9))',
]

test.each(everywhere)('at the ends of what can be reached every number is a number: %s', p => {
  for (const factorised of ['yes', 'no']) {
    const { quantities, sentence } = shown({ p, q: 'normal2((-10, 10), (0.01, 0, 25))', factorised })
    for (const [name, value] of Object.entries(quantities)) {
      expect(value, name).toSatisfy(Number.isFinite)
      if (/kl|var/.test(name)) expect(value, name).toBeGreaterThanOrEqual(0)
    }
    expect(quantities).toHaveProperty('reverse-1-kl')
    expect(sentence).not.toMatch(/NaN|undefined|\?/)
  }
})

test.each([textbook, 'normal2((1, 2), (1, -0.5, 2))'])('a grip dragged to where it is changes nothing: %s', text => {
  for (const { part } of partsOf(parseDistribution2(text)))
    for (const grip of grips2(part, false)) {
      const moved = grip.moveTo(grip)
      for (const [i, number] of [...moved.mean, ...moved.cov].entries())
        expect(number).toBeCloseTo([...part.mean, ...part.cov][i] ?? Number.NaN, 1)
      const kept = grip.become(grip.value)
      for (const [i, number] of kept.cov.entries()) expect(number).toBeCloseTo(part.cov[i] ?? Number.NaN, 5)
    }
})

test('the grips of the ellipse lie on it, and the one of the correlation two sds to the left', () => {
  const normal = { family: 'normal2', mean: [1, 2], cov: [4, 1.2, 1] } as const
  const squared = ({ x, y }: Point) => {
    const [u, v] = [x - 1, y - 2]
    return (u * u - 2 * 1.2 * u * v + 4 * v * v) / (4 - 1.44)
  }
  const at = Object.fromEntries(grips2(normal, false).map(grip => [grip.key, squared(grip)]))
  expect(at['sd-x']).toBeCloseTo(1, 12)
  expect(at['sd-y']).toBeCloseTo(1, 12)
  expect(at.correlation).toBeCloseTo(4, 12)
  for (const point of ellipsePoints(normal, 2)) expect(squared(point)).toBeCloseTo(4, 10)
})

test('dragging the correlation keeps both standard deviations, and past the edge it rests at the edge', () => {
  const normal = { family: 'normal2', mean: [0, 0], cov: [1, 0.9, 1] } as const
  const grip = grips2(normal, false).find(({ key }) => key === 'correlation')
  expect(grip?.moveTo({ x: -2, y: -1 }).cov).toEqual([1, 0.5, 1])
  expect(grip?.moveTo({ x: -2, y: -40 }).cov).toEqual([1, 0.99, 1])
  expect(grips2(normal, true).map(({ key }) => key)).toEqual(['mean', 'sd-x', 'sd-y'])
})

test.each([textbook, 'normal2((0, 0), (1, 0.9, 1))'])('a handle lights up the number it moves: %s', text => {
  const numbers = (of: string) => [...of.matchAll(/-?\d[\d.]*/g)].map(([number]) => Number(number))
  let distribution = parseDistribution2(text)
  for (const handle of handlesOn2('p', distribution, false, changed => {
    distribution = changed
  })) {
    handle.become(handle.value - 0.05)
    const after = numbers(ellipse.fields.p.format(distribution))
    const first = after.findIndex((number, i) => number !== numbers(text)[i])
    expect(placeInNotation2(distribution, handle.id.slice(2))).toBe(handle.id.includes('sd-y') ? first + 1 : first)
    distribution = parseDistribution2(text)
  }
})

test('a marginal is the density of one coordinate', () => {
  const p = parseDistribution2(textbook)
  let sum = 0
  for (let y = -9; y < 9; y += 0.05) sum += 0.05 * Math.exp(logDensity2(p)(0.3, y))
  expect(density(marginal(p, 0), 0.3)).toBeCloseTo(sum, 10)
})

test('depths count standard deviations from the highest point', () => {
  const p = parseDistribution2('normal2((0, 0), (4, 0, 1))')
  expect([...depthsOf(p, [0, 2, 4], [0])]).toEqual([0, expect.closeTo(1, 12), expect.closeTo(2, 12)])
})

test('a unit is as long across as up', () => {
  const { x, y } = windowOf(parseDistribution2(textbook), stateOf({}).q, 300, 316)
  expect((x.max - x.min) / 300).toBeCloseTo((y.max - y.min) / 316, 12)
})

test('a name stands beside its ellipse, out of the way of a handle', () => {
  const circle = Array.from({ length: 60 }, (_, i) => ({
    x: 150 + 40 * Math.cos((i * Math.PI) / 30),
    y: 150 + 40 * Math.sin((i * Math.PI) / 30),
  }))
  const room = { left: 0, right: 300, top: 0, bottom: 300 }
  const free = besideOutline(circle, [80, 22], 0.25, [], [], room)
  expect(free.bottom).toBeLessThan(150 - 40)
  const moved = besideOutline(circle, [80, 22], 0.25, [{ left: 100, right: 200, top: 60, bottom: 110 }], [], room)
  expect(moved.turn).not.toBe(0.25)
})

test('what is set settles: a covariance that no pair of variances allows, a mean out of reach, no number at all', () => {
  const state = changed(ellipse.fields, stateOf({}), {
    p: { family: 'normal2', mean: [Number.NaN, 99], cov: [1, 7, 1] },
    q: { family: 'normal2', mean: [0, 0], cov: [Number.NaN, 0, 1e9] },
  })
  expect(ellipse.fields.p.format(state.p)).toBe('normal2((0, 10), (1, 0.999, 1))')
  expect(ellipse.fields.q.format(state.q)).toBe('normal2((0, 0), (1, 0, 25))')
})

function presetNamed(name: string) {
  return ellipse.presets.find(preset => preset.name === name)?.set ?? expect.fail(`no preset ${name}`)
}
