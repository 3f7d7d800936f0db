import { describe, expect, it } from 'vitest'
import {
  type Fit2,
  fitForward2,
  fitReverse2,
  followReverse2,
  formatDistribution2,
  kl2,
  parseDistribution2,
} from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../reference.ts'

type Cov = [[string, string], [string, string]]

interface Point {
  mean: [string, string]
  cov: Cov
  value: string
  global?: boolean
}

/** A fit whose covariance is diagonal: one sd for each coordinate, or one for both. */
interface Diagonal {
  mean: [number, number]
  sd: [string, string] | string
  value: string
}

type ShapeName = 'factorised' | 'isotropic'

interface Case {
  name: string
  kind: 'gaussian-target' | 'mixture-target'
  p: { text: string }
  entropy: string
  forward: Point
  reverse: { minima: Point[]; saddles: Point[] }
  factorised: { forward: Diagonal; reverse: Diagonal }
  isotropic: { forward: Diagonal; reverse: Diagonal }
}

const { cases } = reference<{ cases: Case[] }>('fits_2d')

function near(fit: Fit2, { mean, cov, value }: Point): boolean {
  const got = [...fit.mean, ...fit.cov]
  const want = [mean[0], mean[1], cov[0][0], cov[0][1], cov[1][1]].map(decimal)
  return got.every((x, i) => deviation(x, want[i]!) < 1e-8) && deviation(fit.value, decimal(value)) < 1e-10
}

const diagonal = ({ mean, sd, value }: Diagonal): Point => {
  const [x, y] = typeof sd === 'string' ? [sd, sd] : sd
  return {
    mean: [`${mean[0]}`, `${mean[1]}`],
    cov: [
      [`${decimal(x) ** 2}`, '0'],
      ['0', `${decimal(y) ** 2}`],
    ],
    value,
  }
}

describe.each(cases.filter(c => c.kind === 'mixture-target'))('$name', ({ p: { text }, entropy, forward, reverse }) => {
  const p = parseDistribution2(text)

  it('has its moments as forward fit', () => {
    expect(near(fitForward2(p).minima[0]!, forward)).toBe(true)
  })

  it('falls short of that normal in entropy by the divergence', () => {
    const { cov, value } = fitForward2(p).minima[0]!
    const most = 1 + Math.log(2 * Math.PI) + 0.5 * Math.log(cov[0] * cov[2] - cov[1] * cov[1])
    expect(deviation(most - value, decimal(entropy))).toBeLessThan(1e-12)
  })

  it('has every reverse minimum and saddle, none invented', { timeout: 60_000 }, () => {
    const { minima, saddles } = fitReverse2(p)
    expect(minima).toHaveLength(reverse.minima.length)
    expect(saddles).toHaveLength(reverse.saddles.length)
    for (const want of reverse.minima) {
      const found = minima.filter(fit => near(fit, want))
      expect(found).toHaveLength(1)
      expect(found[0]!.global).toBe(want.global)
    }
    for (const want of reverse.saddles) expect(saddles.filter(fit => near(fit, want))).toHaveLength(1)
  })
})

describe.each(cases.filter(c => c.kind === 'gaussian-target'))('$name', ({ p: { text }, ...blocks }) => {
  const p = parseDistribution2(text)

  it.each(['factorised', 'isotropic'] as const)('%s: forward keeps the variances, reverse the precisions', shape => {
    const { forward, reverse } = blocks[shape]
    expect(near(fitForward2(p, { shape }).minima[0]!, diagonal(forward))).toBe(true)
    const { minima, saddles } = fitReverse2(p, { shape })
    expect([minima.length, saddles.length]).toEqual([1, 0])
    expect(near(minima[0]!, diagonal(reverse))).toBe(true)
  })

  it('factorised: true is the shape factorised, and a full fit is p itself', () => {
    expect(fitReverse2(p, { factorised: true })).toEqual(fitReverse2(p, { shape: 'factorised' }))
    expect(fitForward2(p, { factorised: true })).toEqual(fitForward2(p, { shape: 'factorised' }))
    expect(fitReverse2(p).minima[0]!.value).toBeLessThan(1e-13)
  })
})

