/** What the windows of a talk say to one another. */
import { boolean, fallback, type GenericSchema, object, string, unknown } from 'valibot'
import { entriesOf, readerOf, wholeFrom } from '../schema/schema.ts'
import type { LwwEntries, LwwEntry } from './lwwRegisters.ts'

export interface Message {
  /** The window that speaks. */
  from: string
  /** It has just come, or come back: whoever knows the talk answers with all of it. */
  hello?: boolean
  entries: LwwEntries
}

const entrySchema = object({ revision: wholeFrom(0), from: string(), value: unknown() }) satisfies GenericSchema<
  unknown,
  LwwEntry
>

/** The message that a value is, with the entries that can be read; undefined where it is none. Never throws. */
export const readMessage: (value: unknown) => Message | undefined = readerOf(
  object({ from: string(), hello: fallback(boolean(), false), entries: entriesOf(entrySchema) }),
)
