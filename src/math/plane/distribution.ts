import { didYouMean, Scanner } from '../notation/scanner.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'

/** A covariance in the plane: var x, cov, var y. */
export type Covariance = readonly [number, number, number]

/** A normal in the plane: mean (x, y) and covariance (var x, cov, var y). */
export interface Normal {
  readonly family: 'normal2'
  readonly mean: readonly [number, number]
  readonly cov: Covariance
}

/** Σ weights[i]·components[i] / Σ weights[i]. */
export interface Mixture {
  readonly family: 'mixture2'
  readonly weights: readonly number[]
  readonly components: readonly Normal[]
}

export type Distribution = Normal | Mixture

const EXPECTED = 'expected a distribution such as "normal2((0, 0), (1, 0.9, 1))"'

/** Reads `normal2((mean x, mean y), (var x, cov, var y))` and weighted sums of it; throws a RangeError as that of the line does. */
export function parseDistribution(text: string): Distribution {
  const scanner = new Scanner(text)
  const weights: number[] = []
  const components: Normal[] = []
  let weighted = false
  do {
    const weight = scanner.number()
    if (weight !== undefined) {
      requirePositive('weight', weight)
      weighted = true
    }
    weights.push(weight ?? 1)
    components.push(parseNormal(scanner))
  } while (scanner.take('+'))
  if (!scanner.done) scanner.fail('expected "+" or the end')
  requireFinite(
    'sum of the weights',
    weights.reduce((sum, weight) => sum + weight, 0),
  )
  return components.length === 1 && !weighted ? components[0]! : { family: 'mixture2', weights, components }
}

/** Writes the notation: `parseDistribution(formatDistribution(d))` equals `d`. */
export function formatDistribution(d: Distribution): string {
  if (d.family === 'normal2') return `normal2((${d.mean.join(', ')}), (${d.cov.join(', ')}))`
  return d.components.map((c, i) => `${d.weights[i]} ${formatDistribution(c)}`).join(' + ')
}

/** The components with their weights divided by the sum. Throws a RangeError unless every part is a distribution. */
export function termsOf(d: Distribution): { weights: number[]; components: readonly Normal[] } {
  if (d.family === 'normal2') {
    checkNormal(d)
    return { weights: [1], components: [d] }
  }
  if (!(d.components.length > 0)) throw new RangeError('mixture2: expected at least one component, got none')
  if (d.weights.length !== d.components.length)
    throw new RangeError(`mixture2: expected ${d.components.length} weights, got ${d.weights.length}`)
  d.weights.forEach((w, i) => {
    requirePositive(`weights[${i}]`, w)
  })
  d.components.forEach(checkNormal)
  const sum = d.weights.reduce((total, w) => total + w, 0)
  return { weights: d.weights.map(w => w / sum), components: d.components }
}

/** Throws a RangeError that names the part, the rule and the value unless it is a normal of full rank. */
export function checkNormal({ mean, cov: [xx, xy, yy] }: Normal): void {
  requireFinite('mean x', mean[0])
  requireFinite('mean y', mean[1])
  requirePositive('var x', xx)
  requirePositive('var y', yy)
  if (!(xy * xy < xx * yy)) throw new RangeError(`cov: expected cov² < var x · var y (${xx * yy}), got cov ${xy}`)
}

function parseNormal(scanner: Scanner): Normal {
  const start = scanner.column
  const word = scanner.word()
  if (word !== 'normal2') scanner.fail(EXPECTED, start, word ? didYouMean(word, ['normal2']) : '')
  scanner.expect('(', '"(" of normal2')
  const [mx, my] = parseTuple(scanner, ['mean x', 'mean y'])
  scanner.expect(',', '"," and the covariance of normal2')
  const [xx, xy, yy] = parseTuple(scanner, ['var x', 'cov', 'var y'])
  scanner.expect(')', '")" after normal2')
  const normal: Normal = { family: 'normal2', mean: [mx!, my!], cov: [xx!, xy!, yy!] }
  checkNormal(normal)
  return normal
}

function parseTuple(scanner: Scanner, names: readonly string[]): number[] {
  scanner.expect('(', `"(" and ${names.join(', ')}`)
  const values = names.map((name, i) => {
    if (i > 0) scanner.expect(',', `"," and ${name}`)
    return scanner.number() ?? scanner.fail(`${name}: expected a number`)
  })
  scanner.expect(')', `")" after ${names.join(', ')}`)
  return values
}