it('every block of the table is looked at', () => {
  const blocks = new Set(cases.flatMap(one => Object.keys(one)))
  expect([...blocks].sort()).toEqual(
    ['entropy', 'factorised', 'forward', 'isotropic', 'kind', 'name', 'p', 'reverse'].sort(),
  )
})

it('for a correlated normal both factorised KLs are −½ log(1 − ρ²)', () => {
  const p = parseDistribution2('normal2((0, 0), (1, 0.9, 1))')
  expect(fitForward2(p, { factorised: true }).minima[0]!.value).toBeCloseTo(0.830365603410825454, 13)
  expect(fitReverse2(p, { factorised: true }).minima[0]!.value).toBeCloseTo(0.830365603410825454, 13)
})

it('a mixture of one is its component: quadrature agrees with the closed form', () => {
  const p = '1 normal2((0.3, -0.2), (1, 0.4, 2))'
  const q = 'normal2((1, 0), (2, -0.5, 1))'
  const closed = kl2(parseDistribution2(p.slice(2)), parseDistribution2(q))
  expect(kl2(parseDistribution2(p), parseDistribution2(q))).toBeCloseTo(closed, 12)
  expect(kl2(parseDistribution2(q), parseDistribution2(q))).toBe(0)
})

const PAIR = '0.6 normal2((-1, 0.5), (1, 0.6, 0.8)) + 0.4 normal2((2, -1), (0.5, -0.2, 1.2))'
const APART = '0.7 normal2((-2.5, 0), (1, 0.3, 0.6)) + 0.3 normal2((2.5, 1), (0.6, -0.2, 1))'
const THREE =
  '0.5 normal2((0, 2), (1, 0.15, 0.4)) + 0.3 normal2((-2.5, -1), (0.5, -0.27, 0.8)) + 0.2 normal2((2.5, -1), (0.6, 0, 0.5))'
const DRAGGED = 'normal2((0.3, -0.4), (1.5, 0.5, 0.9))'

/** SciPy: BFGS and a root of the gradient from 7 random starts, on a 225 × 225 trapezoidal rule: x, y, variances, value. */
const MINIMA: [ShapeName, string, ...number[][]][] = [
  [
    'factorised',
    PAIR,
    [-0.1540827542397, 0.4039863843964, 1.803309658929, 0.6992795701988, 0.6143737677262],
    [1.901925929056, -0.8488306434111, 0.5571958504482, 1.304917164608, 0.909534110797],
  ],
  ['isotropic', PAIR, [-0.6751673219282, 0.5557690427941, 0.709419430184, 0.709419430184, 0.7307376606823]],
  [
    'factorised',
    APART,
    [-2.493562331283, 0.001952948129848, 0.8665813643681, 0.5102862496243, 0.4363355077568],
    [2.468630098285, 1.005162265754, 0.62088459383, 0.9304421824397, 1.226798195781],
  ],
  [
    'isotropic',
    APART,
    [-2.498733327286, 0.0004114229448647, 0.6386998316121, 0.6386998316121, 0.4699416903827],
    [2.437447608225, 1.007987612535, 0.7774895011627, 0.7774895011627, 1.243438056706],
  ],
  [
    'factorised',
    THREE,
    [-0.000824430605871, 1.972671886664, 1.014560324516, 0.4130038819007, 0.7050725098792],
    [-2.442759552533, -0.7921477417272, 0.4947919948491, 1.036081292336, 1.226720215496],
    [2.476736886501, -0.968069614029, 0.6303397089638, 0.5564306866835, 1.593724341554],
  ],
  [
    'isotropic',
    THREE,
    [0.01384673011695, 1.968044427961, 0.5964015603112, 0.5964015603112, 0.8025726929112],
    [-2.475540585449, -0.8920835676019, 0.6079906522019, 0.6079906522019, 1.287311275262],
    [2.47522979264, -0.9632274671526, 0.5946791037837, 0.5946791037837, 1.595479060673],
  ],
]

