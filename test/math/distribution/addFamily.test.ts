import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireScipy } from '../../scipy.ts'
import { pythonRunner } from '../../widgets/python/pythonRunner.ts'

/** A family is one file and one line: the Rayleigh distribution, added so to a copy of the project. */

const project = join(import.meta.dirname, '../../..')
const copy = mkdtempSync(join(tmpdir(), 'kl-family-'))
const families = join(copy, 'src/math/distribution/families')

const file = `/** The Rayleigh distribution: how far off the origin of the plane a round normal falls. */
import { defineFamily } from '../family/familyDefinition.ts'
import { scale } from '../family/parameter.ts'
import { tailWith } from '../family/tail.ts'

/** x exp(−½(x / scale)²) / scale² on x > 0. */
export interface Rayleigh {
  readonly family: 'rayleigh'
  readonly scale: number
}

export const rayleigh = defineFamily<Rayleigh>({
  name: 'rayleigh',
  parameters: [scale],
  logDensity({ scale }) {
    return (anchor, offset) => {
      const z = (anchor + offset) / scale
      return z > 0 ? Math.log(z / scale) - 0.5 * z * z : -Infinity
    }
  },
  support: () => ({ low: 0, high: Infinity }),
  orderAtEnd: () => 1,
  tail: d => tailWith({ quadratic: 0.5 / d.scale / d.scale, log: -1 }),
  peak: d => ({ centre: d.scale, scale: d.scale / 2 }),
  mean: d => d.scale * Math.sqrt(Math.PI / 2),
  variance: d => d.scale * d.scale * (2 - Math.PI / 2),
  draw: (d, random) => d.scale * Math.sqrt(-2 * Math.log(random.uniform())),
  scipy: d => \`stats.rayleigh(0, \${d.scale})\`,
  placed: (_, spread) => ({ family: 'rayleigh', scale: spread }),
})
`
const line = "export { type Rayleigh, rayleigh } from './rayleigh.ts'\n"
/** What uses the new names must pass the type checker too. */
const use = `import { type Component, kl, type Rayleigh } from './math/index.ts'
const p: Rayleigh = { family: 'rayleigh', scale: 1 }
const q: Component = p
export const nothing: number = kl(p, q)
`

const load = <Module>(path: string): Promise<Module> => import(/* @vite-ignore */ join(copy, 'src', path))
type Mathematics = typeof import('../../../src/math/index.ts')
let math: Mathematics
const python = pythonRunner(1)

