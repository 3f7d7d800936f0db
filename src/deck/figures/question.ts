/** The question of a stage, on the page: what may be answered, what is replied, and which of it is shown. */
import { readCondition, readValue } from '../../widgets/answers/condition.ts'
import { holds, readTolerance, type Scope, valueIn } from '../../widgets/answers/scope.ts'

/** How a question stands: open, its numbers shown by a link or asked to be shown, or the reply that was given (from 0). */
export type Answer = 'open' | 'shown' | 'skipped' | number

/** An answer, and what was typed for it. */
export interface Given {
  answer: Answer
  typed: string
}

/** What the names in a question's conditions mean, when it is answered. */
export type Meaning = Pick<Scope, 'quantities' | 'state'>

/** What is asked in an element, as text, each formula in it once: KaTeX keeps it as MathML, as TeX and as boxes to look at. */
export function askedIn(element: Element): string {
  const ask = element.querySelector('.kl-ask')?.cloneNode(true)
  if (!(ask instanceof Element)) return ''
  for (const again of ask.querySelectorAll('annotation, .katex-html')) again.remove()
  return ask.textContent.trim()
}

/** The question of one stage, on the page: its controls, its replies, and which of them is shown. */
export class Question {
  answer: Answer = 'open'
  /** What was typed when it was answered. */
  typed = ''
  private readonly box: HTMLElement
  private readonly choices: HTMLElement[]
  private readonly replies: HTMLElement[]
  private readonly field: HTMLInputElement | null

  constructor(box: HTMLElement) {
    this.box = box
    this.choices = [...box.querySelectorAll<HTMLElement>('.kl-choice')]
    this.replies = [...box.querySelectorAll<HTMLElement>('.kl-reply')]
    this.field = box.querySelector<HTMLInputElement>('.kl-field')
    this.field?.addEventListener('input', () => this.field?.setCustomValidity(''))
  }

  /** What is asked, as text. */
  get text(): string {
    return askedIn(this.box)
  }

  get right(): boolean {
    return typeof this.answer === 'number' && this.isRight(this.answer)
  }

  /** The answer that an event within the figure gives; undefined where it gives none. A field that holds no number says so. */
  given(event: Event, meaning: () => Meaning): Given | undefined {
    const target = event.target instanceof Element ? event.target : undefined
    const button = event.type === 'click' ? target?.closest<HTMLElement>('button') : undefined
    if (button && !this.box.contains(button)) return undefined
    if (button?.matches('.kl-skip')) return { answer: 'skipped', typed: '' }
    if (button?.matches('.kl-infinite')) this.type('∞')
    const choice = button ? this.choices.indexOf(button) : -1
    if (choice >= 0) return { answer: choice, typed: '' }
    const entered = event.type === 'keydown' && (event as KeyboardEvent).key === 'Enter' && target === this.field
    if (this.field && (entered || button?.matches('.kl-give'))) return this.judgeNumber(this.field, meaning())
    if (!button?.matches('.kl-give')) return undefined
    return { answer: this.judge(meaning(), readCondition(this.box.dataset.place ?? '')), typed: '' }
  }

  /** Marks what was answered and shows the reply to it; an answer that this question has not is ignored. */
  show({ answer, typed }: Given): void {
    if (typeof answer === 'number' && answer >= this.replies.length) return
    const reopened = answer === 'open' && this.answer !== 'open'
    this.answer = answer
    this.typed = typed
    for (const [index, choice] of this.choices.entries()) press(choice, index === answer)
    for (const [index, reply] of this.replies.entries())
      reply.hidden = !(index === answer || (answer === 'skipped' && this.isRight(index)))
    const skip = this.box.querySelector<HTMLElement>('.kl-skip')
    if (skip) press(skip, answer === 'skipped')
    if (skip) skip.hidden = answer === 'shown' || typeof answer === 'number'
    if (typeof answer === 'number') this.type(typed)
    if (reopened) this.type('')
  }

  private judgeNumber(field: HTMLInputElement, { quantities, state }: Meaning): Given | undefined {
    const within = this.within
    const answer = numberTyped(field.value)
    const truth = valueIn({ quantities, state, within }, readValue(this.box.dataset.number ?? ''))
    if (answer === undefined) {
      field.setCustomValidity('Expected a number such as 0.5')
      field.reportValidity()
      return undefined
    }
    const isTruth = readCondition('answer near truth')
    const meaning = { quantities: { ...quantities, truth }, state }
    return { answer: this.judge(meaning, isTruth, { answer, truth }), typed: field.value.trim() }
  }

  /** The right reply where `truth` holds, else the first whose condition does, else the last. */
  private judge(meaning: Meaning, truth: ReturnType<typeof readCondition>, typed: Partial<Scope> = {}): Answer {
    const scope = { ...meaning, ...typed, within: this.within }
    const rightOne = this.replies.findIndex((_, index) => this.isRight(index))
    if (holds(scope, truth)) return rightOne
    const wrong = this.replies.findIndex(
      ({ dataset }) => dataset.if !== undefined && holds(scope, readCondition(dataset.if)),
    )
    return wrong >= 0 ? wrong : this.replies.findLastIndex((_, index) => index !== rightOne)
  }

  private get within() {
    return readTolerance(this.box.dataset.within ?? '')
  }

  private isRight(index: number): boolean {
    const answered = this.choices[index] ?? this.replies[index]
    return answered?.dataset.right !== undefined
  }

  private type(text: string): void {
    if (!this.field) return
    this.field.value = text
    this.field.setCustomValidity('')
  }
}

/** A number as people write it: with a comma, as a fraction, as `log(2)`, or ∞. */
function numberTyped(text: string): number | undefined {
  try {
    const value = valueIn(
      { quantities: {}, state: {}, within: { amount: 0, relative: false } },
      readValue(text.replace(',', '.')),
    )
    return Number.isNaN(value) ? undefined : value
  } catch {
    return undefined
  }
}

function press(button: HTMLElement, on: boolean): void {
  button.classList.toggle('kl-chosen', on)
  button.ariaPressed = String(on)
}
