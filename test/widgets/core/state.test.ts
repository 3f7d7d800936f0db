import { expect, test } from 'vitest'
import type { Field } from '../../../src/widgets/core/contract.ts'
import { applyText, changed, formatState, initialState } from '../../../src/widgets/core/state.ts'
import { choiceField } from '../../../src/widgets/fields/fields.ts'

const angle: Field<number> = {
  initial: 0,
  parse(text) {
    const value = Number(text)
    if (!Number.isFinite(value)) throw new RangeError(`expected an angle, got "${text}"`)
    return value
  },
  format: String,
  clamp: value => Math.min(90, Math.max(0, value)),
}
const fields = { angle, mood: choiceField(['calm', 'wild']) }

test('the initial state is the fields’ own', () => {
  expect(initialState(fields)).toEqual({ angle: 0, mood: 'calm' })
})

test('a change past the edge rests at the edge, and leaves the rest alone', () => {
  expect(changed(fields, { angle: 10, mood: 'wild' }, { angle: 400 })).toEqual({ angle: 90, mood: 'wild' })
})

test('state and text are the same thing', () => {
  const state = { angle: 45, mood: 'wild' } as const
  expect(applyText(fields, initialState(fields), Object.entries(formatState(fields, state)), fail)).toEqual(state)
})

test('what cannot be read is reported and left as it was; the rest is taken', () => {
  const problems: string[] = []
  const text: [string, string][] = [
    ['angle', 'steep'],
    ['mood', 'wild'],
    ['colour', 'red'],
  ]
  const state = applyText(fields, initialState(fields), text, (field, problem) => problems.push(`${field}: ${problem}`))
  expect(state).toEqual({ angle: 0, mood: 'wild' })
  expect(problems).toEqual([
    'angle: expected an angle, got "steep"',
    'colour: unknown field; this widget has angle, mood',
  ])
})

test('a value out of range is reported and rests at the edge', () => {
  const problems: string[] = []
  const state = applyText(fields, initialState(fields), [['angle', '200']], (_, problem) => problems.push(problem))
  expect(state.angle).toBe(90)
  expect(problems).toEqual(['200 is out of range; the nearest is 90'])
})

test('a choice names its choices when it is given another', () => {
  expect(() => fields.mood.parse('sad')).toThrow('expected calm or wild, got "sad"')
})

function fail(field: string, problem: string): never {
  throw new Error(`${field}: ${problem}`)
}