beforeAll(async () => {
  for (const name of ['src', 'package.json', 'tsconfig.json'])
    cpSync(join(project, name), join(copy, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(families, 'rayleigh.ts'), file)
  appendFileSync(join(families, 'index.ts'), line)
  writeFileSync(join(copy, 'src/use.ts'), use)
  const checked = {
    extends: './tsconfig.json',
    include: ['src/use.ts', 'src/math', 'src/widgets/fields', 'src/widgets/python'],
  }
  writeFileSync(join(copy, 'checked.json'), JSON.stringify(checked))
  math = await load<Mathematics>('math/index.ts')
}, 60_000)

afterAll(() => {
  python.stop()
  rmSync(copy, { recursive: true })
})

test('the code with it passes the type checker', { timeout: 120_000 }, () => {
  execFileSync('npx', ['tsc', '-p', 'checked.json', '--incremental', 'false'], { cwd: copy, stdio: 'pipe' })
})

describe('the mathematics knows it', () => {
  const parse = (text: string) => math.parseDistribution(text)

  test('in the notation, alone and in mixtures, and says what is wrong with it', () => {
    expect(parse('rayleigh(2)')).toEqual({ family: 'rayleigh', scale: 2 })
    const mixture = '0.5 rayleigh(0.5) + 0.5 normal(0, 1)'
    expect(math.formatDistribution(parse(mixture))).toBe(mixture)
    expect(() => parse('rayleigh(0)')).toThrow('scale: expected a finite number > 0, got 0 at column 10')
    expect(() => parse('rayliegh(1)')).toThrow('did you mean rayleigh?')
  })

  test('with its density, support, distribution function and median', () => {
    const p = parse('rayleigh(2)')
    expect(math.density(p, 3)).toBeCloseTo(0.75 * Math.exp(-9 / 8), 15)
    expect(math.density(p, -1)).toBe(0)
    expect(math.support(p)).toEqual([0, Infinity])
    expect(math.cdf(p, 3)).toBeCloseTo(1 - Math.exp(-9 / 8), 13)
    expect(math.median(p)).toBeCloseTo(2 * Math.sqrt(2 * Math.LN2), 12)
  })

  test('with its moments, that its draws have and that the forward fit takes over', () => {
    const p = parse('rayleigh(2)')
    const draws = math.sample(p, 20_000, 1)
    const average = draws.reduce((sum, x) => sum + x, 0) / draws.length
    expect(Math.abs(average - math.mean(p))).toBeLessThan((4 * math.sd(p)) / Math.sqrt(draws.length))
    expect(math.fitForward(p).minima).toMatchObject([{ mean: 2 * Math.sqrt(Math.PI / 2), sd: math.sd(p) }])
  })

  test('with its entropy and the divergences between two of it', () => {
    const [p, q] = [parse('rayleigh(1)'), parse('rayleigh(2)')]
    expect(math.entropy(p)).toBeCloseTo(1 - 0.5 * Math.LN2 + 0.5772156649015329 / 2, 13)
    expect(math.kl(p, q)).toBeCloseTo(2 * Math.LN2 + 0.25 - 1, 13)
    expect(math.kl(q, p)).toBeCloseTo(-2 * Math.LN2 + 4 - 1, 13)
    expect(math.kl(p, parse('rayleigh(1)'))).toBe(0)
  })

  test('with the ends and tails that decide what is infinite', () => {
    const [p, narrow] = [parse('rayleigh(1)'), parse('rayleigh(0.5)')]
    expect(math.kl(p, parse('normal(0, 1)'))).toBeLessThan(Infinity)
    expect(math.kl(parse('normal(0, 1)'), p)).toBe(Infinity)
    expect(math.kl(parse('exponential(1)'), p)).toBeLessThan(Infinity)
    // ∫ p² / q has the exponent −x² (1 / 1² − ½ / 0.5²) = x²
    expect(math.renyi(p, narrow, 2)).toBe(Infinity)
    expect(math.renyi(narrow, p, 2)).toBeLessThan(Infinity)
  })
})

describe('the figures know it', () => {
  test('its field keeps it within the limits, and its handle moves the number that lights up', async () => {
    type Grips = typeof import('../../../src/widgets/shared/grips.ts')
    type FieldsModule = typeof import('../../../src/widgets/fields/fields.ts')
    const { choosableFamilies, grips, placeInNotation, withFamily } = await load<Grips>('widgets/shared/grips.ts')
    const field = (await load<FieldsModule>('widgets/fields/fields.ts')).distributionField('rayleigh(1)')
    const settled = (text: string) => field.format(field.clamp(field.parse(text)))
    expect(settled('rayleigh(1e9)')).toBe('rayleigh(100)')
    expect(settled('rayleigh(1e-9)')).toBe('rayleigh(0.01)')
    expect(field.mix?.(field.parse('rayleigh(1)'), field.parse('rayleigh(4)'), 0.5)).toEqual(field.parse('rayleigh(2)'))
    const [grip, ...more] = grips(field.initial)
    expect(more).toEqual([])
    expect(grip).toMatchObject({ key: 'scale', name: 'scale', x: 1, min: 0.05, max: 10 })
    expect(field.format(grip!.moveTo(99))).toBe('rayleigh(10)')
    expect(placeInNotation(field.initial, 'scale')).toBe(0)
    expect(choosableFamilies).toContain('rayleigh')
    const name = 'rayleigh' as (typeof choosableFamilies)[number]
    expect(field.format(withFamily(field.parse('normal(3, 2)'), name))).toBe('rayleigh(2)')
  })

  test.skipIf(!requireScipy('the Python of a family'))(
    'its lines for Python print the numbers of the figure',
    { timeout: 120_000 },
    async () => {
      type State = typeof import('../../../src/widgets/core/state.ts')
      type Explorer = typeof import('../../../src/widgets/explorer/model.ts')
      const { applyText, figure, initialState } = await load<State>('widgets/core/state.ts')
      const { explorer } = await load<Explorer>('widgets/explorer/model.ts')
      const said = Object.entries({ p: 'rayleigh(1)', q: '0.5 rayleigh(2) + 0.5 gamma(3, 2)' })
      const state = applyText(explorer.fields, initialState(explorer.fields), said, (_, problem) =>
        expect.fail(problem),
      )
      const { out, error, warnings } = await python.run(explorer.python(state))
      expect({ error, warnings }).toEqual({ error: null, warnings: [] })
      const { quantities } = figure(explorer, state)
      const printed = out
        .trim()
        .split('\n')
        .map(printedLine => printedLine.split(' '))
      expect(printed.map(([quantity]) => quantity).sort()).toEqual(Object.keys(quantities).sort())
      for (const [quantity = '', value] of printed)
        expect(Number(value?.replace('inf', 'Infinity'))).toBeCloseTo(quantities[quantity]!, 8)
    },
  )
})
