import { spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { requireTool, runs } from '../../requireTool.ts'

/** Whether PDFs can be read back here. */
export function canReadPdfs(): boolean {
  const missing = ['pdftotext', 'pdffonts', 'pdfimages', 'pdfinfo', 'qpdf'].filter(
    name => !runs(name, name === 'qpdf' ? '--version' : '-v'),
  )
  return requireTool({
    name: missing.join(', '),
    isHere: missing.length === 0,
    get: 'apt-get install poppler-utils qpdf',
    untested: 'what the PDF holds when it is read back',
  })
}

/** The bytes as a file of its own, for the tools. */
export async function asFile(bytes: Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'pdf-')), 'deck.pdf')
  await writeFile(path, bytes)
  return path
}

/** What a tool prints of a file; throws where it fails. */
export function read(tool: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** The text of each page, white space as single spaces. */
export function pageTexts(file: string): string[] {
  const pages = read('pdftotext', '-layout', file, '-').split('\f').slice(0, -1)
  return pages.map(text => text.replace(/\s+/g, ' '))
}

/** Titles of the outline, in order, each with how deep it is. */
export function outlineOf(pdf: PDFDocument): { title: string; depth: number }[] {
  const root = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict)
  const walk = (parent: PDFDict, depth: number): { title: string; depth: number }[] => {
    const found: { title: string; depth: number }[] = []
    for (
      let entry = parent.lookupMaybe(PDFName.of('First'), PDFDict);
      entry;
      entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)
    )
      found.push(
        { title: entry.lookup(PDFName.of('Title'), PDFHexString).decodeText(), depth },
        ...walk(entry, depth + 1),
      )
    return found
  }
  return walk(root, 0)
}

/** The addresses that links of a page lead to. */
export function linksOf(pdf: PDFDocument, page: number): string[] {
  const annotations = pdf.getPage(page).node.lookupMaybe(PDFName.of('Annots'), PDFArray)
  return (annotations?.asArray() ?? []).flatMap(item => {
    const action = pdf.context.lookup(item, PDFDict).lookupMaybe(PDFName.of('A'), PDFDict)
    const uri = action?.lookup(PDFName.of('URI'))
    return uri instanceof PDFString || uri instanceof PDFHexString ? [uri.decodeText()] : []
  })
}

/** The label of each page. */
export function labelsOf(pdf: PDFDocument): string[] {
  const numbers = pdf.catalog.lookup(PDFName.of('PageLabels'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
  return Array.from({ length: numbers.size() / 2 }, (_, index) =>
    numbers
      .lookup(2 * index + 1, PDFDict)
      .lookup(PDFName.of('P'), PDFString)
      .decodeText(),
  )
}
