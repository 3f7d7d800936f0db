/** The notation of distributions in the plane: `normal2((0, 0), (1, 0.9, 1))`, and weighted sums of such terms. */
import { didYouMean } from '../../text/suggest.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { checkNormal, type Distribution, type Normal } from '../plane/distribution.ts'
import { Scanner } from './scanner.ts'

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
