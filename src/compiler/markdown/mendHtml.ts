/** The HTML that an author wrote into a slide, checked and mended. */
import type Token from 'markdown-it/lib/token.mjs'
import type { Report } from '../diagnostics/diagnostics.ts'
import { attributesHtml, unescapeHtml } from '../html.ts'
import { type SlideLink, slideLink } from '../slide/resolveLinks.ts'
import { attributeAsServed, external, isExternal, type Resources, urlsInStyle } from '../slide/resources.ts'
import { eachToken } from './tokens.ts'

const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/
const tagPattern = /<(\/?)([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi
const attributePattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/**
 * Writes the URLs in raw HTML as the page needs them, and gives its links to slides. Elements that are not closed are
 * closed at the end, closing tags without an element are dropped: a slide cannot break those behind it.
 */
export function mendHtml(tokens: Token[], resources: Resources, report: Report): SlideLink[] {
  const open: { name: string; line: number }[] = []
  const links: SlideLink[] = []
  for (const { token, line } of eachToken(tokens)) {
    if ((token.type !== 'html_block' && token.type !== 'html_inline') || token.meta?.unclosed) continue
    checkText(token.content, line)
    token.content = token.content.replace(
      tagPattern,
      (tag: string, slash: string, name: string, attributes: string, self: string, at: number) => {
        const here = line + token.content.slice(0, at).split('\n').length - 1
        if (slash) return close(name.toLowerCase(), here) ? tag : ''
        if (!self && !empty.test(name.toLowerCase())) open.push({ name: name.toLowerCase(), line: here })
        return `<${name}${attributesHtml(asServed(name.toLowerCase(), attributes, here))}${self ? ' /' : ''}>`
      },
    )
  }
  for (const { name, line } of open.reverse()) {
    report.add(line, `unclosed <${name}>: expected </${name}>`)
    tokens.push(closing(tokens, name))
  }
  return links

  function asServed(tag: string, text: string, line: number): [string, string][] {
    const fail = (message: string) => report.add(line, `<${tag}> ${message}`)
    const attributes = [...text.matchAll(attributePattern)].map(
      ([, name = '', double, single, bare]): [string, string] => [name, unescapeHtml(double ?? single ?? bare ?? '')],
    )
    if (tag === 'img' && !attributes.some(([name]) => name === 'alt')) fail('without alt: expected alt="what it shows"')
    return attributes.map(([name, value]) => [name, attribute(tag, name, value, line, fail)])
  }

  function attribute(tag: string, name: string, value: string, line: number, fail: (message: string) => void): string {
    if (name !== 'href') return attributeAsServed(name, value, resources, fail)
    if (tag === 'a') links.push(...slideLink(value, line, report))
    else if (isExternal(value)) fail(external(name, value))
    return value
  }

  function close(name: string, line: number): boolean {
    const index = open.findLastIndex(element => element.name === name)
    if (index < 0) {
      report.add(line, `</${name}> closes nothing: expected <${name}> before it`)
      return false
    }
    for (const inner of open.splice(index).slice(1))
      report.add(inner.line, `unclosed <${inner.name}>: expected </${inner.name}> before </${name}>`)
    return true
  }

  function checkText(html: string, line: number): void {
    const style = /<style[^>]*>([\s\S]*)<\/style>/i.exec(html)?.[1] ?? ''
    for (const url of urlsInStyle(style)) if (isExternal(url)) report.add(line, `<style> ${external('url', url)}`)
    const text = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>|<[^>]*>/gi, '')
    if (/\$[^$]+\$/.test(text))
      report.add(line, 'TeX within a block of HTML is not read: expected blank lines around what is Markdown')
  }
}

function closing([first]: readonly Token[], name: string): Token {
  const token = new (first!.constructor as typeof Token)('html_block', '', 0)
  token.block = true
  token.content = `</${name}>\n`
  return token
}
