import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compiler/compile.ts'
import { formatDiagnostic } from '../../src/compiler/diagnostics/diagnostics.ts'
import { formatQuery, parseQuery } from '../../src/widgets/core/query.ts'
import { applyText, figure, formatState, initialState } from '../../src/widgets/core/state.ts'
import { widgets } from '../../src/widgets/index.ts'

const long = 100_000

/** What may stand where a value is expected, and never should. */
const values: Record<string, string> = {
  nothing: '',
  'not a number': 'NaN',
  infinity: 'Infinity',
  'minus infinity': '-Infinity',
  'the largest number': '1e308',
  'the smallest number': '5e-324',
  'a number too large': '1e999',
  'numbers too large': 'normal(1e999, 1e999)',
  'numbers at the ends': 'normal(-1e308, 5e-324)',
  'a plane at its ends': 'normal2((1e308, -1e308), (1e308, 0, 5e-324))',
  'no sd': 'normal(0, 0)',
  'a negative sd': 'normal(0, -1)',
  'a number of another system': '0x1F',
  'full-width digits': '１２',
  'full-width notation': 'normal（０，１）',
  null: 'null',
  'an object': '[object Object]',
  'a list': '[1, 2]',
  'a program': '<script>alert(1)</script>',
  'an attribute': '" onmouseover="alert(1)',
  'an image': '<img src=x onerror=alert(1)>',
  'a name of objects': 'constructor',
  'a call of such a name': 'constructor(0, 1)',
  'a call of another': '__proto__(0, 1)',
  'a call of a third': 'toString(0, 1)',
  'half a character': '\ud800',
  'the other half': 'normal(0, 1)\udc00',
  'a NUL': 'normal(0,\u00001)',
  'a NUL alone': '\u0000',
  'a writing from the right': '\u202enormal(0, 1)',
  'no space at all': 'normal(0,1)normal(0,1)',
  'weights of nothing': '0 normal(0, 1) + 0 normal(1, 1)',
  'weights too large': '1e308 normal(0, 1) + 1e308 normal(1, 1)',
  'weights too large in the plane': '1e308 normal2((0, 0), (1, 0, 1)) + 1e308 normal2((0, 0), (1, 0, 1))',
  'weights at both ends': '1e308 normal(0, 1) + 5e-324 normal(1, 1)',
  'a sum without an end': 'normal(0, 1) +',
  'brackets without an end': 'normal('.repeat(10_000),
  'brackets in brackets': `${'('.repeat(50_000)}${')'.repeat(50_000)}`,
  'a long word': 'n'.repeat(long),
  'a long number': `1${'0'.repeat(long)}`,
  'a long row of spaces': `normal(0,${' '.repeat(long)}1`,
  'spaces with something behind them': `a${' '.repeat(long)}b`,
  'a thousand components': Array.from({ length: 1000 }, () => 'normal(0, 1)').join(' + '),
  'a thousand components in the plane': Array.from({ length: 1000 }, () => 'normal2((0, 0), (1, 0, 1))').join(' + '),
  'a long row of numbers': '1 '.repeat(long / 2),
}
const hostile = Object.entries(values)

/** Text with a bias to what is almost right. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...'normal( normal2(( laplace( , ) )) + - 0 1 1e9 0.5 ; = : => $ ` " < > & # \\ \u0000 é'.split(' '),
      ),
    )
    .map(words => words.join('')),
)

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '__defineGetter__',
  'é',
  '\u0000',
  'p'.repeat(long),
]

const quick = 1500

/** Runs `work`, and holds against it that it takes longer than a moment. */
function soon<T>(work: () => T): T {
  const began = performance.now()
  const result = work()
  const took = performance.now() - began
  if (took > quick) throw new Error(`took ${took.toFixed(0)} ms`)
  return result
}

