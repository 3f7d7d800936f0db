import fc from 'fast-check'
import type { Field, Fields, State } from '../../../src/widgets/core/contract.ts'
import { changed } from '../../../src/widgets/core/state.ts'

/** Numbers as people and machines write them, with all that a number of JavaScript can be at its ends. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -12, max: 12, noNaN: true }).map(x => String(Number(x.toFixed(3)))) },
  { weight: 3, arbitrary: fc.double({ min: -6, max: 6, noNaN: true }).map(x => String(10 ** x)) },
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('0', '-0', '1', '1e308', '-1e308', '5e-324', '1e-300', '0.01', '100', '1e9', '-1e9', '1e-12'),
)

const families: Record<string, number> = {
  normal: 2,
  laplace: 2,
  student: 3,
  logistic: 2,
  uniform: 2,
  triangular: 3,
  exponential: 2,
  gamma: 2,
  beta: 2,
  gumbel: 2,
  skewnormal: 3,
}

const call = (name: string, count: number) =>
  fc.tuple(...Array.from({ length: count }, () => number)).map(values => `${name}(${values.join(', ')})`)
const tuple = (count: number) => call('', count)

const normal = call('normal', 2)
const component = fc.oneof(normal, ...Object.entries(families).map(([name, count]) => call(name, count)))
const normal2 = fc.tuple(tuple(2), tuple(3)).map(([mean, cov]) => `normal2(${mean}, ${cov})`)
/** Up to five, at times all on one spot. */
const mixture = (part: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(number, part), { minLength: 1, maxLength: 5 })
    .chain(terms => fc.boolean().map(one => terms.map(([weight, of]) => `${weight} ${one ? terms[0]![1] : of}`)))
    .map(terms => terms.join(' + '))

const kinds = [
  normal,
  component,
  mixture(normal),
  mixture(component),
  normal2,
  mixture(normal2),
  number,
  fc.array(number, { maxLength: 20 }).map(numbers => numbers.join(' ')),
]

/** What a field takes of anything that can be written, settled: every choice it names, and of each kind what it can read. */
function anyValue(field: Field<unknown>): fc.Arbitrary<unknown> {
  const read = (text: string) => {
    try {
      return { value: field.clamp(field.parse(text)) }
    } catch {
      return undefined
    }
  }
  const choices = choicesOf(field)
  if (choices.length > 0) return fc.constantFrom(...choices)
  const readable = kinds.filter(kind => fc.sample(kind, { numRuns: 60, seed: 1 }).some(text => read(text)))
  return fc
    .oneof(...readable)
    .map(read)
    .filter(found => found !== undefined)
    .map(found => found.value)
}

/** The words that a field of a few words says it expects. */
function choicesOf(field: Field<unknown>): string[] {
  try {
    field.parse('?')
  } catch (error) {
    const [, words = ''] = /^expected (.*), got "\?"$/.exec(String((error as Error).message)) ?? []
    return words.split(' or ').filter(word => {
      try {
        return field.format(field.parse(word)) === word
      } catch {
        return false
      }
    })
  }
  return []
}

/** Any state a widget can come to, by a fence, a link or a drag. */
export function anyState<F extends Fields>(fields: F): fc.Arbitrary<State<F>> {
  const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, anyValue(field)]))
  return fc.record(values).map(state => changed(fields, state as State<F>, state as State<F>))
}
