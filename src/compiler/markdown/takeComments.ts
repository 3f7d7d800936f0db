/** Comments in Markdown that give attributes to the slide or to the element before them. */
import type Token from 'markdown-it/lib/token.mjs'
import { didYouMean } from '../../text/suggest.ts'
import { messageOf, type Report } from '../diagnostics/diagnostics.ts'
import { classes } from '../html.ts'
import { parseAttributes } from './parseAttributes.ts'
import { openingOf } from './tokens.ts'

type Target = Token | 'html' | undefined

/** The comments of a slide as far as they have been read. */
interface Reading {
  report: Report
  /** The attributes of the slide itself. */
  attributes: Map<string, string>
}

/**
 * Takes the comments out of a slide's tokens. `<!-- .slide: … -->` gives the attributes that are returned,
 * `<!-- .element: … -->` those of the element before it; other comments are dropped.
 */
export function takeComments(
  tokens: readonly Token[],
  report: Report,
): { tokens: Token[]; attributes: Map<string, string> } {
  const reading: Reading = { report, attributes: new Map() }
  const kept: Token[] = []
  for (const token of tokens) {
    const line = (token.map?.[0] ?? 0) + 1
    if (token.type === 'html_block' && !token.meta?.unclosed) {
      token.content = takeFrom(token.content, line, before => (before ? 'html' : blockBefore(kept)), reading)
      if (token.content.trim() === '') continue
      if (!/[<]/.test(token.content))
        report.add(
          line,
          `text beside a comment is not read as Markdown: expected "${token.content.trim()}" on its own line`,
        )
    }
    if (token.type === 'inline') takeFromText(token, kept, line, reading)
    kept.push(token)
  }
  return { tokens: kept, attributes: reading.attributes }
}

/** Takes the comments out of a block of text; `before` are the tokens in front of it. */
function takeFromText(block: Token, before: readonly Token[], line: number, reading: Reading): void {
  const children: Token[] = []
  for (const child of block.children ?? []) {
    const target = () => inlineBefore(children, before)
    if (child.type === 'html_inline') {
      child.content = takeFrom(child.content, line + (child.meta?.offset ?? 0), target, reading)
      if (child.content === '') continue
    }
    children.push(child)
  }
  block.children = children
}

/** `html` without its comments, each obeyed. `target` is told whether HTML stands before the comment. */
function takeFrom(html: string, line: number, target: (before: boolean) => Target, reading: Reading): string {
  return html.replace(/<!--([\s\S]*?)-->/g, (_comment, text: string, at: number) => {
    const before = html.slice(0, at)
    const offset = before.split('\n').length - 1
    const htmlBefore = () => before.replace(/<!--[\s\S]*?-->/g, '').trim() !== ''
    obey(text.trim(), line + offset, () => target(htmlBefore()), reading)
    return ''
  })
}

/** Gives the attributes of a comment to the slide, or to what the comment stands behind. */
function obey(text: string, line: number, target: () => Target, { report, attributes }: Reading): void {
  const [, kind, rest = ''] = /^\.(slide|element)\s*:([\s\S]*)$/.exec(text) ?? []
  if (kind === undefined) return void suspect(text, line, report)
  try {
    const given = parseAttributes(rest)
    if (kind === 'slide') for (const [name, value] of given) attributes.set(name, value)
    else give(target(), given)
  } catch (error) {
    report.add(line, `.${kind}: ${messageOf(error)}`)
  }
}

/** Reports a comment that was perhaps meant to say something. */
function suspect(text: string, line: number, report: Report): void {
  const [, dot = '', name = '', colon = ''] = /^(\.?)([\w-]+)\s*(:?)/.exec(text) ?? []
  const hint = didYouMean(name, ['slide', 'element']).replace('mean ', 'mean .')
  if (dot === '' && (colon === '' || !/^(slide|element)s?$/.test(name))) return
  const found = dot + name + colon
  if (hint !== '' && /^(slide|element)$/.test(name) && dot) report.add(line, `expected "${found}:", got "${found}"`)
  else if (dot || hint) report.add(line, `expected .slide: or .element:, got "${found}"${hint}`)
}

function give(target: Target, attributes: readonly [string, string][]): void {
  if (target === undefined) throw new RangeError('expected an element before it, found nothing')
  if (target === 'html') throw new RangeError('the element before it is raw HTML: expected the attributes in its tag')
  for (const [name, value] of attributes)
    target.attrSet(name, name === 'class' ? classes(target.attrGet('class'), value) : value)
}

/** The block that a comment on a line of its own stands behind; at the beginning of a list item, the item. */
function blockBefore(tokens: readonly Token[]): Target {
  const last = tokens.at(-1)
  if (last?.type === 'html_block') return 'html'
  const opening = last?.nesting === -1 ? openingOf(tokens, tokens.length - 1) : last
  return opening?.hidden ? containerOf(tokens, opening.level) : opening
}

/**
 * What a comment within a text stands behind: an inline element if it touches it; after a space the paragraph, heading,
 * cell or list item around it, of which one says "and then this point".
 */
function inlineBefore(children: readonly Token[], before: readonly Token[]): Target {
  const block = before.at(-1)
  const item = block?.type === 'paragraph_open' && before.at(-2)?.type === 'list_item_open' ? before.at(-2) : undefined
  const end = children.findLastIndex(child => child.type !== 'text' || child.content !== '')
  const inner = children[end]?.nesting === -1 ? openingOf(children, end) : children[end]
  const isElement = inner && (inner.nesting === 1 || ['image', 'math_inline', 'code_inline'].includes(inner.type))
  if (isElement) return inner
  return item ?? (block?.hidden ? containerOf(before, block.level) : block)
}

function containerOf(tokens: readonly Token[], level: number): Token | undefined {
  return tokens.findLast(token => token.nesting === 1 && token.level === level - 1)
}
