import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../src/build/compile.ts'
import type { Fields, State } from '../../src/widgets/contract.ts'
import { widgets } from '../../src/widgets/index.ts'
import { formatNumber } from '../../src/widgets/numbers.ts'
import { parseQuery } from '../../src/widgets/query.ts'
import { applyText, figure, initialState } from '../../src/widgets/state.ts'

/** The lines beside a figure are run by Python, for every example and every step of the lecture: they give its numbers. */

const folder = mkdtempSync(join(tmpdir(), 'kl-python-'))
afterAll(() => rmSync(folder, { recursive: true }))

const scipyIsHere = (() => {
  try {
    execFileSync('python3', ['-c', 'import scipy'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** What a program prints: a name and a number on each line. */
function run(program: string): Record<string, number> {
  const file = join(folder, 'figure.py')
  writeFileSync(file, program)
  const lines = execFileSync('python3', ['-W', 'ignore', file], { encoding: 'utf8' }).trim().split('\n')
  return Object.fromEntries(
    lines.map(line => {
      const [name = '', value = ''] = line.split(' ')
      return [name, Number(value.replace('inf', 'Infinity'))]
    }),
  )
}

/** Each stage of each figure of the lecture: the widget's name, and the state as text. */
function lectureStages(): { widget: string; state: string }[] {
  const slides = join(import.meta.dirname, '../../slides')
  const sources = readdirSync(slides)
    .sort()
    .map(name => ({ path: `slides/${name}`, text: readFileSync(join(slides, name), 'utf8') }))
  const assets = readdirSync(join(slides, '../assets'))
  return compile(sources, { widgets, assets }).slides.flatMap(({ html }) =>
    [...html.matchAll(/data-widget="([^"]+)"([\s\S]*?)<figcaption/g)].flatMap(([, widget = '', inside = '']) =>
      [...inside.matchAll(/class="kl-stage"[^>]*data-state="([^"]*)"/g)].map(([, state = '']) => ({
        widget,
        state: state.replaceAll('&amp;', '&'),
      })),
    ),
  )
}

const stages = lectureStages()

describe.skipIf(!scipyIsHere).each(Object.entries(widgets))('%s', (name, { model }) => {
  const start = initialState(model.fields)
  const read = (entries: Iterable<readonly [string, string]>) =>
    applyText(model.fields, start, entries, (field, problem) => expect.unreachable(`${field}: ${problem}`))
  const states: State<Fields>[] = [
    start,
    ...model.presets.map(({ set }) => read(Object.entries(set))),
    ...stages.filter(({ widget }) => widget === name).map(({ state }) => read(parseQuery(state))),
  ]
  const programs = [...new Map(states.map(state => [model.python(state), state])).entries()]

  test.each(programs)('%#: Python prints every number of the figure', { timeout: 60_000 }, (program, state) => {
    const printed = run(program)
    const { quantities } = figure(model, state)
    expect(Object.keys(printed).sort()).toEqual(Object.keys(quantities).sort())
    for (const [quantity, value] of Object.entries(quantities)) {
      const theirs = printed[quantity] ?? Number.NaN
      const tie = Math.abs(theirs - value) <= 1e-8 * Math.max(1, Math.abs(value))
      expect(tie || formatNumber(theirs) === formatNumber(value), `${quantity}: ${theirs}, not ${value}`).toBe(true)
    }
  })
})

test('the lecture has steps to run', () => {
  expect(stages.length).toBeGreaterThan(20)
})
