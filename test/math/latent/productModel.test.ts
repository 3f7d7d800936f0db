import { describe, expect, it } from 'vitest'
import { fitProduct, productElbo, productLogEvidence, productLogJoint } from '../../../src/math/index.ts'
import fc from '../fastCheck.ts'

type Cov = [number, number, number]
interface Guess {
  mean: [number, number]
  cov: Cov
}

/** E_q[f] by the trapezoidal rule in whitened coordinates. */
function expectation({ mean, cov: [xx, xy, yy] }: Guess, f: (z1: number, z2: number) => number): number {
  const step = 0.4
  const [a, b] = [Math.sqrt(xx), xy / Math.sqrt(xx)]
  const d = Math.sqrt(yy - b * b)
  let sum = 0
  for (let u = -10; u <= 10; u += step)
    for (let v = -10; v <= 10; v += step)
      sum += Math.exp(-0.5 * (u * u + v * v)) * f(mean[0] + a * u, mean[1] + b * u + d * v)
  return (sum * step * step) / (2 * Math.PI)
}

function logNormal({ mean, cov: [xx, xy, yy] }: Guess, z1: number, z2: number): number {
  const determinant = xx * yy - xy * xy
  const [u, v] = [z1 - mean[0], z2 - mean[1]]
  const square = (yy * u * u - 2 * xy * u * v + xx * v * v) / determinant
  return -Math.log(2 * Math.PI) - 0.5 * Math.log(determinant) - 0.5 * square
}

/**
 * log p(x) by mpmath's quadrature over z₁ at 30 digits; optima by SciPy's BFGS on Gauss–Hermite ELBOs from 150 starts,
 * one of each mirrored pair: [mean z₁, mean z₂, var z₁, cov, var z₂, elbo].
 */
const TRUTH = [
  {
    x: 2,
    s: 0.5,
    logEvidence: -3.1005049652809600403,
    factorised: [[1.274754878398, 1.274754878398, 0.125, 0, 0.125, -4.180232894325]],
    full: [
      [1.338121599498, 1.338121599498, 0.180189805014, -0.110379610028, 0.180189805014, -3.939355743073],
      [0, 0, 0.738706932434, 0.599084143195, 0.738706932434, -6.537703772347],
    ],
  },
  {
    x: 1,
    s: 0.5,
    logEvidence: -1.6520783757849244443,
    factorised: [[Math.SQRT1_2, Math.SQRT1_2, 0.25, 0, 0.25, -2.487085713765]],
    full: [
      [0, 0, 0.497974818196, 0.2855483888, 0.497974818196, -2.300239065713],
      [Math.SQRT1_2, Math.SQRT1_2, 0.25, 0, 0.25, -2.487085713765],
    ],
  },
  {
    x: -3,
    s: 0.7,
    logEvidence: -4.1458508008036305155,
    factorised: [[1.53188337241, -1.53188337241, 0.163333333333, 0, 0.163333333333, -5.129225765812]],
    full: [
      [1.592969667212, -1.592969667212, 0.220651824375, 0.124102092516, 0.220651824375, -4.938236809515],
      [0, 0, 1.039117253175, -0.864166282452, 1.039117253175, -7.669923168328],
    ],
  },
  {
    x: 0,
    s: 0.3,
    logEvidence: -0.45163691228939984976,
    factorised: [[0, 0, 0.258356226242, 0, 0.258356226242, -0.697559766511]],
    full: [[0, 0, 0.258356226242, 0, 0.258356226242, -0.697559766511]],
  },
  {
    x: 2.2,
    s: 1,
    logEvidence: -2.6956957892415474853,
    factorised: [[0.863397096042, 0.863397096042, 0.454545454545, 0, 0.454545454545, -3.407395893569]],
    full: [[0, 0, 0.861653038425, 0.528774980015, 0.861653038425, -3.073296284574]],
  },
] as const

const flat = ({ mean, cov, elbo }: { mean: number[]; cov: number[]; elbo: number }) => [...mean, ...cov, elbo]
const apart = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))

describe.each(TRUTH)('x = $x, s = $s', ({ x, s, logEvidence, factorised, full }) => {
  it('has the evidence of quadrature', () => {
    expect(productLogEvidence({ x, s })).toBeCloseTo(logEvidence, 13)
  })

  it.each([
    ['factorised', factorised],
    ['full', full],
  ] as const)('has every %s optimum of a search from many starts, none invented', (shape, wanted) => {
    const { minima } = fitProduct({ x, s }, { factorised: shape === 'factorised' })
    const mirrored = wanted.flatMap(([m1, m2, ...rest]) =>
      m1 === 0
        ? [[m1, m2, ...rest]]
        : [
            [m1, m2, ...rest],
            [-m1, -m2, ...rest],
          ],
    )
    expect(minima).toHaveLength(mirrored.length)
    for (const want of mirrored) expect(minima.filter(fit => apart(flat(fit), want) < 2e-11)).toHaveLength(1)
    const best = Math.max(...mirrored.map(want => want[5]!))
    for (const fit of minima) expect(fit.global).toBe(best - fit.elbo < 1e-11)
  })
})