describe.each(Object.entries(widgets))('%s', (name, { model }) => {
  const fields = Object.keys(model.fields)

  /** A state that a link gives, or what it says instead: never an error, never a value that is none. */
  function link(entries: [string, string][]): string[] {
    const problems: string[] = []
    const read = soon(() =>
      applyText(
        model.fields,
        initialState(model.fields),
        parseQuery(formatQuery(wellFormed(entries))),
        (field, problem) => problems.push(`${field}: ${problem}`),
      ),
    )
    expect(Object.keys(read)).toEqual(fields)
    expect(Object.values(formatState(model.fields, read)).join(' ')).not.toMatch(/NaN|Infinity|undefined/)
    const { quantities, sentence } = figure(model, read)
    expect(Object.values(quantities).filter(Number.isNaN)).toEqual([])
    expect(sentence).not.toMatch(/NaN|undefined/)
    return problems
  }

  test.each(hostile)('takes or refuses %s in a link, field by field, and says so in a line', (_, value) => {
    for (const field of fields) for (const problem of link([[field, value]])) expect(problem).toSatisfy(isMessage)
  })

  test('refuses fields that it has not, the names of objects among them', () => {
    for (const field of names)
      expect(link([[field, '1']])).toEqual([
        expect.stringContaining(`unknown field; this widget has ${fields.join(', ')}`),
      ])
  })

  test('takes the last of what a link gives twice', () => {
    const [field, value] = Object.entries(formatState(model.fields, initialState(model.fields)))[0]!
    expect(
      link([
        [field, '?'],
        [field, value],
      ]),
    ).toHaveLength(1)
  })

  test('takes or refuses any text in a link', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...fields, ...names.slice(0, 4)), anyText), { maxLength: 4 }),
        entries => {
          for (const problem of link(entries)) expect(problem).toSatisfy(isMessage)
        },
      ),
      { numRuns: 150 },
    )
  })

  test.each(hostile)('takes or refuses %s in every line of a fence', (_, value) => {
    const keys = [...fields, 'id', 'print', 'controls', 'say', 'ask', 'right', 'step']
    fence(
      name,
      [...keys.map(key => `${key}: ${value}`), `step: ${fields[0]} = ${value}`, `wrong: ${value} => ${value}`].join(
        '\n',
      ),
    )
  })

  test('takes or refuses any text in a fence', () => {
    const line = fc.oneof(
      fc
        .tuple(fc.constantFrom(...fields, 'step', 'say', 'ask', 'wrong', '__proto__', 'id'), anyText)
        .map(pair => pair.join(': ')),
      anyText,
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), lines => fence(name, lines.join('\n'))),
      { numRuns: 100 },
    )
  })
})

test('a fence of a widget that has the name of an object’s own is no widget', () => {
  for (const name of names.slice(0, 4)) {
    const { mistakes } = lecture(`\`\`\`widget ${name}\n\`\`\``)
    expect(mistakes[0]).toMatch(/widget: expected dial, .*, got /)
  }
})

test('any text at all compiles to slides or to mistakes, and leaves the next file as it is', () => {
  const text = fc.oneof(
    anyText,
    fc
      .array(
        fc.oneof(anyText, fc.constantFrom('---', '--', 'Note:', '```', '```widget fit', '<!--', '-->', '## A', '$$')),
        { maxLength: 12 },
      )
      .map(lines => lines.join('\n')),
  )
  fc.assert(
    fc.property(text, text => {
      lecture(text)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['deep lists', Array.from({ length: 300 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n')],
  ['deep quotes', `${'>'.repeat(5000)} a`],
  ['deep elements', `${'<div>'.repeat(5000)}a`],
  ['deep braces', `$${'{'.repeat(5000)}${'}'.repeat(5000)}$`],
  ['deep emphasis', `${'*'.repeat(5000)}a${'*'.repeat(5000)}`],
  ['brackets without an end', '['.repeat(5000)],
  ['a formula that grows by itself', '$\\def\\a{\\a\\a}\\a$'],
  ['a very long line', 'a '.repeat(long / 2)],
  ['a very long word', 'a'.repeat(long)],
  ['very many dollars', '$a '.repeat(2000)],
])('%s are slides or mistakes, in bounded time', (_, text) => {
  const began = performance.now()
  lecture(text)
  expect(performance.now() - began).toBeLessThan(5000)
})

function fence(name: string, lines: string): void {
  soon(() => lecture(`\`\`\`widget ${name}\n${lines}\n\`\`\``))
}

/** A slide with `content`, and one after it that is as it always was. */
function lecture(content: string) {
  const sources = [
    { path: 'slides/a.md', text: `## A\n\n${content}\n\nNote: x` },
    { path: 'slides/b.md', text: '## The one after\n\nNote: y' },
  ]
  const { slides, mistakes } = compile(sources, { widgets, assets: [] })
  expect(slides.at(-1)?.html).toContain('>The one after</h2>')
  const html = slides.map(slide => slide.html).join('')
  expect(html).not.toMatch(/=NaN|normal\(NaN|<script>alert|<figure[^>]* onmouseover/)
  for (const mistake of mistakes) {
    expect(mistake.line).toBeGreaterThan(0)
    expect(formatDiagnostic(mistake)).toSatisfy(isMessage)
  }
  return { slides, mistakes: mistakes.map(formatDiagnostic) }
}

/** One line that a person reads: what is long is cited cut short, and nothing of the program's own shows. */
function isMessage(text: string): boolean {
  return (
    text.length < 500 &&
    !/is not a function|of undefined|of null|not iterable|Maximum call|could not be compiled/.test(text)
  )
}

/** A link cannot hold half a character: a browser has made it whole before. */
function wellFormed(entries: [string, string][]): [string, string][] {
  const whole = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text))
  return entries.map(([name, value]) => [whole(name), whole(value)])
}
