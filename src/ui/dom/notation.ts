/** Distributions written out, their numbers lit one at a time. */
import { writeText } from './element.ts'

/** A distribution written out in its role's colour, `P = normal(−1, 1)`, whose numbers can light up one at a time. */
export interface Notation {
  element: HTMLElement
  /** Writes `text`; the number at `lit` (0 is the first) stands out while its handle is held. */
  show(text: string, lit: number | undefined): void
}

export function createNotation(name: string, role: 'p' | 'q'): Notation {
  const element = document.createElement('span')
  element.className = 'kl-notation'
  element.dataset.role = role
  let written = ''
  /** By turns what is between the numbers, and a number. */
  let parts: HTMLElement[] = []

  function build(count: number): void {
    const symbol = document.createElement('i')
    symbol.textContent = name
    parts = Array.from({ length: count }, () => document.createElement('span'))
    element.replaceChildren(symbol, ' = ', ...parts)
  }

  return {
    element,
    show(text, lit) {
      if (text !== written) {
        written = text
        const pieces = text.replaceAll('-', '−').split(/(−?\d[\d.e−+]*)/)
        if (pieces.length !== parts.length) build(pieces.length)
        for (const [index, piece] of pieces.entries()) writeText(parts[index]!, piece)
      }
      for (const [index, part] of parts.entries()) part.classList.toggle('kl-lit', index === 2 * (lit ?? -1) + 1)
    },
  }
}
