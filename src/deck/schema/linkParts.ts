/** What the address says beside the place and the figures, by its schema. What is wrong is as if it were not there. */
import {
  type GenericSchema,
  type InferOutput,
  maxValue,
  minValue,
  number,
  picklist,
  pipe,
  string,
  transform,
  union,
} from 'valibot'
import { themes } from '../page/theme.ts'
import { readerOf } from './schema.ts'

export const themeSchema = picklist(themes)

/** The page keeps still. */
export const motionSchema = picklist(['none'])

/** A talk's target in minutes, as it is typed, linked (text) or kept (a number). */
export const minutesSchema = pipe(union([string(), number()]), transform(Number), number(), minValue(1), maxValue(600))

/** How a frame of the speaker's page shows the deck: in step with the talk, or only what it is handed. */
export const frameSchema = picklist(['current', 'next'])

/** The part of `query` called `name`, the first if there are several; undefined where it is missing or does not fit. */
export function linkPart<S extends GenericSchema>(query: string, name: string, schema: S): InferOutput<S> | undefined {
  return readerOf(schema)(new URLSearchParams(query).get(name))
}
