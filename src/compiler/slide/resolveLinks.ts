/** The images and links of a slide, checked and written as the page needs them. */
import type Token from 'markdown-it/lib/token.mjs'
import { type Report, showInstead } from '../diagnostics/diagnostics.ts'
import { eachToken, plainText } from '../markdown/tokens.ts'
import { assetPath, attributeAsServed, fileAsServed, isExternal, type Resources } from './resources.ts'

/** A link to a slide of the deck, to be checked when all slides are known. */
export interface SlideLink {
  target: string
  line: number
}

/** Resolves what images, links and attributes name, in place. Returns the links to slides. */
export function resolveLinks(tokens: readonly Token[], resources: Resources, report: Report): SlideLink[] {
  const links: SlideLink[] = []
  for (const { token, line } of eachToken(tokens)) {
    if (token.type === 'image') image(token, line)
    else if (token.type === 'link_open') {
      links.push(...slideLink(token.attrGet('href') ?? '', line, report))
      if (isExternal(token.attrGet('href') ?? '')) token.attrSet('rel', 'noopener')
      else if (assetPath(token.attrGet('href') ?? '') !== undefined)
        token.attrSet('href', fileAsServed(token.attrGet('href') ?? '', 'link', resources, fail(line)))
    }
    if (token.type !== 'image' && token.type !== 'diagnostic')
      for (const [name, value] of token.attrs ?? [])
        token.attrSet(name, attributeAsServed(name, value, resources, fail(line)))
  }
  return links

  function image(token: Token, line: number): void {
    const src = token.attrGet('src') ?? ''
    const alt = plainText(token.children ?? [])
    const problems: string[] = []
    token.attrSet(
      'src',
      fileAsServed(src, 'image', resources, problem => problems.push(problem)),
    )
    token.attrSet('alt', alt)
    if (alt === '') problems.push(`image without a description: expected ![what it shows](${decodeURI(src)})`)
    for (const problem of problems) showInstead(token, report.add(line, problem))
  }

  function fail(line: number): (message: string) => void {
    return message => report.add(line, message)
  }
}

/** The slide that `#/name` or `?…#/name/2` leads to; indices and `#/` alone lead somewhere in any deck. */
export function slideLink(href: string, line: number, report: Report): SlideLink[] {
  const [, slash, target = ''] = /^(?:\?[^#]*)?#(\/?)([^/]*)/.exec(href) ?? []
  if (slash === undefined || /^\d*$/.test(target)) return []
  if (slash === '') report.add(line, `link: expected "#/${target}", got "#${target}"`)
  return slash === '' ? [] : [{ target, line }]
}
