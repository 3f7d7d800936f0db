/** Links from the terms of the glossary, where a slide mentions them, to the slides that define them. */
import type Token from 'markdown-it/lib/token.mjs'
import type { Entry } from './glossary.ts'

/**
 * Makes the first mention of each of the glossary's terms a link to the slide that defines it; on that slide itself it
 * stays a word. `found` hears of every term that is mentioned.
 */
export function linkTerms(
  tokens: readonly Token[],
  entries: readonly Entry[],
  slide: string,
  found: (term: string) => void,
): void {
  const meant = new Map(entries.flatMap(entry => entry.terms.map(term => [spelt(term), entry] as const)))
  if (meant.size === 0) return
  const pattern = mentionOf(entries.flatMap(({ terms }) => terms))
  const linked = new Set<Entry>()
  for (const block of tokens) {
    if (block.type !== 'inline') continue
    let within = 0
    block.children = (block.children ?? []).flatMap(token => {
      if (token.type === 'link_open' || token.type === 'link_close') within += token.nesting
      return token.type === 'text' && within === 0 ? parts(token) : [token]
    })
  }

  function parts(token: Token): Token[] {
    const made: Token[] = []
    let done = 0
    for (const { 0: mention, index } of token.content.matchAll(pattern)) {
      const entry = meant.get(spelt(mention)) ?? meant.get(spelt(mention).replace(/s$/, ''))
      if (!entry) continue
      found(entry.terms.find(term => spelt(mention).startsWith(spelt(term))) ?? mention)
      if (entry.see === slide || linked.has(entry)) continue
      linked.add(entry)
      made.push(...[text(token, token.content.slice(done, index)), ...link(token, entry, mention)])
      done = index + mention.length
    }
    return [...made, text(token, token.content.slice(done))]
  }
}

/** Any of the terms as whole words, also with an s; longer ones first, with a hyphen or a space between words. */
function mentionOf(terms: readonly string[]): RegExp {
  const written = [...terms]
    .sort((a, b) => b.length - a.length)
    .map(term => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-\s]+/g, '[-\\s]'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})s?(?![\\p{L}\\p{N}])`, 'giu')
}

/** A term whatever its case, with spaces for hyphens. */
export function spelt(term: string): string {
  return term.toLowerCase().replace(/[-\s]+/g, ' ')
}

function link(near: Token, entry: Entry, mention: string): Token[] {
  const open = like(near, 'link_open', 'a', 1)
  open.attrs = [
    ['href', `#/${entry.see}`],
    ['class', 'kl-term'],
    ['data-symbol', entry.name],
  ]
  return [open, text(near, mention), like(near, 'link_close', 'a', -1)]
}

function text(near: Token, content: string): Token {
  const token = like(near, 'text', '', 0)
  token.content = content
  return token
}

function like(near: Token, type: string, tag: string, nesting: -1 | 0 | 1): Token {
  const token = new (near.constructor as typeof Token)(type, tag, nesting)
  token.level = near.level
  token.meta = near.meta
  return token
}
