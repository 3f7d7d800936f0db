/** Finishes a PDF that the browser has printed. */
import { createHash } from 'node:crypto'
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import { withActualText } from './actualText.ts'
import { addOutline, addPageLabels } from './outline.ts'
import type { Rendition } from './printPage.ts'
import { renameTags } from './renameTags.ts'
import { renumber } from './renumber.ts'
import { rewriteContents, rewriteGlyphs } from './rewriteContents.ts'
import { shortenedPaths } from './shortenedPaths.ts'
import { flattenTags, nameTags, pagesOfHeadings } from './tags.ts'

/**
 * Adds what the browser leaves out: title, author, subject, language, outline, page labels, formulas called formulas. The
 * same pages and the same date give the same bytes.
 */
export async function finishPdf(printed: Uint8Array, rendition: Rendition, date: Date) {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  const { title, author, description, language, sheets } = rendition
  const starts = startPages(pdf, sheets.length)
  flattenTags(pdf)
  nameTags(pdf, new Set(rendition.formulas))
  renameTags(pdf)
  addOutline(pdf, sheets, starts)
  addPageLabels(pdf, sheets, starts)
  const drawn = rewriteContents(pdf, (content, fonts) => shortenedPaths(withActualText(content, fonts)))
  rewriteGlyphs(pdf, glyph => shortenedPaths(glyph, 1))
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setAuthor(author)
  pdf.setSubject(description)
  pdf.setLanguage(language)
  pdf.setCreator('reveal.js and Chromium')
  pdf.setCreationDate(date)
  pdf.setModificationDate(date)
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  const id = PDFHexString.of(
    createHash('md5')
      .update(JSON.stringify([title, date, sheets, drawn]))
      .digest('hex'),
  )
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id])
  const pages = pdf.getPageCount()
  renumber(pdf)
  return { bytes: await pdf.save(), pages }
}

/** The page each sheet begins on: that of its heading, since a sheet of a handout may take two. */
function startPages(pdf: PDFDocument, sheets: number): number[] {
  if (pdf.getPageCount() === sheets) return Array.from({ length: sheets }, (_, index) => index)
  const pages = pagesOfHeadings(pdf)
  if (pages.length === sheets) return pages
  throw new Error(`The PDF has ${pages.length} headings for ${sheets} slides: expected one (#, ##) on each.`)
}
