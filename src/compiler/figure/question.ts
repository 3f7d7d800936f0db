/** Reads what a figure asks, and checks that each question has one right answer and conditions that can hold. */
import { quoted } from '../../text/quoted.ts'
import { didYouMean } from '../../text/suggest.ts'
import { type Condition, namesIn, readCondition, readValue, type Value } from '../../widgets/answers/condition.ts'
import {
  holds,
  isKnown,
  namesKnown,
  readTolerance,
  type Scope,
  type Tolerance,
  valueIn,
} from '../../widgets/answers/scope.ts'
import type { Fields, Model } from '../../widgets/core/contract.ts'
import { figure } from '../../widgets/core/state.ts'
import { messageOf } from '../diagnostics/diagnostics.ts'
import type { Asked, Choice, Fail, Stage, Words } from './figurePlan.ts'

type AnyModel = Model<Fields, unknown>

/** A typed number is near within 5 %, a place within a quarter of the width there. */
const usual = { number: '5 %', place: '25 %' }

/** `number: kl-qp in nats within 5 %`, `place: q near reverse-1 within 25 %` */
export function readAsked(stage: Stage, kind: Asked['kind'], { text, line }: Words, fail: Fail): void {
  const [asked, within = usual[kind]] = partedAt(text, ' within ')
  const [truth, unit = ''] = kind === 'number' ? partedAt(asked, ' in ') : [asked]
  if (!stage.ask) fail(line, `${kind}: expected "ask:" before it, at the same step`)
  else if (stage.asked)
    fail(line, `${kind}: expected one number or place, line ${stage.asked.line} asks for one already`)
  else if (unit !== '' && unit !== 'nats')
    fail(line, `${kind}: expected nats after "in", got ${quoted(unit)}${didYouMean(unit, ['nats'])}`)
  stage.asked ??= { kind, line, truth, within, unit }
}

/** `answer => reply` */
export function readChoice(stage: Stage, key: 'right' | 'wrong', { text, line }: Words, fail: Fail): void {
  const [answer, reply = ''] = partedAt(text, '=>')
  const computed = key === 'right' && stage.asked?.kind === 'number'
  if (!stage.ask) fail(line, `${key}: expected "ask:" before it, at the same step`)
  else if ((answer === '' && !computed) || reply === '')
    fail(line, `${key}: expected "answer => reply", got ${quoted(text)}`)
  stage.choices.push({ right: key === 'right', answer: { text: answer, line }, reply: { text: reply, line } })
}

/** Tells what is wrong with a stage's question as a whole, and parts the answers of a number or place from their conditions. */
export function checkQuestion(stage: Stage, model: AnyModel, fail: Fail): void {
  const { ask, asked, choices } = stage
  if (!ask) return
  const right = choices.filter(choice => choice.right).length
  if (choices.length < 2)
    fail(ask.line, `ask: expected two ${asked ? 'answers' : 'choices'} or more, got ${choices.length}`)
  else if (right !== 1) fail(ask.line, `ask: expected exactly one "right:", got ${right === 0 ? 'none' : right}`)
  if (!asked) return
  const wrong = choices.filter(choice => !choice.right)
  for (const choice of wrong) takeCondition(choice, choice === wrong.at(-1), fail)
  const scope = scopeAt(stage, asked, model, fail)
  if (!scope) return
  checkTruth(asked, scope, fail)
  for (const { when, answer } of wrong) if (when !== undefined) checkCondition(when, answer.line, asked, scope, fail)
}

function takeCondition(choice: Choice, last: boolean, fail: Fail): void {
  const { text, line } = choice.answer
  const [words, when] = partedAt(text, ' if ')
  if (last && when !== undefined)
    fail(line, `wrong: expected the last one without "if", for whatever is left, got ${quoted(`if ${when}`)}`)
  else if (!last && when === undefined)
    fail(line, `wrong: expected "answer if condition => reply", got ${quoted(text)}`)
  if (when === undefined) return
  choice.answer = { text: words, line }
  choice.when = when
}

