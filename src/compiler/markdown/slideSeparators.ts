/** The Markdown rules for what structures a file: slide separators and speaker notes. */
import type MarkdownIt from 'markdown-it'
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'

const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }

/** Adds the rules: `---` and `--` between slides, `Note:` before what the lecturer says. */
export function slideSeparators(md: MarkdownIt): void {
  md.block.ruler.before('table', 'notes_start', notesStart, interrupts)
  md.block.ruler.before('table', 'slide_separator', slideSeparator, interrupts)
}

/** True for a line that ends the slide, or its text: one that structures the file. */
export function isStructure(state: StateBlock, line: number): boolean {
  return isSeparator(state, line) || notesMark(state, line) !== undefined
}

export function isSeparator(state: StateBlock, line: number): boolean {
  return /^--?-$/.test(lineAtMargin(state, line))
}

const slideSeparator: RuleBlock = (state, startLine, _endLine, silent) => {
  if (!isSeparator(state, startLine)) return false
  if (silent) return true
  const token = state.push('slide_separator', '', 0)
  token.map = [startLine, startLine + 1]
  token.markup = lineAtMargin(state, startLine)
  state.line = startLine + 1
  return true
}

const notesStart: RuleBlock = (state, startLine, endLine, silent) => {
  const mark = notesMark(state, startLine)
  if (mark === undefined) return false
  if (silent) return true
  state.push('notes_start', '', 0).map = [startLine, startLine + 1]
  state.line = startLine + 1
  if (mark !== lineAtMargin(state, startLine)) readOn(state, startLine, endLine, mark.length)
  return true
}

/** What stands on the line after `Note:` is the first line of the notes: blocks begin there. */
function readOn(state: StateBlock, line: number, endLine: number, column: number): void {
  state.bMarks[line] = (state.bMarks[line] ?? 0) + column
  state.tShift[line] = 0
  state.sCount[line] = 0
  state.md.block.tokenize(state, line, endLine)
}

function notesMark(state: StateBlock, line: number): string | undefined {
  return /^notes?:[ \t]*/i.exec(lineAtMargin(state, line))?.[0]
}

/** The text of a line that is in no list or quote, without spaces at its end; empty where something holds it. */
function lineAtMargin(state: StateBlock, line: number): string {
  const start = state.bMarks[line] ?? 0
  if (start > 0 && state.src[start - 1] !== '\n') return ''
  return state.src.slice(start, state.eMarks[line]).trimEnd()
}
