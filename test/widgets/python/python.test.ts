import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fields, State } from '../../../src/widgets/core/contract.ts'
import { parseQuery } from '../../../src/widgets/core/query.ts'
import { applyText, figure, initialState } from '../../../src/widgets/core/state.ts'
import { widgets } from '../../../src/widgets/index.ts'
import { formatNumber } from '../../../src/widgets/shared/numbers.ts'
import { lectureStages } from '../../lectureStages.ts'
import { requireScipy } from '../../scipy.ts'
import { type Outcome, pythonRunner } from './pythonRunner.ts'

/** The lines beside a figure are run by Python, for every example and every step of the lecture: they give its numbers. */

/** Only a program that hangs takes so many milliseconds. */
const forever = 600_000
const python = pythonRunner(2)
const canRun = requireScipy('whether the Python beside the figures prints their numbers')
afterAll(() => python.stop())

/** The names and numbers that a program prints, one on each line. */
function numbersIn(out: string): [string, number][] {
  return out
    .trim()
    .split('\n')
    .map(line => {
      const [name = '', value = '', ...rest] = line.split(' ')
      if (rest.length > 0 || value === '') expect.unreachable(`not a name and a number: ${line}`)
      return [name, Number(value.replace('inf', 'Infinity'))]
    })
}

const stages = lectureStages()
/** What neither an example nor the lecture has. */
const more = [
  { widget: 'explorer', state: 'p=laplace(0, 1)&q=normal(1, 1)' },
  { widget: 'explorer', state: 'p=gamma(2.5, 1.5)&q=gamma(3, 1)' },
  { widget: 'explorer', state: 'p=0.5 uniform(-1, 2) %2B 0.5 gamma(3, 2)&q=normal(1, 2)' },
]

describe.skipIf(!canRun).each(Object.entries(widgets))('%s', (name, { model }) => {
  const start = initialState(model.fields)
  const read = (entries: Iterable<readonly [string, string]>) =>
    applyText(model.fields, start, entries, (field, problem) => expect.unreachable(`${field}: ${problem}`))
  const states: State<Fields>[] = [
    start,
    ...model.presets.map(({ set }) => read(Object.entries(set))),
    ...[...stages, ...more].filter(({ widget }) => widget === name).map(({ state }) => read(parseQuery(state))),
  ]
  const programs = [...new Map(states.map(state => [model.python(state), state])).entries()]
  const outcomes = new Map<string, Promise<Outcome>>()
  beforeAll(() => {
    for (const [program] of programs) outcomes.set(program, python.run(program))
  })

  test.each(programs)('%#: Python prints every number of the figure', { timeout: forever }, async (program, state) => {
    const { out, error, warnings } = (await outcomes.get(program)) ?? expect.unreachable()
    expect(error).toBeNull()
    expect(warnings).toEqual([])
    const printed = numbersIn(out)
    const { quantities } = figure(model, state)
    expect(printed.map(([quantity]) => quantity).sort()).toEqual(Object.keys(quantities).sort())
    for (const [quantity, theirs] of printed) {
      const value = quantities[quantity] ?? Number.NaN
      const tie = Math.abs(theirs - value) <= 1e-8 * Math.max(1, Math.abs(value))
      expect(tie || formatNumber(theirs) === formatNumber(value), `${quantity}: ${theirs}, not ${value}`).toBe(true)
    }
  })
})

test('the lecture has steps to run', () => {
  expect(stages.length).toBeGreaterThan(20)
})
