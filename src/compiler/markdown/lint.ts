/** Checks for Markdown that is valid and hardly ever meant. */
import type Token from 'markdown-it/lib/token.mjs'
import { quoted } from '../../text/quoted.ts'
import { didYouMean, suggest } from '../../text/suggest.ts'
import { type Report, showInstead } from '../diagnostics/diagnostics.ts'
import { eachToken, plainText } from './tokens.ts'
import { htmlEnd } from './unclosedBlocks.ts'

/** Reports forgotten ends, lone `$`, misspelt fences and rules of dashes; all but a lone `$` show it in their place. */
export function lint(tokens: readonly Token[], widgets: readonly string[], report: Report): void {
  for (const { token, line } of eachToken(tokens)) {
    const problem = problemOf(token, widgets)
    if (problem === undefined) continue
    const found = report.add(line, problem)
    if (token.type !== 'lone_dollar') showInstead(token, found)
  }
}

function problemOf(token: Token, widgets: readonly string[]): string | undefined {
  if (token.meta?.unclosed) return unclosed(token)
  if (token.type === 'fence') return misspeltFence(token.info, widgets)
  if (token.type === 'lone_dollar') return loneDollar(token.meta.near)
  if (token.type === 'hr' && token.level === 0 && token.markup.startsWith('-'))
    return `expected --- or -- at the left margin to start a slide, or *** for a rule, got ${quoted(token.markup)}`
  return undefined
}

function unclosed(token: Token): string | undefined {
  if (token.type === 'fence')
    return `unclosed fence: expected ${token.markup} on a line of its own before the slide ends`
  if (token.type === 'math_block') return 'unclosed $$: expected $$ at the end of a line before the next blank line'
  const end = htmlEnd(token.content)
  return end && `unclosed HTML: expected ${end.source.replace('\\', '')} before the slide ends`
}

function misspeltFence(info: string, widgets: readonly string[]): string | undefined {
  const [word = '', name] = info.trim().split(/\s+/)
  if (word === 'widget') return undefined
  if (widgets.includes(word)) return `fence: expected "widget ${word}", got ${quoted(info)}`
  if (suggest(word, ['widget']) === undefined && !/^widgets?\b/i.test(word)) return undefined
  return `fence: expected ${quoted(`widget ${name ?? 'NAME'}`)}, got ${quoted(info)}${didYouMean(word, ['widget'])}`
}

function loneDollar(text: string): string {
  const place = text.slice(text.indexOf('$')).trim().slice(0, 16)
  const rule = text.includes('$$') ? '$$ at the beginning and the end of a line' : '$…$ without spaces inside'
  return `"${place}" is in no formula: expected ${rule}, or \\$ for a dollar`
}

/** What may explain why a slide has no notes: a line that was perhaps meant to begin them. */
export function almostNotes(tokens: readonly Token[]): { line: number; text: string } | undefined {
  for (const { map, children, type } of tokens) {
    const text = type === 'inline' ? plainText(children ?? []) : ''
    if (map && /^(?:speaker\s+)?notes?\b/i.test(text)) return { line: map[0] + 1, text: text.slice(0, 24) }
  }
  return undefined
}
