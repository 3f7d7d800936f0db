/** A copy of a passage with the words marked for which it was found. */
import type { Passage } from './passages.ts'
import { foldedParts, wordsOf } from './words.ts'

/** How much of a passage is shown before the first found word, and in all: characters. */
const lead = 48
const length = 170

/** The passage around the first of the found words, all of them marked; a formula as it is set. */
export function snippetOf({ pieces, kind }: Passage, found: ReadonlySet<string>): HTMLElement {
  const element = document.createElement('span')
  element.className = 'kl-snippet'
  element.dataset.kind = kind
  const isFound = (word: string) => foldedParts(word).some(part => found.has(part))
  const first = firstHit()
  const from = startBefore(first)
  if (from > 0) element.append('… ')
  let at = 0
  for (const piece of pieces) {
    const end = at + piece.text.length
    if (end > from && at < from + length) {
      if ('formula' in piece) element.append(formula(piece.formula, piece.text))
      else addText(piece.text.slice(Math.max(0, from - at), cut(piece.text, from + length - at)))
    }
    at = end
  }
  if (at > from + length) element.append(' …')
  return element

  function firstHit(): number {
    let at = 0
    for (const { text } of pieces) {
      const hit = wordsOf(text).find(({ word }) => isFound(word))
      if (hit) return at + hit.at
      at += text.length
    }
    return 0
  }

  /** The beginning of a word, or of a formula, at most `lead` before. */
  function startBefore(hit: number): number {
    if (hit <= lead) return 0
    const text = pieces.map(({ text }) => text).join('')
    const space = text.indexOf(' ', hit - lead)
    return space < 0 || space > hit ? hit : space + 1
  }

  function addText(text: string): void {
    let done = 0
    for (const { word, at } of wordsOf(text)) {
      if (!isFound(word)) continue
      const mark = document.createElement('mark')
      mark.textContent = word
      element.append(text.slice(done, at), mark)
      done = at + word.length
    }
    element.append(text.slice(done))
  }

  function formula(original: Element, words: string): Element {
    const copy = document.createElement(wordsOf(words).some(({ word }) => isFound(word)) ? 'mark' : 'span')
    const display = original.querySelector('.katex-display > .katex')
    copy.className = 'kl-found-formula'
    copy.append((display ?? original.querySelector('.katex') ?? original).cloneNode(true))
    return copy
  }
}

/** Where a text is cut that should end by `end`: at a space. */
function cut(text: string, end: number): number {
  if (end >= text.length) return text.length
  const space = text.lastIndexOf(' ', end)
  return space < 0 ? end : space
}
