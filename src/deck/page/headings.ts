/** The headings of the slides, to be found and listed. */

/** A slide as one looks for it: its number from 1, its heading, and the heading's letters to search in. */
export interface Heading {
  slide: HTMLElement
  number: number
  deeper: boolean
  heading: Element | null
  letters: string
}

/** All slides in the lecture's order, in either view. */
export function headingsOf(): Heading[] {
  return [...document.querySelectorAll<HTMLElement>('.kl-slide')].map((slide, index) => {
    const heading = slide.querySelector('h1, h2')
    return {
      slide,
      number: index + 1,
      deeper: slide.parentElement?.firstElementChild !== slide && slide.parentElement?.matches('section') === true,
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

/** A slide's heading to be shown elsewhere: a copy without ids and without what belongs to its place. */
export function titleOf(heading: Element | null): HTMLElement {
  const title = document.createElement('span')
  title.append(...(heading?.cloneNode(true).childNodes ?? []))
  for (const named of title.querySelectorAll('[id]')) named.removeAttribute('id')
  return title
}
