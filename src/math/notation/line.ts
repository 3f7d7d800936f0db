/** The notation of distributions on the line: `normal(0, 1)`, and weighted sums of such terms. */
import { didYouMean } from '../../text/suggest.ts'
import { checkDistribution, componentViolation, violation } from '../distribution/checkDistribution.ts'
import type { Component, Distribution, Family } from '../distribution/distribution.ts'
import { families, familyNames, familyOf } from '../distribution/familyOf.ts'
import { Scanner } from './scanner.ts'

const EXPECTED = 'expected a distribution such as "normal(0, 1)"'

/**
 * Reads the notation of slides and links: `normal(0, 1)`, `0.5 normal(-2, 1) + 0.5 normal(2, 1)`. A term without a
 * weight weighs 1; a lone term without a weight is that family itself. Throws a RangeError that says where, what was
 * expected and what was found.
 */
export function parseDistribution(text: string): Distribution {
  const scanner = new Scanner(text)
  const weights: number[] = []
  const components: Component[] = []
  let weighted = false
  do {
    const column = scanner.column
    const weight = scanner.number()
    if (weight !== undefined) {
      const problem = violation('weight', 'positive', weight)
      if (problem) throw new RangeError(`${problem} at column ${column}`)
      weighted = true
    }
    weights.push(weight ?? 1)
    components.push(parseComponent(scanner))
  } while (scanner.take('+'))
  if (!scanner.done) scanner.fail('expected "+" or the end')
  if (components.length === 1 && !weighted) return components[0]!
  const mixture: Distribution = { family: 'mixture', weights, components }
  checkDistribution(mixture)
  return mixture
}

/** Writes the notation, numbers as short as they can be: `parseDistribution(formatDistribution(d))` equals `d`. */
export function formatDistribution(d: Distribution): string {
  if (d.family !== 'mixture') return formatComponent(d)
  return d.components.map((component, i) => `${d.weights[i]} ${formatComponent(component)}`).join(' + ')
}

function parseComponent(scanner: Scanner): Component {
  const start = scanner.column
  const word = scanner.word()
  if (word === undefined) scanner.fail(EXPECTED, start)
  if (!Object.hasOwn(families, word)) scanner.fail(EXPECTED, start, didYouMean(word, familyNames))
  const family = word as Family
  const { parameters } = families[family]
  const usage = `${family}(${parameters.map(({ name }) => name).join(', ')})`
  scanner.expect('(', `"(" of ${usage}`)
  const values: Record<string, number> = {}
  const columns: Record<string, number> = {}
  parameters.forEach(({ name, otherwise }, i) => {
    if (otherwise !== undefined && isNext(scanner, ')')) {
      values[name] = otherwise
      return
    }
    if (i > 0) scanner.expect(',', `"," and ${name} in ${usage}`)
    columns[name] = scanner.column
    values[name] = scanner.number() ?? scanner.fail(`${name}: expected a number in ${usage}`)
  })
  scanner.expect(')', `")" after ${usage}`)
  const component = { family, ...values } as unknown as Component
  const wrong = componentViolation(component)
  if (wrong) throw new RangeError(`${wrong.problem} at column ${columns[wrong.parameter] ?? start}`)
  return component
}

function isNext(scanner: Scanner, token: string): boolean {
  return scanner.text.startsWith(token, scanner.column - 1)
}

function formatComponent(d: Component): string {
  return `${d.family}(${writtenParameters(d)
    .map(({ value }) => `${value + 0}`)
    .join(', ')})`
}

/** The parameters that the notation of a component writes, in its order: not those that are what is left out. */
export function writtenParameters(d: Component): { name: string; value: number }[] {
  const values = d as unknown as Record<string, number>
  return familyOf(d)
    .parameters.map(({ name, otherwise }) => ({ name, otherwise, value: values[name]! }))
    .filter(({ otherwise, value }) => value !== otherwise)
}
