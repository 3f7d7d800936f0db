/** Reading what comes from outside (storage, other windows, links) by schemas of valibot: what fits is taken, the rest is left. */
import {
  custom,
  type GenericSchema,
  type InferOutput,
  minValue,
  number,
  pipe,
  safeInteger,
  safeParse,
  transform,
} from 'valibot'

/** A reader for values of a schema. */
export function readerOf<S extends GenericSchema>(schema: S): (value: unknown) => InferOutput<S> | undefined {
  return value => {
    const { success, output } = safeParse(schema, value)
    return success ? output : undefined
  }
}

/** A whole number from `least`. */
export function wholeFrom(least: number) {
  return pipe(number(), safeInteger(), minValue(least))
}

/** Entries by name, of which those that fit `schema` count and the others are left out. */
export function entriesOf<S extends GenericSchema>(schema: S) {
  const read = readerOf(schema)
  return pipe(
    custom<Readonly<Record<string, unknown>>>(isRecord),
    transform((entries): Readonly<Record<string, InferOutput<S>>> => {
      const pairs = Object.entries(entries).map(([name, value]) => [name, read(value)] as const)
      return Object.fromEntries(pairs.filter((pair): pair is [string, InferOutput<S>] => pair[1] !== undefined))
    }),
  )
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