it.each(MINIMA)(
  '%s reverse fits of %s are those of an independent search',
  { timeout: 60_000 },
  (shape, text, ...want) => {
    const { minima, saddles } = fitReverse2(parseDistribution2(text), { shape })
    expect(minima).toHaveLength(want.length)
    expect(saddles).toHaveLength(want.length - 1)
    minima.forEach(({ mean, cov, value }, i) => {
      const got = [...mean, cov[0], cov[2], value]
      expect(cov[1]).toBeCloseTo(0, 15)
      got.forEach((x, k) => {
        expect(deviation(x, want[i]![k]!)).toBeLessThan(2e-11)
      })
    })
  },
)

/** NumPy: Σ wᵢ E_i[log p − log q] on a 621 × 621 trapezoidal rule. */
const DIVERGENCES = [
  [PAIR, DRAGGED, 1.453814304219554],
  [DRAGGED, PAIR, 1.541050175788341],
  [THREE, DRAGGED, 2.769090804667497],
  [DRAGGED, THREE, 2.730092444332706],
  [PAIR, THREE, 1.114019280395619],
  [THREE, PAIR, 1.170507015203353],
  [APART, DRAGGED, 2.800505036390418],
  [DRAGGED, APART, 3.112076447510848],
] as const

it.each(DIVERGENCES)('KL(%s ‖ %s) is that of a fine grid', (p, q, want) => {
  expect(deviation(kl2(parseDistribution2(p), parseDistribution2(q)), want)).toBeLessThan(1e-12)
})

it('the divergence of a mixture from its forward fit adds up: KL(p‖q) = KL(p‖q*) + KL(q*‖q)', () => {
  const q = parseDistribution2(DRAGGED)
  for (const text of [PAIR, APART, THREE]) {
    const p = parseDistribution2(text)
    const { mean, cov, value } = fitForward2(p).minima[0]!
    expect(kl2(p, q)).toBeCloseTo(value + kl2({ family: 'normal2', mean, cov }, q), 12)
    expect(kl2(p, p)).toBe(0)
  }
})

it.each(['full', 'factorised', 'isotropic'] as const)('%s reverse fits are flat: no slope of KL(q‖p) there', shape => {
  const p = parseDistribution2(PAIR)
  const { minima, saddles } = fitReverse2(p, { shape })
  for (const { mean, cov, value } of [...minima, ...saddles]) {
    const at = (dx: number, dy: number, wide: number, tall: number, lean: number) => {
      const [x, y] = [Math.exp(wide), Math.exp(tall)]
      const [xx, xy, yy] = [cov[0] * x * x, cov[1] * x * y + lean, cov[2] * y * y]
      return kl2({ family: 'normal2', mean: [mean[0] + dx, mean[1] + dy], cov: [xx, xy, yy] }, p)
    }
    expect(at(0, 0, 0, 0, 0)).toBeCloseTo(value, 12)
    const ways: ((h: number) => number)[] = [h => at(h, 0, 0, 0, 0), h => at(0, h, 0, 0, 0)]
    if (shape === 'isotropic') ways.push(h => at(0, 0, h, h, 0))
    else
      ways.push(
        h => at(0, 0, h, 0, 0),
        h => at(0, 0, 0, h, 0),
      )
    if (shape === 'full') ways.push(h => at(0, 0, 0, 0, h))
    const h = 1e-3
    for (const way of ways)
      expect(Math.abs((8 * (way(h) - way(-h)) - way(2 * h) + way(-2 * h)) / (12 * h))).toBeLessThan(1e-9)
  }
})

