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
  let numbers: HTMLElement[] = []
  return {
    element,
    show(text, lit) {
      if (text !== written) {
        written = text
        element.replaceChildren()
        const symbol = document.createElement('i')
        symbol.textContent = name
        element.append(symbol, ' = ')
        numbers = []
        for (const part of text.replaceAll('-', '−').split(/(−?\d[\d.e−+]*)/)) {
          if (!/^−?\d/.test(part)) {
            element.append(part)
            continue
          }
          const number = document.createElement('span')
          number.textContent = part
          numbers.push(number)
          element.append(number)
        }
      }
      for (const [index, number] of numbers.entries()) number.classList.toggle('kl-lit', index === lit)
    },
  }
}
