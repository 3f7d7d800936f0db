/** What a widget's fence says, read: the figure's stages with the author's words and questions, as data. */
import type { Fields, State, Widget } from '../../widgets/core/contract.ts'

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

/** What a question asks for: a number to be typed, or a place to drag a handle to. */
export interface Asked {
  kind: 'number' | 'place'
  line: number
  /** The value or the condition, as written. */
  truth: string
  within: string
  /** What a typed number is counted in: nats, or nothing. */
  unit: string
}

export interface Choice {
  right: boolean
  answer: Words
  reply: Words
  /** When this reply is given to a number or place; the last one answers whatever is left. */
  when?: string
}

/** Hears of a mistake of the author, and on which line of the file it stands. */
export type Fail = (line: number, message: string) => void
