/** What is asked of the print rendition by its address: `print.html?pages=handout&paper=letter&slides=3-7&theme=dark`. */
export interface PrintOptions {
  /** A page per slide, a page per step, or slides with the words that belong to them. */
  pages: 'slides' | 'steps' | 'handout'
  paper: 'slide' | 'a4' | 'letter'
  theme: 'light' | 'dark'
  /** Numbers of the first and the last slide, from 1. */
  first: number
  last: number
  /** The public address of the deck, with a slash at its end, for links back to its live figures. */
  home: string | undefined
}

/** Reads the query; what it does not say, or says wrongly, is as usual: every slide, light, a page each. */
export function readPrintOptions(query: string, home: string | undefined): PrintOptions {
  const asked = new URLSearchParams(query)
  const pages = oneOf(asked.get('pages'), ['slides', 'steps', 'handout'] as const)
  const papers = pages === 'handout' ? (['a4', 'letter'] as const) : (['slide', 'a4', 'letter'] as const)
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(asked.get('slides') ?? '') ?? []
  return {
    pages,
    paper: oneOf(asked.get('paper'), papers),
    theme: oneOf(asked.get('theme'), ['light', 'dark'] as const),
    first: Number(first ?? 1),
    last: Number(last ?? first ?? Number.POSITIVE_INFINITY),
    home,
  }
}

/** Where the deck is open to all: what the export was told, else the page's own address unless that is this machine. */
export function publicAddress(told: string | undefined, { href, protocol, hostname }: Location): string | undefined {
  if (told) return new URL('./', told).href
  const here = /^(localhost|127\.|10\.|192\.168\.|\[|.*\.local$)/.test(hostname)
  return /^https?:$/.test(protocol) && !here ? new URL('./', href).href : undefined
}

function oneOf<T extends string>(text: string | null, choices: readonly [T, ...T[]]): T {
  return choices.find(choice => choice === text) ?? choices[0]
}
