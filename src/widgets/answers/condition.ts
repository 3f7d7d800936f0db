/**
 * Conditions over what a figure shows: `answer near kl-qp`, `q.mean near reverse-1 and q.sd > p.1.sd`. Names are those of
 * its quantities and fields, so no number that can be computed has to be written down. `*` and `/` before `+` and `-`,
 * `and` before `or`; a minus between two names has spaces around it.
 */
import { quoted } from '../../text/quoted.ts'

export type Value =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'call'; call: keyof typeof calls; of: Value }
  | { kind: 'sum'; sign: '+' | '-' | '*' | '/'; left: Value; right: Value }

export type Condition =
  | { kind: 'joined'; by: 'and' | 'or'; left: Condition; right: Condition }
  | { kind: 'compared'; by: '<' | '>' | 'near'; left: Value; right: Value }

export const calls = { log: Math.log, exp: Math.exp, sqrt: Math.sqrt, abs: Math.abs }

const token = /\s*(\d+(?:\.\d+)?|\.\d+|∞|[a-z]\w*(?:[-.][\w*]+)*|[-−+*/()<>])/iy

/** No condition that a person can read has more parts; without a bound, brackets could be nested without end. */
const most = 200

/** Reads a condition. Throws a RangeError that says what was expected and what was found. */
export function readCondition(text: string): Condition {
  const read = reader(text)
  const found = read.condition()
  read.end('and, or, or nothing')
  return found
}

/** Reads a number, a name, or what is computed from them. Throws as `readCondition` does. */
export function readValue(text: string): Value {
  const read = reader(text)
  const found = read.value()
  read.end('+, -, *, / or nothing')
  return found
}

/** Every name in a condition or value, in order. */
export function namesIn(part: Condition | Value): string[] {
  if (part.kind === 'number') return []
  if (part.kind === 'name') return [part.name]
  if (part.kind === 'call') return namesIn(part.of)
  return [...namesIn(part.left), ...namesIn(part.right)]
}

function reader(text: string) {
  const tokens = tokensOf(text)
  let at = 0

  const take = (...wanted: string[]) => (wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined)
  const found = () => (at < tokens.length ? quoted(tokens[at] ?? '') : 'nothing')

  function chain<Part, Sign extends string>(
    part: () => Part,
    signs: readonly Sign[],
    join: (sign: Sign, a: Part, b: Part) => Part,
  ) {
    let left = part()
    for (let sign = take(...signs); sign !== undefined; sign = take(...signs)) left = join(sign as Sign, left, part())
    return left
  }

  function condition(): Condition {
    return chain<Condition, 'or'>(() => chain<Condition, 'and'>(comparison, ['and'], joined), ['or'], joined)
  }

  function comparison(): Condition {
    const left = value()
    const by = take('near', '<', '>')
    if (!by) throw new RangeError(`expected near, < or >, got ${found()}`)
    return { kind: 'compared', by: by as 'near' | '<' | '>', left, right: value() }
  }

  function value(): Value {
    return chain<Value, '+' | '-'>(() => chain<Value, '*' | '/'>(factor, ['*', '/'], sum), ['+', '-'], sum)
  }

  function factor(): Value {
    if (take('-')) return { kind: 'sum', sign: '-', left: { kind: 'number', value: 0 }, right: factor() }
    if (take('(')) {
      const inner = value()
      if (!take(')')) throw new RangeError(`expected ), got ${found()}`)
      return inner
    }
    const call = take(...Object.keys(calls))
    if (call) return { kind: 'call', call: call as keyof typeof calls, of: factor() }
    const word = tokens[at]
    if (word === undefined || /^(and|or|near|[-+*/()<>])$/.test(word))
      throw new RangeError(`expected a number or a name, got ${found()}`)
    at++
    return numberOrName(word)
  }

  return {
    condition,
    value,
    end(expected: string) {
      if (at < tokens.length) throw new RangeError(`expected ${expected}, got ${found()}`)
    },
  }
}

function joined(by: 'and' | 'or', left: Condition, right: Condition): Condition {
  return { kind: 'joined', by, left, right }
}

function sum(sign: '+' | '-' | '*' | '/', left: Value, right: Value): Value {
  return { kind: 'sum', sign, left, right }
}

function numberOrName(word: string): Value {
  if (word === 'infinity') return { kind: 'number', value: Number.POSITIVE_INFINITY }
  return /^[\d.]/.test(word) ? { kind: 'number', value: Number(word) } : { kind: 'name', name: word }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  token.lastIndex = 0
  const end = text.trimEnd().length
  while (token.lastIndex < end) {
    const from = token.lastIndex
    const [, word] = token.exec(text) ?? []
    if (word === undefined) throw new RangeError(`expected a number or a name, got ${quoted(text.slice(from))}`)
    if (tokens.length === most) throw new RangeError(`expected at most ${most} numbers, names and signs`)
    tokens.push(word === '∞' || /^inf(inity)?$/i.test(word) ? 'infinity' : word === '−' ? '-' : word)
  }
  return tokens
}
