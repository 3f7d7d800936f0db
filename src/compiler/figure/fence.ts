/** Reads a widget's fence: which widget it names, and line by line the plan of its figure. */
import { quoted } from '../../text/quoted.ts'
import { didYouMean, oneOf } from '../../text/suggest.ts'
import type { Field, Fields, Widget } from '../../widgets/core/contract.ts'
import { applyText, initialState } from '../../widgets/core/state.ts'
import { idProblem, isId } from '../slide/ids.ts'
import type { Fail, FigurePlan, Stage, Words } from './figurePlan.ts'
import { checkQuestion, readAsked, readChoice } from './question.ts'

export type Widgets = Readonly<Record<string, Widget>>

const ownKeys = ['id', 'controls', 'print', 'say', 'ask', 'number', 'place', 'right', 'wrong', 'step']

/** The widget that a fence's info names (`widget explorer`), or why there is none. */
export function widgetOf(info: string, widgets: Widgets): { name: string; widget: Widget } | string {
  const [, name = '', ...rest] = info.trim().split(/\s+/)
  const names = Object.keys(widgets)
  if (rest.length > 0) return `widget: expected a name alone, got ${quoted([name, ...rest].join(' '))}`
  const widget = Object.hasOwn(widgets, name) ? widgets[name] : undefined
  if (name === '') return `widget: expected ${oneOf(names)}, got nothing`
  if (!widget) return `widget: expected ${oneOf(names)}, got ${quoted(name)}${didYouMean(name, names)}`
  return { name, widget }
}

/** A fence as far as it has been read. */
interface Reading {
  plan: FigurePlan
  fields: Fields
  /** What may be given once, and the line that gives it. */
  given: Map<string, number>
  /** The step to be printed, to be checked when the steps are counted. */
  print?: Words
  fail: Fail
}

/**
 * Reads the lines of a widget's fence, of which the first stands on `firstLine`. What is wrong is told to `fail`; the
 * plan is complete only where nothing was.
 */
export function readFence(text: string, firstLine: number, name: string, widget: Widget, fail: Fail): FigurePlan {
  const { fields } = widget.model
  const plan: FigurePlan = {
    widget,
    name,
    id: { text: name, line: firstLine - 1 },
    controls: 'all',
    print: -1,
    stages: [{ line: firstLine - 1, state: initialState(fields), choices: [] }],
  }
  const reading: Reading = { plan, fields, given: new Map(), fail }
  for (const [index, source] of text.split('\n').entries()) {
    const line = firstLine + index
    if (source.trim() === '' || source.trimStart().startsWith('#')) continue
    const [, key, value = ''] = /^\s*([\w-]+)\s*:(.*)$/s.exec(source) ?? []
    if (key === undefined) fail(line, `expected "key: value", got ${quoted(source)}`)
    else readKey(reading, key, { text: value.trim(), line })
  }
  plan.print = reading.print ? stageNumber(reading.print, plan.stages.length, fail) : plan.stages.length - 1
  for (const stage of plan.stages) checkQuestion(stage, widget.model, fail)
  return plan
}

/** Reads `key: words`; it belongs to the stage that was begun last, or to the figure. */
function readKey(reading: Reading, key: string, words: Words): void {
  const { plan, fail } = reading
  const stage = plan.stages.at(-1)!
  const once = (then: () => void) => giveOnce(reading, key, key, words.line, then)
  if (key === 'step') readStep(reading, words)
  else if (key === 'say' || key === 'ask')
    giveOnce(reading, `${key} ${plan.stages.length}`, key, words.line, () => (stage[key] = words))
  else if (key === 'number' || key === 'place') readAsked(stage, key, words, fail)
  else if (key === 'right' || key === 'wrong') readChoice(stage, key, words, fail)
  else if (key === 'print') once(() => (reading.print = words))
  else if (key === 'id') once(() => (plan.id = readId(words, plan.name, fail)))
  else if (key === 'controls') once(() => (plan.controls = readControls(words, fail)))
  else readStart(reading, key, words)
}

/** Reads a field of the start. */
function readStart(reading: Reading, key: string, words: Words): void {
  const { plan, fields, fail } = reading
  const keys = [...Object.keys(fields), ...ownKeys]
  if (!Object.hasOwn(fields, key))
    fail(words.line, `unknown key ${quoted(key)}: expected ${oneOf(keys)}${didYouMean(key, keys)}`)
  else if (plan.stages.length > 1)
    fail(
      words.line,
      `${key}: the start stands before the first step: expected ${quoted(`step: ${key} = ${words.text}`)}`,
    )
  else giveOnce(reading, `0 ${key}`, key, words.line, () => setField(reading, plan.stages[0]!, key, words))
}

/** Reads `step: field = value; …`, which begins a stage. */
function readStep(reading: Reading, { text, line }: Words): void {
  const { plan, fields, fail } = reading
  const names = Object.keys(fields)
  const stage: Stage = { line, state: plan.stages.at(-1)!.state, choices: [] }
  plan.stages.push(stage)
  for (const part of text.split(';').filter(part => part.trim() !== '')) {
    const [, field, value = ''] = /^\s*([\w-]+)\s*=(.*)$/s.exec(part) ?? []
    if (field === undefined) fail(line, `step: expected "field = value", got ${quoted(part)}`)
    else if (!Object.hasOwn(fields, field))
      fail(line, `step: unknown field ${quoted(field)}: expected ${oneOf(names)}${didYouMean(field, names)}`)
    else
      giveOnce(reading, `${plan.stages.length - 1} ${field}`, `step: ${field}`, line, () =>
        setField(reading, stage, field, { text: value.trim(), line }),
      )
  }
}

/** Does `then` where `what` was not given before; else that is told, under the name of `key`. */
function giveOnce({ given, fail }: Reading, what: string, key: string, line: number, then: () => void): void {
  const first = given.get(what)
  if (first !== undefined) return void fail(line, `${key}: given twice: line ${first} gives it already`)
  given.set(what, line)
  then()
}

function setField({ fields, fail }: Reading, stage: Stage, name: string, { text, line }: Words): void {
  stage.state = applyText<Record<string, Field<unknown>>>(fields, stage.state, [[name, text]], (field, problem) =>
    fail(line, `${field}: ${problem}`),
  )
}

function readControls({ text, line }: Words, fail: Fail): 'all' | 'none' {
  if (text !== 'all' && text !== 'none') fail(line, `controls: expected all or none, got ${quoted(text)}`)
  return text === 'none' ? 'none' : 'all'
}

function readId(words: Words, name: string, fail: Fail): Words {
  if (isId(words.text)) return words
  fail(words.line, idProblem(words.text))
  return { text: name, line: words.line }
}

function stageNumber({ text, line }: Words, count: number, fail: Fail): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number < count) return number
  const known = count === 1 ? '0, for there is no step' : `a number from 0, the start, to ${count - 1}, the last step`
  fail(line, `print: expected ${known}, got ${quoted(text)}`)
  return count - 1
}
