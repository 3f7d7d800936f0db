/** The Markdown of slides: markdown-it with formulas, slide separators and blocks that end with their slide. */
import { tex } from '@mdit/plugin-tex'
import MarkdownIt from 'markdown-it'
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { diagnosticBox } from '../diagnostics/diagnostics.ts'
import { attributesHtml, classes, escapeHtml } from '../html.ts'
import { slideSeparators } from './slideSeparators.ts'
import { tableWithFormulas } from './tableWithFormulas.ts'
import { endedBySlide, endsFormula, fenceIsClosed, formulaIsClosed, htmlIsClosed } from './unclosedBlocks.ts'

/** Formulas are tokens before emphasis and escapes are looked for; raw HTML is allowed. */
const md = new MarkdownIt({ html: true })
  .use(tex, { render: () => '' })
  .disable('lheading')
  .use(knowBlocks)
  .use(knowLines)
  .use(seeLoneDollars)
  .use(renderOurs)

/** The block tokens of a file. `meta.offset` of an inline token is its line within its block. */
export function parse(text: string): Token[] {
  return md.parse(`${text.replace(/^\uFEFF/, '').trimEnd()}\n`, {})
}

/** One line of Markdown, as it stands on `line` of its file. */
export function parseInline(text: string, line: number): Token[] {
  const tokens = md.parseInline(text, {})
  for (const token of tokens) token.map = [line - 1, line]
  return tokens
}

/** The HTML of tokens that have been prepared: formulas set, mistakes in their places. */
export function render(tokens: Token[]): string {
  return md.renderer.render(tokens, md.options, {}).trimEnd()
}

function knowBlocks(md: MarkdownIt): void {
  const { ruler } = md.block
  const inText = ['paragraph', 'reference', 'blockquote']
  const everywhere = { alt: [...inText, 'list'] }
  slideSeparators(md)
  ruler.at('table', tableWithFormulas(ruleNamed('table')), { alt: ['paragraph', 'reference'] })
  ruler.at('fence', endedBySlide(ruleNamed('fence'), fenceIsClosed), everywhere)
  ruler.at('html_block', endedBySlide(ruleNamed('html_block'), htmlIsClosed), { alt: inText })
  ruler.at(
    'math_block_dollar',
    formulaFrom(endedBySlide(ruleNamed('math_block_dollar'), formulaIsClosed, endsFormula)),
    {
      alt: everywhere.alt,
    },
  )
}

/** The block rule of this name as it comes. */
function ruleNamed(name: string): RuleBlock {
  const { ruler } = new MarkdownIt({ html: true }).use(tex, { render: () => '' }).block
  ruler.enableOnly([name])
  return ruler.getRules('')[0]!
}

/** Notes on a formula's token where its TeX begins: on the line of the `$$`, or on the next. */
function formulaFrom(rule: RuleBlock): RuleBlock {
  return (state, startLine, endLine, silent) => {
    if (!rule(state, startLine, endLine, silent)) return false
    if (silent) return true
    const token = state.tokens.at(-1)!
    const opening = state.src.slice(state.bMarks[startLine], state.eMarks[startLine]).trim()
    token.meta = { ...token.meta, offset: /(^|[\s>])\$\$$/.test(opening) ? 1 : 0 }
    return true
  }
}

/** Notes on every inline token on which line of its block it stands. */
function knowLines(md: MarkdownIt): void {
  const State = md.inline.State
  md.inline.State = class extends State {
    override push(...args: Parameters<InstanceType<typeof State>['push']>): Token {
      return this.note(super.push(...args))
    }
    override pushPending(): Token {
      return this.note(super.pushPending())
    }
    private note(token: Token): Token {
      token.meta = { ...token.meta, offset: this.src.slice(0, this.pos).split('\n').length - 1 }
      return token
    }
  }
}

/** A `$` that is in no formula and not written `\$` becomes a token of its own, so that it can be reported. */
function seeLoneDollars(md: MarkdownIt): void {
  md.core.ruler.before('text_join', 'lone_dollar', ({ tokens }) => {
    for (const { children } of tokens)
      for (const [index, child] of children?.entries() ?? [])
        if (child.type === 'text' && child.content.includes('$')) {
          child.type = 'lone_dollar'
          child.meta = { ...child.meta, near: textFrom(children!.slice(index)) }
        }
  })
}

/** The text that `tokens` begin with, to the end of its line. */
function textFrom(tokens: readonly Token[]): string {
  const end = tokens.findIndex(({ type }) => !['text', 'text_special', 'lone_dollar'].includes(type))
  const text = end < 0 ? tokens : tokens.slice(0, end)
  return text.map(token => token.content).join('')
}

function renderOurs({ renderer: { rules } }: MarkdownIt): void {
  rules.math_inline = (tokens, index) => {
    const html = formula(tokens[index]!, 'span', 'kl-math')
    const closing = closingAfter(tokens, index)
    return closing === '' ? html : `<span class="kl-together">${html}${escapeHtml(closing)}</span>`
  }
  rules.text = (tokens, index) => escapeHtml(tokens[index]!.content.slice(closingAfter(tokens, index - 1).length))
  rules.math_block = (tokens, index) => `${formula(tokens[index]!, 'div', 'kl-math kl-math-display')}\n`
  rules.lone_dollar = (tokens, index) => escapeHtml(tokens[index]!.content)
  rules.image = (tokens, index) => `<img${attributesHtml(tokens[index]!.attrs ?? [])}>`
  rules.diagnostic = (tokens, index) => {
    const token = tokens[index]!
    return token.block ? `${diagnosticBox(token.meta.diagnostic)}\n` : diagnosticBox(token.meta.diagnostic, 'span')
  }
}

/** A formula with a relation may break there, unless its TeX is no longer than this. */
const longest = 36

/** The full stop, comma or bracket right after a formula: no line begins with it, unless the formula itself is to be broken. */
function closingAfter(tokens: readonly Token[], index: number): string {
  const [token, next] = [tokens[index], tokens[index + 1]]
  if (token?.type !== 'math_inline' || next?.type !== 'text') return ''
  const parts = token.meta.html?.match(/class="katex-base"/g)?.length ?? 0
  if (parts > 1 && token.content.length > longest) return ''
  return /^[.,;:!?)\]’”…]*/.exec(next.content)?.[0] ?? ''
}

function formula(token: Token, tag: string, name: string): string {
  const attributes = new Map(token.attrs ?? [])
  attributes.set('class', classes(name, attributes.get('class')))
  attributes.set('data-tex', token.content.trim())
  return `<${tag}${attributesHtml(attributes)}>${token.meta.html}</${tag}>`
}