it('full fits turn and stretch with p', () => {
  const [cos, sin] = [Math.cos(0.7), Math.sin(0.7)]
  const turn = ([x, y]: readonly [number, number]): [number, number] => [
    3 * (cos * x - sin * y) + 1,
    3 * (sin * x + cos * y),
  ]
  const turnCov = ([xx, xy, yy]: readonly [number, number, number]): [number, number, number] => [
    9 * (cos * cos * xx - 2 * sin * cos * xy + sin * sin * yy),
    9 * (sin * cos * (xx - yy) + (cos * cos - sin * sin) * xy),
    9 * (sin * sin * xx + 2 * sin * cos * xy + cos * cos * yy),
  ]
  const p = parseDistribution2(APART)
  if (p.family !== 'mixture2') throw new Error('a mixture was expected')
  const turned = { ...p, components: p.components.map(c => ({ ...c, mean: turn(c.mean), cov: turnCov(c.cov) })) }
  const [here, there] = [fitReverse2(p), fitReverse2(turned)]
  expect(there.minima).toHaveLength(here.minima.length)
  expect(there.saddles).toHaveLength(here.saddles.length)
  there.minima.forEach((fit, i) => {
    const { mean, cov, value } = here.minima[i]!
    const want = [...turn(mean), ...turnCov(cov), value]
    ;[...fit.mean, ...fit.cov, fit.value].forEach((x, k) => {
      expect(deviation(x, want[k]!)).toBeLessThan(1e-9)
    })
  })
})

it.each([
  [
    'a mean-field fit narrower than its component',
    'factorised',
    '0.900252 normal2((0.211224, 1.892123), (0.097611, 0.09008, 0.167704)) + 0.146177 normal2((0.303049, -1.401599), (0.722876, 0.795865, 1.234493))',
    [3, 2],
  ],
  [
    'a round fit narrower than its component',
    'isotropic',
    '0.831393 normal2((0.134731, -0.74623), (0.111886, 0.295257, 1.211039)) + 0.502551 normal2((-1.352407, -1.938184), (0.208558, -0.605036, 2.218659))',
    [2, 1],
  ],
  [
    'a saddle that has just parted from its minimum',
    'full',
    '0.866991 normal2((-2.500203, 1.226625), (1.051378, -0.358853, 0.896414)) + 0.470171 normal2((1.891367, 1.145791), (1.761431, 0.20192, 0.25706))',
    [2, 1],
  ],
  [
    'a saddle nearer to one minimum than to the other',
    'full',
    '0.264616 normal2((0.70584, 0.498237), (1.18417, -0.034017, 0.176862)) + 0.712496 normal2((0.573385, -1.884073), (1.061556, -0.117558, 0.252838)) + 0.749229 normal2((-3.585902, -2.907677), (1.855192, 0.306892, 0.21743))',
    [2, 1],
  ],
  [
    'a saddle between sharp boundaries',
    'full',
    '1.063815 normal2((0.916953, 0.204187), (0.298693, -0.679861, 1.923451)) + 0.213033 normal2((1.010838, -0.901234), (0.121857, 0.23344, 0.761165)) + 0.792421 normal2((-2.794591, 0.539439), (0.124628, -0.323188, 1.366268))',
    [2, 1],
  ],
] as const)('%s is not missed', { timeout: 60_000 }, (_, shape, text, counts) => {
  const { minima, saddles } = fitReverse2(parseDistribution2(text), { shape })
  expect([minima.length, saddles.length]).toEqual(counts)
})

