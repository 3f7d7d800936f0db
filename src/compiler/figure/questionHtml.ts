/** The question of a stage as HTML. */
import { readValue } from '../../widgets/answers/condition.ts'
import { readTolerance, valueIn } from '../../widgets/answers/scope.ts'
import type { Fields, Model } from '../../widgets/core/contract.ts'
import { figure } from '../../widgets/core/state.ts'
import { formatNumber } from '../../widgets/shared/numbers.ts'
import { attributesHtml } from '../html.ts'
import { texAsText } from '../tex/renderTex.ts'
import type { Asked, Choice, Stage, Words } from './figurePlan.ts'

type Inline = (words: Words) => string

const skip = '<button type="button" class="kl-skip" aria-pressed="false">Show me</button>'

/** What is asked, how it is answered, and every reply, hidden; empty where nothing is asked. */
export function questionHtml(stage: Stage, model: Model<Fields, unknown>, inline: Inline): string {
  const { ask, asked, choices } = stage
  if (!ask) return ''
  const head = `<p class="kl-ask">${inline(ask)}</p>`
  if (!asked) return `<div class="kl-question">${head}${choicesHtml(choices, inline)}${skip}</div>`
  const truth = asked.kind === 'number' ? truthOf(asked, stage, model) : undefined
  const replies = choices.map(choice => replyHtml(choice, asked, truth, inline))
  const own: [string, string][] = [
    [`data-${asked.kind}`, asked.truth],
    ['data-within', asked.within],
    ['data-unit', asked.unit],
  ]
  const entry = truth === undefined ? placeEntry : numberEntry(asked, truth, choices)
  return (
    `<div class="kl-question"${attributesHtml(own.filter(([, value]) => value !== ''))}>${head}` +
    `<p class="kl-entry">${entry}${skip}</p><div class="kl-replies" aria-live="polite">${replies.join('')}</div></div>`
  )
}

function choicesHtml(choices: readonly Choice[], inline: Inline): string {
  const items = choices.map(
    ({ right, answer, reply }) =>
      `<li><button type="button" class="kl-choice" ${right ? 'data-right' : 'data-wrong'}${nameHtml(answer)}>${inline(answer)}</button>` +
      `<p class="kl-reply" hidden>${inline(reply)}</p></li>`,
  )
  return `<ul class="kl-choices" aria-live="polite">${items.join('')}</ul>`
}

/** A button is called by its words; where they hold a formula, by that formula in plain text: MathML makes no name. */
function nameHtml({ text }: Words): string {
  const name = text.replace(/\$([^$]+)\$/g, (_, tex: string) => texAsText(tex))
  return name === text ? '' : attributesHtml([['aria-label', name]])
}

/** A reply to a number or place, with the name of what was answered before it. */
function replyHtml(
  { right, answer, reply, when }: Choice,
  { unit }: Asked,
  truth: number | undefined,
  inline: Inline,
): string {
  const attributes = when === undefined ? '' : attributesHtml([['data-if', when]])
  const written = right && truth !== undefined ? `${formatNumber(truth)} ${unit}`.trim() : ''
  const words = answer.text === '' ? written : inline(answer) + (written && ` (${written})`)
  return `<p class="kl-reply" ${right ? 'data-right' : 'data-wrong'}${attributes} hidden><strong class="kl-named">${words}:</strong> ${inline(reply)}</p>`
}

const placeEntry = '<button type="button" class="kl-give">Here</button>'

/** The field: with a key for ∞ where an answer may be that, with the small keyboard of digits where none may be negative. */
function numberEntry({ unit }: Asked, truth: number, choices: readonly Choice[]): string {
  const conditions = choices.flatMap(({ when }) => (when === undefined ? [] : [when]))
  const infinite = truth === Number.POSITIVE_INFINITY || conditions.some(when => /∞|infinity/.test(when))
  const digits = truth < 0 ? '' : ' inputmode="decimal"'
  return (
    `<label>Your number <input class="kl-field" type="text"${digits} size="7" autocomplete="off" spellcheck="false" enterkeyhint="done" maxlength="64"/>` +
    `${unit && ` ${unit}`}</label>${infinite ? '<button type="button" class="kl-infinite" aria-label="Infinite">∞</button>' : ''}` +
    '<button type="button" class="kl-give">Answer</button>'
  )
}

function truthOf({ truth, within }: Asked, { state }: Stage, model: Model<Fields, unknown>): number {
  return valueIn(
    { quantities: figure(model, state).quantities, state, within: readTolerance(within) },
    readValue(truth),
  )
}
