/** The content streams of a PDF, read and rewritten. */
import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib'

/** The characters that a font's codes, four hexadecimal digits each, stand for. */
export type Characters = ReadonlyMap<string, string>

/**
 * Puts what `change` makes of each content stream, one operation a line, in its place; `fonts` are those of the stream, by
 * the names it has for them. Returns a digest of all that is drawn.
 */
export function rewriteContents(
  pdf: PDFDocument,
  change: (content: string, fonts: ReadonlyMap<string, Characters>) => string,
): string {
  const digest = createHash('md5')
  const { context } = pdf
  const known = new Map<PDFObject, Characters>()
  const pages = new Map(
    pdf.getPages().flatMap(({ node }) => refsOf(node.get(PDFName.of('Contents'))).map(ref => [ref, node.Resources()])),
  )
  for (const [ref, stream] of context.enumerateIndirectObjects()) {
    if (!(stream instanceof PDFRawStream) || !isDeflated(stream)) continue
    const form = stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')
    if (!form && !pages.has(ref)) continue
    const resources = form ? stream.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) : pages.get(ref)
    const text = change(textOf(stream), fontsOf(resources, known))
    digest.update(text)
    replace(context, ref, stream, text)
  }
  return digest.digest('hex')
}

/** As `rewriteContents`, for the glyphs that are drawn as paths, in thousandths of the size of their type. */
export function rewriteGlyphs(pdf: PDFDocument, change: (glyph: string) => string): void {
  const { context } = pdf
  for (const [, font] of context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Subtype')) !== PDFName.of('Type3')) continue
    for (const [, ref] of font.lookupMaybe(PDFName.of('CharProcs'), PDFDict)?.entries() ?? []) {
      const stream = context.lookup(ref)
      if (stream instanceof PDFRawStream && isDeflated(stream))
        replace(context, ref as PDFRef, stream, change(textOf(stream)))
    }
  }
}

/** Puts `text` in place of what the stream at `ref` holds. */
function replace(context: PDFContext, ref: PDFRef, { dict }: PDFRawStream, text: string): void {
  const bytes = deflateSync(Buffer.from(text, 'latin1'), { level: 9 })
  dict.set(PDFName.of('Length'), context.obj(bytes.length))
  context.assign(ref, PDFRawStream.of(dict, bytes))
}

function refsOf(contents: unknown): PDFRef[] {
  if (contents instanceof PDFArray) return contents.asArray() as PDFRef[]
  return contents === undefined ? [] : [contents as PDFRef]
}

function fontsOf(resources: PDFDict | undefined, known: Map<PDFObject, Characters>): Map<string, Characters> {
  const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict)
  return new Map(
    (fonts?.entries() ?? []).map(([name, ref]) => {
      const font = fonts?.context.lookup(ref, PDFDict)
      const table = font?.lookup(PDFName.of('ToUnicode'))
      const characters = known.get(ref) ?? charactersOf(table instanceof PDFRawStream ? textOf(table) : '')
      known.set(ref, characters)
      return [name.decodeText(), characters]
    }),
  )
}

/** Reads a font's ToUnicode table; codes of one byte, as of a font drawn as pictures, are left out. */
export function charactersOf(table: string): Map<string, string> {
  const characters = new Map<string, string>()
  const number = (hex: string) => Number.parseInt(hex, 16)
  const code = (value: number) => value.toString(16).padStart(4, '0')
  for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of lines.matchAll(/^<([\da-f]{4})> *<((?:[\da-f]{4})+)>/gim))
      characters.set(from.toLowerCase(), Buffer.from(to, 'hex').swap16().toString('utf16le'))
  for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', until = '', to = ''] of lines.matchAll(
      /^<([\da-f]{4})> *<([\da-f]{4})> *<([\da-f]{4})>/gim,
    ))
      for (let step = 0; step <= number(until) - number(from); step++)
        characters.set(code(number(from) + step), String.fromCharCode(number(to) + step))
  return characters
}

function isDeflated(stream: PDFRawStream): boolean {
  return stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode')
}

function textOf(stream: PDFRawStream): string {
  const bytes = stream.getContents()
  return (isDeflated(stream) ? inflateSync(bytes) : Buffer.from(bytes)).toString('latin1')
}
