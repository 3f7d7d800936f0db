/** The text of signs that a PDF draws as two glyphs. */
import type { Characters } from './rewriteContents.ts'

/** KaTeX's stroke through a sign, in a place of its font that Unicode leaves to everyone. */
const stroke = '\ue020'

/** A glyph that begins a run of text: the line that draws it, the place it is drawn at, what it stands for. */
interface Glyph {
  line: number
  place: string
  character: string
}

/**
 * A content stream in which a sign drawn as two, `≠` as a stroke and an equals sign, reads as the one it is. Both stay as
 * they are drawn: the sign says in the content what it reads as, and the stroke that it reads as nothing. The two belong
 * together that are drawn at the same place; they need not follow one another, since the stroke is laid over its line.
 */
export function withActualText(content: string, fonts: ReadonlyMap<string, Characters>): string {
  const lines = content.split('\n')
  const glyphs = firstGlyphs(lines, fonts)
  for (const over of glyphs.filter(({ character }) => character === stroke)) {
    const under = glyphs.find(({ place, character }) => place === over.place && composition(character))
    if (!under) continue
    lines[over.line] = readAs('', lines[over.line]!)
    lines[under.line] = readAs(composition(under.character)!, lines[under.line]!)
  }
  return lines.join('\n')
}

/** What Unicode writes as one sign that has a stroke through it; undefined where it has none. */
function composition(character: string): string | undefined {
  const sign = `${character}\u0338`.normalize('NFC')
  return sign.length === 1 && character !== '' ? sign : undefined
}

function firstGlyphs(lines: readonly string[], fonts: ReadonlyMap<string, Characters>): Glyph[] {
  const glyphs: Glyph[] = []
  let font: Characters | undefined
  let place: string | undefined
  for (const [line, text] of lines.entries()) {
    const [, name] = /^\/(\S+) \S+ Tf$/.exec(text) ?? []
    if (name !== undefined) font = fonts.get(name)
    if (text.endsWith(' Tm')) place = text
    const [, code] = /^<([\da-f]{4})(?:[\da-f]{4})*> Tj$/i.exec(text) ?? []
    if (code === undefined || place === undefined) continue
    glyphs.push({ line, place, character: font?.get(code.toLowerCase()) ?? '' })
    place = undefined
  }
  return glyphs
}

/** An operation that draws text, its first glyph read as `text`. */
function readAs(text: string, operation: string): string {
  const [, first, rest] = /^<(.{4})(.*)> Tj$/.exec(operation) ?? []
  const units = Array.from(text, unit => unit.charCodeAt(0).toString(16).padStart(4, '0'))
  const read = `/Span <</ActualText <feff${units.join('')}>>> BDC\n<${first}> Tj\nEMC`
  return rest ? `${read}\n<${rest}> Tj` : read
}
