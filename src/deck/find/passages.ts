/** The passages of the slides, as they are searched. */
import type { Heading } from '../page/headings.ts'
import { wordsOfTex } from './words.ts'

export type Kind = 'heading' | 'slide' | 'figure' | 'narration'

/** A paragraph, item, formula or sentence of a slide: what is found, and shown as found. */
export interface Passage {
  id: number
  heading: Heading
  kind: Kind
  block: Element
  pieces: Piece[]
}

/** A stretch of text, or a formula with its words. */
export type Piece = { text: string } | { formula: Element; text: string }

const blocks = 'p, li, h3, tr, .kl-math-display'
const places: readonly [Kind, string][] = [
  ['heading', 'h1, h2'],
  ['slide', blocks.replace(/[^,]+/g, block => `.kl-text ${block.trim()}`)],
  // Not the replies: they are for those who have answered.
  ['figure', '.kl-say, .kl-ask'],
  ['narration', blocks.replace(/[^,]+/g, block => `.notes ${block.trim()}`)],
]

/** All passages of the slides, in order. */
export function passagesOf(headings: readonly Heading[]): Passage[] {
  const found = headings.flatMap(heading =>
    places.flatMap(([kind, selector]) =>
      [...heading.slide.querySelectorAll(selector)]
        .filter(block => !block.querySelector(blocks) && !block.matches('.kl-eyebrow'))
        .map(block => ({ heading, kind, block, pieces: piecesOf(block) })),
    ),
  )
  return found.map((passage, id) => ({ ...passage, id }))
}

/** What a reader sees in order. A formula is in the page for eyes and for ears, and its TeX besides: taken once. */
function piecesOf(node: Node): Piece[] {
  if (node instanceof Element && node.matches('.kl-math'))
    return [{ formula: node, text: ` ${wordsOfTex(node.getAttribute('data-tex') ?? '')} ` }]
  if (node instanceof Text) return node.data.trim() === '' ? [{ text: ' ' }] : [{ text: node.data }]
  return [...node.childNodes].flatMap(piecesOf)
}

export function textOf({ pieces }: Passage): string {
  return pieces.map(({ text }) => text).join('')
}
