/** Checks of the glossary against the slides that use it. */
import { didYouMean } from '../../text/suggest.ts'
import type { Diagnostic } from '../diagnostics/diagnostics.ts'
import { signatureOf } from '../tex/symbols.ts'
import type { Entry, Glossary } from './glossary.ts'
import { spelt } from './linkTerms.ts'
import { meaningsOn } from './meanings.ts'

/** A slide as the glossary is checked against it. */
export interface GlossedSlide {
  id: string
  file: string
  /** The symbols (by signature) and the terms (as spelt) of the glossary that are on it. */
  used: ReadonlySet<string>
}

/** What is wrong with the glossary as a whole: places that are none, two meanings in one place. */
export function checkGlossary(glossary: Glossary, slides: readonly GlossedSlide[]): Diagnostic[] {
  const mistakes = new Map<string, Diagnostic>()
  const add = (line: number, message: string) =>
    mistakes.set(`${line}${message}`, { file: glossary.file, line, message })
  const places = new Set(slides.flatMap(({ id, file }) => [id, partOf(file)]))
  for (const { within, line } of glossary.entries)
    for (const place of within)
      if (!places.has(place)) add(line, `in: no slide or file "${place}"${didYouMean(place, places)}`)

  reportTwice(glossary.entries.filter(({ within }) => within.length === 0))
  for (const { id, file } of slides)
    reportTwice(meaningsOn(glossary, id, file).entries.filter(({ within }) => within.length > 0))

  return [...mistakes.values()]

  function reportTwice(entries: readonly Entry[]): void {
    const taken = new Map<string, number>()
    for (const { symbols, terms, line } of entries)
      for (const [key, name] of [
        ...symbols.map(symbol => [signatureOf(symbol), `symbol $${symbol.tex}$`] as const),
        ...terms.map(term => [spelt(term), `term "${term}"`] as const),
      ]) {
        const first = taken.get(key)
        if (first === undefined) taken.set(key, line)
        else add(line, `duplicate ${name}, which ${glossary.file}:${first} has: expected "in:" with other slides`)
      }
  }
}

/** Entries that nobody meets: no mistakes, for slides come and go while one writes. */
export function unusedIn(glossary: Glossary, slides: readonly GlossedSlide[]): Diagnostic[] {
  const used = new Set(slides.flatMap(({ used }) => [...used]))
  return glossary.entries.flatMap(({ symbols, terms, line }) => {
    const missing = [
      ...symbols
        .filter(symbol => !used.has(keyOf(symbol)))
        .map(({ tex }) => `symbol $${tex}$ is on none of its slides`),
      ...terms.filter(term => !used.has(spelt(term))).map(term => `term "${term}" is not in the narration`),
    ]
    return missing.map(message => ({ file: glossary.file, line, message }))
  })
}

/** One meaning of a symbol. */
export function keyOf(symbol: { name: string; atoms: Parameters<typeof signatureOf>[0]['atoms'] }): string {
  return `${symbol.name} ${signatureOf(symbol)}`
}

function partOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.md$/, '')
}
