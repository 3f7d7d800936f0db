/** What of the glossary holds on one slide: a symbol may mean something else there than elsewhere. */
import { type Pattern, signatureOf } from '../tex/symbols.ts'
import type { Entry, Glossary } from './glossary.ts'

/** The symbols to look for on a slide, and the entries that explain them and its terms. */
export interface Meanings {
  patterns: readonly (Pattern & { line: number })[]
  entries: readonly Entry[]
}

/** The entries that hold on a slide of a file; a symbol that is given a meaning just there has that one. */
export function meaningsOn(glossary: Glossary, slide: string, file: string): Meanings {
  const part = file.replace(/^.*\//, '').replace(/\.md$/, '')
  const entries = glossary.entries.filter(
    ({ within }) => within.length === 0 || within.includes(slide) || within.includes(part),
  )
  const chosen = new Map<string, Pattern & { line: number }>()
  for (const special of [false, true])
    for (const { symbols, within } of entries)
      if (within.length > 0 === special) for (const symbol of symbols) chosen.set(signatureOf(symbol), symbol)
  return { patterns: [...chosen.values()], entries }
}
