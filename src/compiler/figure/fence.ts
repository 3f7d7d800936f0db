import { quoted } from '../../text/quoted.ts'
import { didYouMean, oneOf } from '../../text/suggest.ts'
import type { Field, Fields, State, Widget } from '../../widgets/core/contract.ts'
import { applyText, initialState } from '../../widgets/core/state.ts'
import { idProblem, isId } from '../slide/ids.ts'
import { type Asked, asksFor, type Choice, checkQuestion, readChoice } from './question.ts'

/** A piece of an author's text, and the line it stands on. */
export interface Words {
  text: string
  line: number
}

/** What a figure shows between two steps: its whole state, and the words of the author. Stage 0 is the start. */
export interface Stage {
  line: number
  state: State<Fields>
  say?: Words
  ask?: Words
  /** What is asked for, where it is not one of the choices. */
  asked?: Asked
  choices: Choice[]
}

/** A widget's fence, read. */
export interface FigurePlan {
  widget: Widget
  name: string
  id: Words
  controls: 'all' | 'none'
  /** The stage that is printed. */
  print: number
  stages: Stage[]
}

export type Widgets = Readonly<Record<string, Widget>>
type Fail = (line: number, message: string) => void

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

/**
 * Reads the lines of a widget's fence, of which the first stands on `firstLine`. What is wrong is told to `fail`; the
 * plan is complete only where nothing was.
 */
export function readFence(text: string, firstLine: number, name: string, widget: Widget, fail: Fail): FigurePlan {
  const { fields } = widget.model
  const names = Object.keys(fields)
  const keys = [...names, ...ownKeys]
  const plan: FigurePlan = {
    widget,
    name,
    id: { text: name, line: firstLine - 1 },
    controls: 'all',
    print: -1,
    stages: [{ line: firstLine - 1, state: initialState(fields), choices: [] }],
  }
  const given = new Map<string, number>()
  let print: Words | undefined

  for (const [index, source] of text.split('\n').entries()) {
    const line = firstLine + index
    if (source.trim() === '' || source.trimStart().startsWith('#')) continue
    const [, key, value = ''] = /^\s*([\w-]+)\s*:(.*)$/s.exec(source) ?? []
    if (key === undefined) fail(line, `expected "key: value", got ${quoted(source)}`)
    else read(key, { text: value.trim(), line })
  }
  if (print) plan.print = stageNumber(print, plan.stages.length, fail)
  else plan.print = plan.stages.length - 1
  for (const stage of plan.stages) checkQuestion(stage, widget.model, fail)
  return plan

  function read(key: string, words: Words): void {
    const stage = plan.stages.at(-1)!
    if (key === 'step') step(words)
    else if (key === 'say' || key === 'ask')
      once(`${key} ${plan.stages.length}`, key, words, () => (stage[key] = words))
    else if (key === 'number' || key === 'place') asksFor(stage, key, words, fail)
    else if (key === 'right' || key === 'wrong') readChoice(stage, key, words, fail)
    else if (key === 'print') once(key, key, words, () => (print = words))
    else if (key === 'id') once(key, key, words, () => (plan.id = readId(words, name, fail)))
    else if (key === 'controls') once(key, key, words, () => (plan.controls = controls(words)))
    else if (!Object.hasOwn(fields, key))
      fail(words.line, `unknown key ${quoted(key)}: expected ${oneOf(keys)}${didYouMean(key, keys)}`)
    else if (plan.stages.length > 1)
      fail(
        words.line,
        `${key}: the start stands before the first step: expected ${quoted(`step: ${key} = ${words.text}`)}`,
      )
    else once(`0 ${key}`, key, words, () => set(stage, key, words))
  }

  function once(what: string, key: string, { line }: Words, then: () => void): void {
    const first = given.get(what)
    if (first !== undefined) return void fail(line, `${key}: given twice: line ${first} gives it already`)
    given.set(what, line)
    then()
  }

  function step({ text, line }: Words): void {
    const stage: Stage = { line, state: plan.stages.at(-1)!.state, choices: [] }
    plan.stages.push(stage)
    for (const part of text.split(';').filter(part => part.trim() !== '')) {
      const [, field, value = ''] = /^\s*([\w-]+)\s*=(.*)$/s.exec(part) ?? []
      if (field === undefined) fail(line, `step: expected "field = value", got ${quoted(part)}`)
      else if (!Object.hasOwn(fields, field))
        fail(line, `step: unknown field ${quoted(field)}: expected ${oneOf(names)}${didYouMean(field, names)}`)
      else
        once(`${plan.stages.length - 1} ${field}`, `step: ${field}`, { text: value.trim(), line }, () =>
          set(stage, field, { text: value.trim(), line }),
        )
    }
  }

  function set(stage: Stage, name: string, { text, line }: Words): void {
    stage.state = applyText<Record<string, Field<unknown>>>(fields, stage.state, [[name, text]], (field, problem) =>
      fail(line, `${field}: ${problem}`),
    )
  }

  function controls({ text, line }: Words): 'all' | 'none' {
    if (text !== 'all' && text !== 'none') fail(line, `controls: expected all or none, got ${quoted(text)}`)
    return text === 'none' ? 'none' : 'all'
  }
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
