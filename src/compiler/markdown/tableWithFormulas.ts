/** The Markdown rule for tables whose cells hold formulas. */
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'
import { isSeparator } from './slideSeparators.ts'

const masked = '\uE000'

/**
 * `table` with pipes in formulas left alone: Markdown splits cells at every `|` and makes `\|` a plain `|`, which turns
 * $D(Q\|P)$ into another formula without a word. Within `$…$` both stay as they are.
 */
export function tableWithFormulas(table: RuleBlock): RuleBlock {
  return (state, startLine, endLine, silent) => {
    if (isSeparator(state, startLine + 1)) return false
    const count = state.tokens.length
    const { src } = state
    state.src = maskPipes(src, state.bMarks[startLine] ?? 0)
    try {
      if (!table(state, startLine, endLine, silent)) return false
    } finally {
      state.src = src
    }
    for (const token of state.tokens.slice(count)) token.content = token.content.replaceAll(masked, '|')
    return true
  }
}

/** `src` with the pipes in formulas hidden, from `start` to the next blank line. */
function maskPipes(src: string, start: number): string {
  const blank = src.indexOf('\n\n', start)
  const end = blank < 0 ? src.length : blank
  const lines = src.slice(start, end)
  if (!/\n[ \t>]*[|:-]/.test(lines)) return src
  const hidden = lines.replace(/(?<!\\)\$(?:\\.|[^$\\\n])+\$/g, formula => formula.replaceAll('|', masked))
  return src.slice(0, start) + hidden + src.slice(end)
}
