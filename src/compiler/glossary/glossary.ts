/** Reads `glossary.md`: what symbols and terms of the lecture mean, and which slide says so. */
import { didYouMean } from '../../text/suggest.ts'
import { type Diagnostic, type Report, reportOn } from '../diagnostics/diagnostics.ts'
import { parseInline, render } from '../markdown/markdown.ts'
import { resolveLinks, type SlideLink } from '../slide/resolveLinks.ts'
import type { Resources } from '../slide/resources.ts'
import { setFormulas } from '../tex/setFormulas.ts'
import { type Pattern, patternOf } from '../tex/symbols.ts'

/** What a symbol or a term of the lecture means, and where that is said. */
export interface Entry {
  name: string
  line: number
  /** Symbols and terms as HTML, and the definition. */
  title: string
  definition: string
  /** The slide that defines it. */
  see: string
  /** Where it has this meaning: slides, or files without their `.md`. Everywhere, if none is named. */
  within: readonly string[]
  symbols: readonly (Pattern & { line: number })[]
  /** As they stand in the narration. */
  terms: readonly string[]
}

export interface Glossary {
  file: string
  entries: readonly Entry[]
  links: readonly SlideLink[]
  mistakes: Diagnostic[]
}

/** The file of the glossary, among those of the lecture. */
export const glossaryFile = 'glossary.md'

const settings = ['see', 'in']

/** A glossary as far as it has been read. */
interface Reading {
  resources: Resources
  report: Report
  links: SlideLink[]
  /** The names that are given already. */
  names: Set<string>
}

/**
 * Reads the glossary. An entry is a line of symbols in `$…$` and terms, separated by commas; a line `: definition`; `see:`
 * the slide that defines it; and, where a symbol means different things on different slides, `in:` the slides or files
 * where it means this. Entries are parted by blank lines.
 */
export function readGlossary({ path, text }: { path: string; text: string }, resources: Resources): Glossary {
  const reading: Reading = { resources, report: reportOn(path), links: [], names: new Set() }
  const entries = blocksOf(text).flatMap(block => readEntry(block, reading) ?? [])
  return { file: path, entries, links: reading.links, mistakes: reading.report.mistakes }
}

/** What stands behind a key of an entry; the key of the definition is empty. */
type Settings = ReadonlyMap<string, { value: string; line: number }>

function readEntry({ line, lines }: Block, reading: Reading): Entry | undefined {
  const { report, names, links } = reading
  const [head = '', ...rest] = lines
  const given = readSettings(rest, line + 1, report)
  const items = [...head.matchAll(/\$((?:\\.|[^$\\])+)\$|[^,$]+/g)].filter(([item]) => item.trim() !== '')
  const definition = given.get('')
  const see = given.get('see')
  if (head.startsWith(':')) report.add(line, `expected symbols in $…$ and terms before the definition, got "${head}"`)
  else if (!definition?.value) report.add(line, `no definition: expected ": what it means" below "${head}"`)
  else if (!see?.value) report.add(line, `no place: expected "see: the slide that defines it" below "${head}"`)
  if (!definition?.value || !see?.value || head.startsWith(':')) return undefined
  const name = nameOf(head, names)
  names.add(name)
  links.push({ target: see.value, line: see.line })
  return {
    name,
    line,
    title: items
      .map(([item], i) => `<span>${inline(item.trim(), line, reading)}${i + 1 < items.length ? ',' : ''}</span>`)
      .join(' '),
    definition: inline(definition.value, definition.line, reading),
    see: see.value,
    within: (given.get('in')?.value ?? '')
      .split(',')
      .map(item => item.trim())
      .filter(Boolean),
    symbols: items.flatMap(([, tex]) => (tex === undefined ? [] : [{ ...patternOf(name, tex), line }])),
    terms: items.flatMap(([item, tex]) => (tex === undefined ? [item.trim()] : [])),
  }
}

/** The lines `key: value` of an entry, of which the first stands on `firstLine`. */
function readSettings(lines: readonly string[], firstLine: number, report: Report): Settings {
  const given = new Map<string, { value: string; line: number }>()
  for (const [i, text] of lines.entries()) {
    const [, key = '', value = ''] = /^(\w*)\s*:\s*(.*)$/.exec(text) ?? []
    const line = firstLine + i
    if (!text.includes(':') || (key !== '' && !settings.includes(key)))
      report.add(
        line,
        `expected ": definition", "see: slide" or "in: slides", got "${text}"${didYouMean(key, settings)}`,
      )
    else if (given.has(key)) report.add(line, `second "${key}:" of an entry: expected a blank line between entries`)
    else given.set(key, { value, line })
  }
  return given
}

/** A line of an entry as HTML: formulas set, links checked. */
function inline(text: string, line: number, { report, links, resources }: Reading): string {
  const tokens = parseInline(text, line)
  setFormulas(tokens, report)
  links.push(...resolveLinks(tokens, resources, report))
  return render(tokens)
}

/** Letters and digits of what is explained; a second meaning gets a number. */
function nameOf(head: string, taken: ReadonlySet<string>): string {
  const [first = head] = /^\$[^$]*\$|^[^,]*/.exec(head) ?? []
  const plain =
    first
      .replace(/\\(?:(?:text|math)\w*|cdot|mid)/g, '')
      .replace(/[^A-Za-z0-9*]+/g, '-')
      .replace(/^-|-$/g, '') || 'entry'
  let name = plain
  for (let n = 2; taken.has(name); n++) name = `${plain}-${n}`
  return name
}

interface Block {
  line: number
  lines: string[]
}

/** Lines between blank ones; headings and comments are for those who read the file. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/<!--[\s\S]*?-->/g, comment => comment.replace(/[^\n]/g, ''))
    .split(/\r?\n/)
  for (const [i, text] of lines.entries()) {
    const line = text.trim()
    if (line === '' || /^#{1,6}\s/.test(line)) open = undefined
    else {
      if (!open) {
        open = { line: i + 1, lines: [] }
        blocks.push(open)
      }
      open.lines.push(line)
    }
  }
  return blocks
}
