/** What is asked of Markdown tokens: their order, their lines, their text. */
import type Token from 'markdown-it/lib/token.mjs'
import { texAsText } from '../tex/renderTex.ts'

/** Every token in order, inline ones in place of their block's text, each with its line in the file (from 1). */
export function* eachToken(tokens: readonly Token[]): Generator<{ token: Token; line: number }> {
  let line = 1
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1
    if (token.type !== 'inline') yield { token, line }
    else for (const child of token.children ?? []) yield { token: child, line: line + (child.meta?.offset ?? 0) }
  }
}

/** The line in the file (from 1) on which the first of `tokens` stands. */
export function lineOf(tokens: readonly Token[]): number | undefined {
  const map = tokens.find(token => token.map)?.map
  return map ? map[0] + 1 : undefined
}

/** The opening token of the element that `tokens[close]` closes. */
export function openingOf(tokens: readonly Token[], close: number): Token | undefined {
  const { level } = tokens[close]!
  return tokens.slice(0, close).findLast(token => token.nesting === 1 && token.level === level)
}

/** Inline tokens as plain text. */
export function plainText(tokens: readonly Token[], { formulas = true } = {}): string {
  return tokens
    .map(token => {
      if (token.type === 'math_inline') return formulas ? texAsText(token.content) : ''
      if (token.type === 'image') return plainText(token.children ?? [], { formulas })
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' '
      return token.type === 'html_inline' ? '' : token.content
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
