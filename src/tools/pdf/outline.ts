/** The outline of a PDF and the labels of its pages. */
import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import type { PrintedSheet } from './printPage.ts'

interface Entry {
  title: string
  page: number
  deeper: Entry[]
}

/** An entry for every slide, deeper ones below the slide they stand under. `starts` are the sheets' pages, from 0. */
export function addOutline(pdf: PDFDocument, sheets: readonly PrintedSheet[], starts: readonly number[]): void {
  const entries: Entry[] = []
  for (const [index, { title, deeper, step = 0 }] of sheets.entries()) {
    if (step > 0) continue
    const entry = { title, page: starts[index] ?? 0, deeper: [] }
    const above = entries.at(-1)
    if (deeper && above) above.deeper.push(entry)
    else entries.push(entry)
  }
  const { context } = pdf
  const root = context.nextRef()
  const kids = place(entries, root)
  context.assign(root, context.obj({ Type: 'Outlines', ...ends(kids), Count: sizeOf(entries) }))
  pdf.catalog.set(PDFName.of('Outlines'), root)

  function place(entries: readonly Entry[], parent: PDFRef): PDFRef[] {
    const refs = entries.map(() => context.nextRef())
    for (const [index, { title, page, deeper }] of entries.entries()) {
      const self = refs[index]!
      const kids = place(deeper, self)
      const [previous, next] = [refs[index - 1], refs[index + 1]]
      const entry = {
        Title: PDFHexString.fromText(title),
        Parent: parent,
        Dest: [pdf.getPage(page).ref, 'Fit'],
        ...(previous && { Prev: previous }),
        ...(next && { Next: next }),
        ...ends(kids),
        ...(kids.length > 0 && { Count: kids.length }),
      }
      context.assign(self, context.obj(entry))
    }
    return refs
  }
}

function ends(kids: readonly PDFRef[]) {
  const [first, last] = [kids[0], kids.at(-1)]
  return first && last ? { First: first, Last: last } : {}
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { deeper }) => sum + 1 + sizeOf(deeper), 0)
}

/** Pages are called as slides are: `7`, its third step `7.3`, the second page of its handout `7 (2)`. */
export function addPageLabels(pdf: PDFDocument, sheets: readonly PrintedSheet[], starts: readonly number[]): void {
  const labels = pdf.getPages().flatMap((_page, page) => {
    const at = starts.findLastIndex(start => start <= page)
    const { number, step } = sheets[Math.max(0, at)]!
    const rest = page - (starts[at] ?? page)
    const text = `${number}${step ? `.${step}` : ''}${rest > 0 ? ` (${rest + 1})` : ''}`
    return [page, pdf.context.obj({ P: PDFString.of(text) })]
  })
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: labels }))
}
