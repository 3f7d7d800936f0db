/** The stages of a figure, on the page. */
import { type Given, Question } from './question.ts'

/** What is remembered of the question at a stage. */
export type Recall = (stage: number, question: Question) => Given | undefined

/** The stages of a figure as they stand in the page: their words and questions, of which one stage's are shown. */
export class Stages {
  shown = 0
  private readonly elements: HTMLElement[]
  private readonly questions: (Question | undefined)[]
  private readonly recall: Recall

  constructor(figure: HTMLElement, recall: Recall) {
    this.elements = [...figure.querySelectorAll<HTMLElement>('.kl-stage')]
    this.questions = this.elements.map(element => {
      const box = element.querySelector<HTMLElement>('.kl-question')
      return box ? new Question(box) : undefined
    })
    this.recall = recall
    this.show(0)
  }

  /** The question of the stage that is shown. */
  get question(): Question | undefined {
    return this.questions[this.shown]
  }

  /** The state of a stage, in the notation of links without the figure's name. */
  stateOf(stage: number): string {
    return this.elements[stage]?.dataset.state ?? ''
  }

  /** Shows a stage's words. Its question is open, unless an answer to it is remembered. */
  show(stage: number): void {
    this.shown = stage
    for (const [index, element] of this.elements.entries()) element.hidden = index !== stage
    const { question } = this
    question?.show(this.recall(stage, question) ?? open)
  }

  /** The numbers of every open question are to be seen, unasked. */
  uncover(): void {
    for (const question of this.questions)
      if (question?.answer === 'open') question.show({ answer: 'shown', typed: '' })
  }
}

const open: Given = { answer: 'open', typed: '' }
