/** Renames a PDF's tags so that the same pages give the same bytes. */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { tagsOf } from './tags.ts'

const key = (name: string) => PDFName.of(name)

/**
 * Names the tags that others refer to (a table's headings) by their order. The browser names them by numbers that differ
 * from run to run.
 */
export function renameTags(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(key('StructTreeRoot'), PDFDict)
  if (!root) return
  const tags = tagsOf(pdf)
  const names = new Map<string, string>()
  for (const { dictionary } of tags) {
    const id = dictionary.lookup(key('ID'))
    if (!(id instanceof PDFString)) continue
    const name = `t${String(names.size + 1).padStart(6, '0')}`
    names.set(id.asString(), name)
    dictionary.set(key('ID'), PDFString.of(name))
  }
  for (const { dictionary } of tags) rename(dictionary.lookup(key('A')), names)
  const ids = tags.flatMap(({ dictionary, ref }) => {
    const id = dictionary.lookup(key('ID'))
    return id instanceof PDFString && ref ? [id, ref] : []
  })
  if (ids.length > 0) root.set(key('IDTree'), pdf.context.obj({ Names: ids }))
  else root.delete(key('IDTree'))
}

/** Puts the new names into a tag's attributes, wherever they list headings. */
function rename(attributes: unknown, names: ReadonlyMap<string, string>): void {
  if (attributes instanceof PDFArray)
    for (let index = 0; index < attributes.size(); index++) rename(attributes.lookup(index), names)
  if (!(attributes instanceof PDFDict)) return
  const headers = attributes.lookup(key('Headers'))
  if (!(headers instanceof PDFArray)) return
  for (let index = 0; index < headers.size(); index++) {
    const id = headers.lookup(index)
    const name = id instanceof PDFString ? names.get(id.asString()) : undefined
    if (name) headers.set(index, PDFString.of(name))
  }
}
