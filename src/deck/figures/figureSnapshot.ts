import { type Answer, isAnswer } from './question.ts'

/** What a figure shows at one moment, as it travels between windows. */
export interface FigureSnapshot {
  /** The number of its steps that are shown. */
  stage: number
  /** Its state in the notation of links, without the figure's name. */
  state: string
  /** How the question of this stage stands. */
  answer: Answer
  /** What was typed for it. */
  typed?: string
  /** A handle is being held: axes stay. */
  dragging: boolean
}

/** Nobody types a number that is longer. */
const longestTyped = 64

export function isFigureSnapshot(value: unknown): value is FigureSnapshot {
  const { stage, state, answer, typed, dragging } = (value ?? {}) as Partial<Record<keyof FigureSnapshot, unknown>>
  return (
    Number.isSafeInteger(stage) &&
    (stage as number) >= 0 &&
    typeof state === 'string' &&
    isAnswer(answer) &&
    (typed === undefined || (typeof typed === 'string' && typed.length <= longestTyped)) &&
    typeof dragging === 'boolean'
  )
}
