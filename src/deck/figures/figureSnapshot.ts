/** What a figure shows at one moment, as it goes to other windows and is kept for a reload. */
import {
  boolean,
  exactOptional,
  type GenericSchema,
  maxLength,
  object,
  optional,
  picklist,
  pipe,
  string,
  union,
} from 'valibot'
import { readerOf, wholeFrom } from '../schema/schema.ts'
import type { Answer } from './question.ts'

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

/** How a question stands: the reply that was given, by its number from 0, or a word. */
export const answerSchema: GenericSchema<unknown, Answer> = union([
  picklist(['open', 'shown', 'skipped']),
  wholeFrom(0),
])

export const snapshotSchema = object({
  stage: wholeFrom(0),
  state: string(),
  answer: answerSchema,
  typed: exactOptional(pipe(string(), maxLength(longestTyped))),
  dragging: optional(boolean(), false),
}) satisfies GenericSchema<unknown, FigureSnapshot>

export const readSnapshot = readerOf(snapshotSchema)