const THIN_AND_FAR: [string, ...number[]][] = [
  [
    '0.5 normal2((-5, 5), (0.0625, 0.0618, 0.0625)) + 0.5 normal2((5, -5), (0.0625, 0, 9))',
    Math.LN2,
    Math.LN2 + 0.5 * Math.log(0.0625 ** 2 / (0.0625 ** 2 - 0.0618 ** 2)),
  ],
  [
    '0.374 normal2((-9.865, -8.176), (0.017373, -0.015898, 0.014577)) + 0.626 normal2((3.111, 5.187), (0.159758, 0.354642, 0.788836))',
    -Math.log(0.626) + 0.5 * Math.log((0.159758 * 0.788836) / (0.159758 * 0.788836 - 0.354642 ** 2)),
    -Math.log(0.374) + 0.5 * Math.log((0.017373 * 0.014577) / (0.017373 * 0.014577 - 0.015898 ** 2)),
  ],
]

it.each(THIN_AND_FAR)('components that do not feel each other are fitted alone, at −log w: %s', (text, ...values) => {
  const p = parseDistribution2(text)
  if (p.family !== 'mixture2') throw new Error('a mixture was expected')
  const full = fitReverse2(p)
  expect(full.minima).toHaveLength(2)
  for (const [i, { mean, cov }] of p.components.entries()) {
    const fit = full.minima.find(({ mean: [x] }) => Math.abs(x - mean[0]) < 1)!
    ;[...mean, ...cov].forEach((value, k) => {
      expect([...fit.mean, ...fit.cov][k]).toBeCloseTo(value, 9)
    })
    expect(fit.value).toBeCloseTo(-Math.log(p.weights[i]!), 10)
  }
  const factorised = fitReverse2(p, { factorised: true }).minima.map(({ value }) => value)
  expect(factorised).toEqual(values.map(value => expect.closeTo(value, 10)))
})

it('tells where a saddle is missing: minima less saddles are not 1', () => {
  const [far] = THIN_AND_FAR[0]!
  for (const text of [far, PAIR, APART, THREE])
    for (const shape of ['full', 'factorised'] as const) {
      const { minima, saddles, complete } = fitReverse2(parseDistribution2(text), { shape })
      expect(complete).toBe(minima.length - saddles.length === 1)
      if (text !== far) expect(complete).toBe(true)
    }
})

it('followed from frame to frame, minima are those found afresh; where two merge, one is left', () => {
  const at = (x: number) =>
    parseDistribution2(`0.7 normal2((${-x}, 0), (1, 0.3, 0.6)) + 0.3 normal2((${x}, 1), (0.6, -0.2, 1))`)
  let followed = fitReverse2(at(2.5)).minima
  expect(followed).toHaveLength(2)
  for (let x = 2.5; x > 1; x -= 0.05) followed = followReverse2(at(x), followed).minima
  const last = at(1)
  expect(followReverse2(last, followed)).toEqual({
    minima: [expect.objectContaining({ global: true })],
    saddles: [],
    maxima: [],
  })
  const [there] = followReverse2(last, followed).minima
  const [here] = fitReverse2(last).minima
  ;[...there!.mean, ...there!.cov, there!.value].forEach((value, k) => {
    expect(value).toBeCloseTo([...here!.mean, ...here!.cov, here!.value][k]!, 10)
  })
})

it('an unknown shape is named', () => {
  expect(() => fitReverse2(parseDistribution2(PAIR), { shape: 'round' as 'full' })).toThrow(
    'shape: expected one of full, factorised, isotropic, got round',
  )
})

it('is written as it is read', () => {
  const text = '0.5 normal2((-1, 0), (1, 0.25, 2)) + 0.5 normal2((1, 1), (0.5, 0, 1))'
  expect(formatDistribution2(parseDistribution2(text))).toBe(text)
})

it.each([
  ['normal2((0, 0), (1, 1, 1))', 'cov: expected cov² < var x · var y (1), got cov 1'],
  ['normal2((0, 0), (0, 0, 1))', 'var x: expected a finite number > 0, got 0'],
  ['norml2((0, 0), (1, 0, 1))', 'did you mean normal2?'],
])('says what is wrong with %j', (text, message) => {
  expect(() => parseDistribution2(text)).toThrow(message)
})
