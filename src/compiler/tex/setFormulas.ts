/** Sets the formulas among Markdown tokens. */
import type Token from 'markdown-it/lib/token.mjs'
import { type Report, showInstead } from '../diagnostics/diagnostics.ts'
import { eachToken } from '../markdown/tokens.ts'
import { renderTex, TexError } from './renderTex.ts'

/** The HTML of each formula goes into its token. A broken one shows its mistake in its place. */
export function setFormulas(tokens: readonly Token[], report: Report): void {
  for (const { token, line } of eachToken(tokens)) {
    if (token.type !== 'math_inline' && token.type !== 'math_block') continue
    try {
      token.meta = { ...token.meta, html: renderTex(token.content, token.type === 'math_block') }
    } catch (error) {
      if (!(error instanceof TexError)) throw error
      const first = token.type === 'math_block' ? line + (token.meta?.offset ?? 0) : line
      showInstead(token, report.add(first + error.line, error.message))
    }
  }
}
