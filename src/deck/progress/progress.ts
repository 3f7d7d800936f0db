/** What a reader has seen and answered, as this machine keeps it. */
import {
  array,
  boolean,
  type GenericSchema,
  literal,
  looseObject,
  object,
  pipe,
  string,
  transform,
  union,
  unknown,
} from 'valibot'
import type { Figure } from '../figures/figure.ts'
import { askedIn, type Given } from '../figures/question.ts'
import { type Reader, stored } from '../page/storage.ts'
import { entriesOf, readerOf, wholeFrom } from '../schema/schema.ts'

/** The first answer to a question, as this machine keeps it. */
export interface KeptAnswer extends Given {
  /** The words of the question: an answer to other words does not count. */
  ask: string
  right: boolean
}

/** A question of the lecture by its place in the page. */
export interface QuestionPlace {
  figure: string
  stage: number
  ask: string
}

interface Kept {
  slides: readonly string[]
  answers: Readonly<Record<string, KeptAnswer>>
}

const answerSchema = looseObject({
  answer: union([literal('skipped'), wholeFrom(0)]),
  typed: string(),
  ask: string(),
  right: boolean(),
}) satisfies GenericSchema<unknown, KeptAnswer>

/** Anything may have been stored under our name: what cannot be read is left out. */
export const readKept: Reader<Kept> = readerOf(
  looseObject({
    slides: pipe(
      array(unknown()),
      transform(slides => slides.filter(slide => typeof slide === 'string')),
    ),
    answers: entriesOf(answerSchema),
  }),
)

/** With the answers of a form that this version of the deck does not know: they stay for the one that does. */
const readAllAnswers = readerOf(
  pipe(
    object({ answers: entriesOf(unknown()) }),
    transform(({ answers }) => answers),
  ),
)

const name = 'kl-progress'

const nothing: Kept = { slides: [], answers: {} }

/** What a reader has seen and answered. It stays on this machine; where storage is forbidden or full, for as long as the page. */
export class Progress {
  private readonly stored = stored('local', name, readKept)
  private readonly allAnswers = stored('local', name, readAllAnswers)
  private readonly listeners: (() => void)[] = []
  private kept = this.stored.read() ?? nothing

  constructor() {
    // Another tab of the same reader.
    this.stored.onChange(() => {
      this.kept = this.stored.read() ?? nothing
      this.tell()
    })
  }

  get slides(): readonly string[] {
    return this.kept.slides
  }

  answerTo(place: QuestionPlace): KeptAnswer | undefined {
    const key = keyOf(place)
    const found = Object.hasOwn(this.kept.answers, key) ? this.kept.answers[key] : undefined
    return found?.ask === place.ask ? found : undefined
  }

  /** Keeps an answer, unless the question has one: the first counts. */
  answer(place: QuestionPlace, given: Given, right: boolean): void {
    if (this.answerTo(place)) return
    const answer: KeptAnswer = { answer: given.answer, typed: given.typed, ask: place.ask, right }
    this.keep({ ...this.kept, answers: { ...this.kept.answers, [keyOf(place)]: answer } })
  }

  visit(slide: string): void {
    if (!this.kept.slides.includes(slide)) this.keep({ ...this.kept, slides: [...this.kept.slides, slide] })
  }

  clear(): void {
    this.kept = nothing
    this.stored.clear()
    this.tell()
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener)
  }

  private keep(kept: Kept): void {
    this.kept = kept
    this.stored.write({ ...kept, answers: { ...(this.allAnswers.read() as Kept['answers']), ...kept.answers } })
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

/** Keeps every answer that is given in this window. */
export function keepAnswers(progress: Progress, figures: ReadonlyMap<string, Figure>): void {
  document.addEventListener('deck:answer', ({ target }) => {
    const figure = target instanceof Element ? figures.get(target.id) : undefined
    const { question, stage } = figure ?? {}
    if (figure && question && stage !== undefined)
      progress.answer({ figure: figure.id, stage, ask: question.text }, question, question.right)
  })
}

/** The questions that stand in an element of the page, in order. */
export function questionsIn(element: Element): QuestionPlace[] {
  return [...element.querySelectorAll<HTMLElement>('figure[data-widget]')].flatMap(figure =>
    [...figure.querySelectorAll('.kl-stage')].flatMap((stage, index) => {
      const ask = askedIn(stage)
      return ask ? [{ figure: figure.id, stage: index, ask }] : []
    }),
  )
}

function keyOf({ figure, stage }: QuestionPlace): string {
  return `${figure}/${stage}`
}
