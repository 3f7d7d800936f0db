import type { RevealApi } from 'reveal.js'

/** A slide as one looks for it: its number from 1, its heading, and the heading's letters to search in. */
export interface Heading {
  slide: HTMLElement
  number: number
  deeper: boolean
  heading: Element | null
  letters: string
}

/** All slides in the lecture's order. */
export function headingsOf(reveal: RevealApi): Heading[] {
  return reveal.getSlides().map((slide, index) => {
    const heading = slide.querySelector('h1, h2')
    return {
      slide,
      number: index + 1,
      deeper: (reveal.getIndices(slide).v ?? 0) > 0,
      heading,
      letters: plain(`${lettersOf(heading)} ${slide.id.replaceAll('-', ' ')}`),
    }
  })
}

/** The headings that `query` means: a number means the slide of that number first, words mean headings that have them all. */
export function matching(headings: readonly Heading[], query: string): Heading[] {
  const words = plain(query).split(' ').filter(Boolean)
  if (words.length === 0) return [...headings]
  const number = Number(query)
  const exact = headings.filter(heading => heading.number === number)
  const starting = Number.isInteger(number)
    ? headings.filter(heading => heading.number !== number && String(heading.number).startsWith(String(number)))
    : []
  const named = headings.filter(({ letters }) => words.every(word => letters.includes(word)))
  return [...new Set([...exact, ...starting, ...named])]
}

/** A formula is in the page twice, for eyes and for ears; its TeX comes a third time. Taken once, as it is seen. */
function lettersOf(heading: Element | null): string {
  const copy = heading?.cloneNode(true) as Element | undefined
  for (const ears of copy?.querySelectorAll('.katex-mathml') ?? []) ears.remove()
  return copy?.textContent ?? ''
}

/** Small letters without accents, digits, and single spaces between words. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
