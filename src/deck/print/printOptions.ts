/** What is asked of the print rendition by its address: `print.html?pages=handout&paper=letter&slides=3-7&theme=dark`. */
import { picklist, pipe, regex, string, transform } from 'valibot'
import type { Theme } from '../page/theme.ts'
import { linkPart, themeSchema } from '../schema/linkParts.ts'

export interface PrintOptions {
  /** A page per slide, a page per step, or slides with the words that belong to them. */
  pages: 'slides' | 'steps' | 'handout'
  paper: 'slide' | 'a4' | 'letter'
  theme: Theme
  /** Numbers of the first and the last slide, from 1. */
  first: number
  last: number
  /** The public address of the deck, with a slash at its end, for links back to its live figures. */
  home: string | undefined
}

const pagesSchema = picklist(['slides', 'steps', 'handout'])
const paperSchema = picklist(['slide', 'a4', 'letter'])

/** `3` or `3-7`. */
const slidesSchema = pipe(
  string(),
  regex(/^\d+(-\d+)?$/),
  transform(text => text.split('-').map(Number)),
)

/** Reads the query; what it does not say, or says wrongly, is as usual: every slide, light, a page each. */
export function readPrintOptions(query: string, home: string | undefined): PrintOptions {
  const pages = linkPart(query, 'pages', pagesSchema) ?? 'slides'
  const paper = linkPart(query, 'paper', paperSchema) ?? 'slide'
  const [first = 1, last] = linkPart(query, 'slides', slidesSchema) ?? [1, Number.POSITIVE_INFINITY]
  return {
    pages,
    // A handout has more on it than a slide's sheet holds.
    paper: pages === 'handout' && paper === 'slide' ? 'a4' : paper,
    theme: linkPart(query, 'theme', themeSchema) ?? 'light',
    first,
    last: last ?? first,
    home,
  }
}

/** Where the deck is open to all: what the export was told, else the page's own address unless that is this machine. */
export function publicAddress(told: string | undefined, { href, protocol, hostname }: Location): string | undefined {
  if (told) return new URL('./', told).href
  const here = /^(localhost|127\.|10\.|192\.168\.|\[|.*\.local$)/.test(hostname)
  return /^https?:$/.test(protocol) && !here ? new URL('./', href).href : undefined
}
