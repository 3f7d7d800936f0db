/** What a figure shows at one moment, as it travels between windows. */
export interface FigureMoment {
  /** The number of its steps that are shown. */
  stage: number
  /** Its state in the notation of links, without the figure's name. */
  state: string
  /** The question of this stage: still open, the choice taken (from 0), or its numbers shown without one. */
  answer: 'open' | 'shown' | number
  /** A handle is being held: axes stay. */
  dragging: boolean
}

export function isFigureMoment(value: unknown): value is FigureMoment {
  const { stage, state, answer, dragging } = (value ?? {}) as Partial<Record<keyof FigureMoment, unknown>>
  return (
    Number.isSafeInteger(stage) &&
    (stage as number) >= 0 &&
    typeof state === 'string' &&
    (answer === 'open' || answer === 'shown' || Number.isSafeInteger(answer)) &&
    typeof dragging === 'boolean'
  )
}
