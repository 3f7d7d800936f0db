import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'

/**
 * Whether PDFs can be read back here. Where apt-get is at hand a missing tool is a failure, since it can be installed;
 * elsewhere the tests that need it are skipped, and say so.
 */
export function canReadPdfs(): boolean {
  const missing = ['pdftotext', 'pdffonts', 'pdfimages', 'pdfinfo', 'qpdf'].filter(name => !has(name))
  if (missing.length === 0) return true
  const message = `${missing.join(', ')} not found`
  if (existsSync('/usr/bin/apt-get'))
    throw new Error(
      `${message}: the tests of the PDF need it. Run: apt-get update && apt-get install -y poppler-utils qpdf`,
    )
  console.warn(`${message}: the tests that read the PDF back are skipped. They need poppler-utils and qpdf.`)
  return false
}

function has(name: string): boolean {
  return spawnSync(name, [name === 'qpdf' ? '--version' : '-v'], { stdio: 'ignore' }).error === undefined
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
