/** Splits a file's tokens into slides and their notes. */
import type Token from 'markdown-it/lib/token.mjs'
import { lineOf } from '../markdown/tokens.ts'

/** The tokens of one slide. */
export interface SlideTokens {
  /** Where the slide begins: its first block or, if it has none, the line that starts it. */
  line: number
  /** Whether it stands below the slide before it. */
  deeper: boolean
  content: Token[]
  /** One list for every `Note:` of the slide; there should be one. */
  notes: { line: number; tokens: Token[] }[]
}

/** At least one slide. Nothing before the first separator is no slide: a file may begin with one. */
export function splitSlides(tokens: readonly Token[]): SlideTokens[] {
  const slides: SlideTokens[] = [{ line: 1, deeper: false, content: [], notes: [] }]
  for (const token of tokens) {
    const slide = slides.at(-1)!
    const line = (token.map?.[0] ?? 0) + 1
    if (token.type === 'slide_separator') slides.push({ line, deeper: token.markup === '--', content: [], notes: [] })
    else if (token.type === 'notes_start') slide.notes.push({ line, tokens: [] })
    else (slide.notes.at(-1)?.tokens ?? slide.content).push(token)
  }
  const [first] = slides
  if (slides.length > 1 && first && first.content.length === 0 && first.notes.length === 0) slides.shift()
  for (const slide of slides) slide.line = lineOf(slide.content) ?? slide.line
  return slides
}