/** What names mean at this stage; undefined where the figure fails or the tolerance is none, which is told. */
function scopeAt({ state }: Stage, { kind, line, within }: Asked, model: AnyModel, fail: Fail): Scope | undefined {
  let tolerance: Tolerance
  try {
    tolerance = readTolerance(within)
  } catch (error) {
    fail(line, `${kind}: within: ${messageOf(error)}`)
    return undefined
  }
  try {
    return { quantities: figure(model, state).quantities, state, within: tolerance }
  } catch {
    return undefined // Told with the stage.
  }
}

function checkTruth({ kind, line, truth }: Asked, scope: Scope, fail: Fail): void {
  const part = attempt(() => (kind === 'number' ? readValue(truth) : readCondition(truth)), kind, line, fail)
  if (!part || !namesHold(part, kind, line, scope, fail)) return
  if (kind === 'number') {
    scope.truth = valueIn(scope, part as Value)
    scope.answer = scope.truth
    if (Number.isNaN(scope.truth)) fail(line, `number: expected a number, got ${quoted(truth)}, which is none here`)
    return
  }
  const lone = loneSide(part as Condition, scope)
  if (lone !== undefined) fail(line, `place: expected a number on each side, got ${quoted(lone)}`)
  else if (holds(scope, part as Condition))
    fail(line, 'place: expected something to be dragged, but the figure stands there at this step')
}

function checkCondition(when: string, line: number, { kind }: Asked, scope: Scope, fail: Fail): void {
  const condition = attempt(() => readCondition(when), 'wrong', line, fail)
  if (!condition || !namesHold(condition, 'wrong', line, scope, fail)) return
  const lone = loneSide(condition, scope)
  if (lone !== undefined) fail(line, `wrong: expected a number on each side, got ${quoted(lone)}`)
  else if (kind === 'number' && isTaken(condition, scope))
    fail(line, `wrong: expected an answer that is not right, but ${quoted(when)} holds within what counts as right`)
}

function attempt<T>(read: () => T, key: string, line: number, fail: Fail): T | undefined {
  try {
    return read()
  } catch (error) {
    fail(line, `${key}: ${messageOf(error)}`)
    return undefined
  }
}

function namesHold(part: Condition | Value, key: string, line: number, scope: Scope, fail: Fail): boolean {
  const unknown = namesIn(part).find(name => !isKnown(scope, name))
  if (unknown === undefined) return true
  const known = namesKnown(scope)
  const some = known.slice(0, 6).join(', ')
  fail(
    line,
    `${key}: expected a quantity or field such as ${some}, got ${quoted(unknown)}${didYouMean(unknown, known)}`,
  )
  return false
}

/** A name that stands where a number must, and is a place. */
function loneSide(condition: Condition, scope: Scope): string | undefined {
  if (condition.kind === 'joined') return loneSide(condition.left, scope) ?? loneSide(condition.right, scope)
  const sides = [condition.left, condition.right]
  const nan = sides.map(side => Number.isNaN(valueIn(scope, side)))
  const places = condition.by === 'near' && nan[1] && sides.every(side => side.kind === 'name')
  const lone = places ? undefined : sides[nan.indexOf(true)]
  return lone && namesIn(lone)[0]
}

/** Whether what an answer is compared with is within the tolerance of the truth. */
function isTaken(condition: Condition, scope: Scope): boolean {
  if (condition.kind !== 'compared' || condition.by !== 'near') return false
  const { left, right } = condition
  if (left.kind !== 'name' || left.name !== 'answer') return false
  const at = valueIn(scope, right)
  const truth: Value = { kind: 'number', value: scope.truth ?? Number.NaN }
  return holds({ ...scope, answer: at }, { kind: 'compared', by: 'near', left, right: truth })
}

/** What stands before a mark, and what behind it if it is there. */
function partedAt(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark)
  return at < 0 ? [text.trim()] : [text.slice(0, at).trim(), text.slice(at + mark.length).trim()]
}