const models = fc.record({
  x: fc.double({ min: -8, max: 8, noNaN: true }),
  s: fc.double({ min: 0.1, max: 3, noNaN: true }),
})
const guesses = fc
  .tuple(...[-2, -2, -1, -1, -0.9].map(least => fc.double({ min: least, max: -least, noNaN: true })))
  .map(([m1 = 0, m2 = 0, log1 = 0, log2 = 0, rho = 0]): Guess => {
    const [sd1, sd2] = [Math.exp(log1), Math.exp(log2)]
    return { mean: [m1, m2], cov: [sd1 * sd1, rho * sd1 * sd2, sd2 * sd2] }
  })

describe('for any x and s', () => {
  it('ELBO + KL is log p(x) to 1e-12 of the terms, KL by quadrature', () => {
    fc.assert(
      fc.property(models, guesses, (model, q) => {
        const evidence = productLogEvidence(model)
        const gap = (z1: number, z2: number) => logNormal(q, z1, z2) - productLogJoint(model, z1, z2) + evidence
        const divergence = expectation(q, gap)
        const elbo = productElbo(model, q)
        expect(Math.abs(elbo + divergence - evidence)).toBeLessThan(1e-12 * (1 + Math.abs(elbo)))
      }),
      { numRuns: 60 },
    )
  })

  it.each([true, false])('fits are strict local maxima of the ELBO (factorised: %s)', factorised => {
    const free = factorised ? [0, 1, 2, 4] : [0, 1, 2, 3, 4]
    fc.assert(
      fc.property(models, model => {
        for (const { mean, cov, elbo, value } of fitProduct(model, { factorised }).minima) {
          expect(elbo + value).toBeCloseTo(productLogEvidence(model), 12)
          const around = (delta: number[]) => productElbo(model, moved({ mean, cov }, delta))
          for (const i of free) {
            const to = (size: number) => around([0, 1, 2, 3, 4].map(k => (k === i ? size : 0)))
            const h = 1e-4
            const slope = (8 * (to(h) - to(-h)) - (to(2 * h) - to(-2 * h))) / (12 * h)
            expect(Math.abs(slope)).toBeLessThan(1e-10 * (1 + Math.abs(elbo)))
          }
          for (let k = 0; k < 40; k++) {
            const delta = [0, 1, 2, 3, 4].map(i => (free.includes(i) ? 0.01 * Math.sin(13 * k + 7 * i + k * i) : 0))
            expect(around(delta)).toBeLessThan(elbo + 1e-13 * (1 + Math.abs(elbo)))
          }
        }
      }),
    )
  })

  it('is symmetric: −x mirrors the fits and keeps the evidence', () => {
    fc.assert(
      fc.property(models, ({ x, s }) => {
        expect(productLogEvidence({ x: -x, s })).toBe(productLogEvidence({ x, s }))
        const [here, there] = [fitProduct({ x, s }).minima, fitProduct({ x: -x, s }).minima]
        expect(there.map(({ elbo }) => elbo)).toEqual(here.map(({ elbo }) => elbo))
        there.forEach(({ cov }, i) => {
          expect(cov[1] + here[i]!.cov[1]).toBeCloseTo(0, 15)
        })
      }),
    )
  })
})

/** q moved in local coordinates: mean by R a, root R to R (I + T), T lower triangular. */
function moved({ mean, cov: [xx, xy, yy] }: Guess, [a1 = 0, a2 = 0, t11 = 0, t21 = 0, t22 = 0]: number[]): Guess {
  const [a, b] = [Math.sqrt(xx), xy / Math.sqrt(xx)]
  const d = Math.sqrt(yy - b * b)
  const [r11, r21, r22] = [a * Math.exp(t11), b * Math.exp(t11) + d * t21, d * Math.exp(t22)]
  return { mean: [mean[0] + a * a1, mean[1] + b * a1 + d * a2], cov: [r11 * r11, r11 * r21, r21 * r21 + r22 * r22] }
}

it('mean-field fits split where x² = s²(1 + |x|)', () => {
  const s = 2 / Math.sqrt(3)
  expect(fitProduct({ x: 2 - 1e-9, s }, { factorised: true }).minima).toHaveLength(1)
  expect(fitProduct({ x: 2 + 1e-9, s }, { factorised: true }).minima).toHaveLength(2)
})

it.each([
  [0, 1e-6, 1.53400296394282842],
  [1e-3, 1e-4, 0.805281336377067466],
  [1000, 0.01, -1004.37289106023575],
  [1000, 100, -55.5191355754801928],
  [3, 1000, -7.82669881218130982],
])('log p(x) at x = %s, s = %s is right to rounding', (x, s, want) => {
  expect(Math.abs(productLogEvidence({ x, s }) / want - 1)).toBeLessThan(1e-14)
})

it('names what cannot be', () => {
  expect(() => productLogEvidence({ x: 1, s: 0 })).toThrow('s: expected a finite number > 0, got 0')
  expect(() => fitProduct({ x: Number.NaN, s: 1 })).toThrow('x: expected a finite number, got NaN')
  expect(() => productElbo({ x: 1, s: 1 }, { mean: [0, 0], cov: [1, 1, 1] })).toThrow('cov: expected cov²')
})
