import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { State } from '../../../src/widgets/core/contract.ts'
import { applyText, figure, formatState, initialState } from '../../../src/widgets/core/state.ts'
import { widgets } from '../../../src/widgets/index.ts'
import { anyState } from './wild.ts'

/** How many states each widget is tried in; `STATES=10000` for a night. */
const numRuns = Number(process.env.STATES ?? 40)
/** A slip of a second is a nuisance, a hang a fault: ms. */
const patience = 4000

describe.each(Object.entries(widgets))('%s, in any state it can come to', (_name, { model }) => {
  const states = anyState(model.fields)

  test('shows numbers, infinite ones among them, and words, in bounded time', { timeout: 0 }, () => {
    fc.assert(
      fc.property(states, state => {
        const began = performance.now()
        const { quantities, sentence } = figure(model, state)
        const python = model.python(state)
        const took = performance.now() - began
        for (const [name, value] of Object.entries(quantities))
          if (Number.isNaN(value)) throw new Error(`${name} is NaN`)
        expect(sentence).not.toMatch(/NaN|undefined|null|\[object/)
        expect(python).not.toMatch(/NaN|undefined|null|\[object/)
        if (took > patience) throw new Error(`took ${took.toFixed(0)} ms`)
      }),
      { numRuns, seed: Number(process.env.SEED ?? 7), endOnFailure: true },
    )
  })

  test('can be written down and read back, with nothing lost and nothing to report', { timeout: 0 }, () => {
    fc.assert(
      fc.property(states, state => {
        const text = formatState(model.fields, state)
        const problems: string[] = []
        const read = applyText(model.fields, initialState(model.fields), Object.entries(text), (field, problem) =>
          problems.push(`${field}: ${problem}`),
        )
        expect(problems).toEqual([])
        expect(formatState(model.fields, read as State<typeof model.fields>)).toEqual(text)
      }),
      { numRuns, seed: Number(process.env.SEED ?? 7), endOnFailure: true },
    )
  })
})
