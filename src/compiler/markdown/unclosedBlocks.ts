/** Markdown blocks whose end the author forgot: they end with their slide, and are marked. */
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { isStructure } from './slideSeparators.ts'

type IsClosed = (token: Token, state: StateBlock) => boolean
type IsEnd = (state: StateBlock, line: number) => boolean

/**
 * A block rule whose block ends with its slide. Where the author forgot the end of a block, Markdown lets it swallow the
 * rest of the file; here it stops at the next slide or `Note:`, and is marked `unclosed`.
 */
export function endedBySlide(rule: RuleBlock, isClosed: IsClosed, isEnd: IsEnd = isStructure): RuleBlock {
  return (state, startLine, endLine, silent) => {
    if (!rule(state, startLine, endLine, silent)) return false
    if (silent || isClosed(state.tokens.at(-1)!, state)) return true
    state.tokens.pop()
    let end = startLine + 1
    while (end < endLine && !isEnd(state, end)) end++
    rule(state, startLine, end, false)
    const token = state.tokens.at(-1)!
    token.meta = { ...token.meta, unclosed: true }
    return true
  }
}

/** A fence has its closing line, and no sign within that the line is another fence's. */
export const fenceIsClosed: IsClosed = (token, state) => {
  const [first, end] = token.map!
  const lines = token.content.split('\n').slice(0, -1)
  if (end - first !== lines.length + 2) return false
  if (/^\s*widget\b/.test(token.info)) return !holdsStructure(token, state)
  return !lines.some(line => line.startsWith(token.markup) && /^[`~]+\s*\w/.test(line))
}

/** A display formula ends with `$$` at the end of a line, and holds no blank line: TeX allows none either. */
export const formulaIsClosed: IsClosed = (token, state) => {
  const [first, end] = token.map!
  const last = state.src.slice(state.bMarks[end - 1], state.eMarks[end - 1]).trim()
  if (!last.endsWith('$$') || (end - first === 1 && last.length < 4)) return false
  return !/^[ \t]*\n/m.test(token.content)
}

export const endsFormula: IsEnd = (state, line) => state.isEmpty(line) || isStructure(state, line)

/** HTML that a blank line ends is never unclosed, but ends with its slide all the same. */
export const htmlIsClosed: IsClosed = (token, state) =>
  htmlEnd(token.content)?.test(token.content) ?? !holdsStructure(token, state)

/** What ends a block of HTML that holds blank lines, such as a comment. */
export function htmlEnd(html: string): RegExp | undefined {
  if (html.startsWith('<!--')) return /-->/
  const tag = /^<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(html.trimStart())?.[1]
  return tag === undefined ? undefined : new RegExp(`</${tag}>`, 'i')
}

function holdsStructure(token: Token, state: StateBlock): boolean {
  const [first, end] = token.map!
  for (let line = first + 1; line < end; line++) if (isStructure(state, line)) return true
  return false
}
