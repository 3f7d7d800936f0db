/** A figure's place in its slide as HTML, with all its stages in words and as state, for the deck to mount. */
import type { Fields, Model, State } from '../../widgets/core/contract.ts'
import { formatQuery } from '../../widgets/core/query.ts'
import { figure, formatState } from '../../widgets/core/state.ts'
import { messageOf } from '../diagnostics/diagnostics.ts'
import { attributesHtml, classes, escapeHtml } from '../html.ts'
import type { FigurePlan, Stage, Words } from './figurePlan.ts'
import { questionHtml } from './questionHtml.ts'

/** A widget's place in a slide: what it shows at every stage, in words and as state, for the deck to mount. */
export function figureHtml(
  plan: FigurePlan,
  attributes: readonly [string, string][],
  inline: (words: Words) => string,
): string {
  const { fields } = plan.widget.model
  const id = plan.id.text
  const extra = new Map(attributes)
  const own: [string, string][] = [
    ['class', classes('kl-figure', extra.get('class'))],
    ['data-widget', plan.name],
    ['id', id],
    ['data-state', query(fields, plan.stages[0]!.state, `${id}.`)],
    ['data-controls', plan.controls],
    ['data-print', String(plan.print)],
    ['data-prevent-swipe', ''],
  ]
  const names = new Set(own.map(([name]) => name))
  const steps = plan.stages
    .slice(1)
    .map((_stage, index) => `<span class="fragment kl-step" data-stage="${index + 1}"></span>`)
  return [
    `<figure${attributesHtml([...own, ...attributes.filter(([name]) => !names.has(name))])}>`,
    '<div class="kl-mount"></div>',
    `<div class="kl-stages">${plan.stages.map((stage, index) => stageHtml(plan.widget.model, stage, index, inline)).join('')}</div>`,
    ...steps,
    `<figcaption class="kl-caption" aria-live="polite" aria-atomic="true">${escapeHtml(sentence(plan.widget.model, plan.stages[plan.print]!.state))}</figcaption>`,
    '</figure>',
  ].join('')
}

/** Derives every stage: where the model throws at one, `fail` is told. */
export function tryStages({ widget, name, stages }: FigurePlan, fail: (line: number, message: string) => void): void {
  for (const [index, { state, line }] of stages.entries())
    try {
      sentence(widget.model, state)
    } catch (error) {
      fail(line, `${name} fails at ${index === 0 ? 'the start' : `step ${index}`}: ${messageOf(error)}`)
    }
}

const said = new WeakMap<object, Map<string, string>>()

/** The figure's sentence, derived once for each state: an edit elsewhere in the slide costs none. */
function sentence(model: Model<Fields, unknown>, state: State<Fields>): string {
  const known = said.get(model) ?? new Map<string, string>()
  said.set(model, known)
  const key = query(model.fields, state)
  const text = known.get(key) ?? figure(model, state).sentence
  known.set(key, text)
  return text
}

function stageHtml(
  model: Model<Fields, unknown>,
  stage: Stage,
  index: number,
  inline: (words: Words) => string,
): string {
  const attributes: [string, string][] = [
    ['class', 'kl-stage'],
    ['data-stage', String(index)],
    ['data-state', query(model.fields, stage.state)],
  ]
  if (stage.ask) attributes.push(['data-ask', ''])
  const say = stage.say ? `<p class="kl-say">${inline(stage.say)}</p>` : ''
  return `<div${attributesHtml(attributes)}>${say}${questionHtml(stage, model, inline)}</div>`
}

function query(fields: Fields, state: State<Fields>, prefix = ''): string {
  return formatQuery(Object.entries(formatState(fields, state)).map(([name, value]) => [prefix + name, value] as const))
}
