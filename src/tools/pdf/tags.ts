/** The tags of a PDF: read, named as PDF 1.7 names them, and flattened. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib'

const key = (name: string) => PDFName.of(name)

/** An element of the tag tree, as far as it matters here. */
export interface Tag {
  type: string
  alt: string | undefined
  dictionary: PDFDict
  /** Undefined for a tag that stands within another's list, which browsers do not write. */
  ref: PDFRef | undefined
}

/** The tags of a document in reading order. */
export function tagsOf(pdf: PDFDocument): Tag[] {
  const root = pdf.catalog.lookupMaybe(key('StructTreeRoot'), PDFDict)
  return root ? kidsOf(root).flatMap(kid => collect(pdf.context, kid)) : []
}

function collect(context: PDFContext, item: PDFObject): Tag[] {
  const dictionary = item instanceof PDFRef ? context.lookup(item) : item
  if (!(dictionary instanceof PDFDict)) return []
  const type = dictionary.lookupMaybe(key('S'), PDFName)
  if (!type) return []
  const alt = dictionary.lookup(key('Alt'))
  const text = alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : undefined
  const tag = { type: type.decodeText(), alt: text, dictionary, ref: item instanceof PDFRef ? item : undefined }
  return [tag, ...kidsOf(dictionary).flatMap(kid => collect(context, kid))]
}

/**
 * Gives tags the names that PDF 1.7 has for them. The browser calls a formula a figure; its TeX, the alternative text,
 * tells which ones are formulas.
 */
export function nameTags(pdf: PDFDocument, formulas: ReadonlySet<string>): void {
  for (const { type, alt, dictionary } of tagsOf(pdf))
    if (type === 'Figure' && alt !== undefined && formulas.has(alt)) dictionary.set(key('S'), key('Formula'))
    else if (type === 'Strong' || type === 'Em') dictionary.set(key('S'), key('Span'))
}

/** The page, from 0, of every heading of the first two levels. */
export function pagesOfHeadings(pdf: PDFDocument): number[] {
  const pages = new Map(pdf.getPages().map(({ ref }, index) => [ref, index]))
  return tagsOf(pdf)
    .filter(({ type }) => type === 'H1' || type === 'H2')
    .map(({ dictionary }) => pages.get(pageOf(pdf.context, dictionary) as PDFRef) ?? -1)
}

/** The page a tag says it is on, else the one that the first of what it holds is on. */
function pageOf(context: PDFContext, dictionary: PDFDict): PDFRef | undefined {
  const own = dictionary.get(key('Pg'))
  if (own instanceof PDFRef) return own
  for (const kid of kidsOf(dictionary)) {
    const inner = kid instanceof PDFRef ? context.lookup(kid) : kid
    const page = inner instanceof PDFDict ? pageOf(context, inner) : undefined
    if (page) return page
  }
  return undefined
}

/**
 * Takes out the tags that say nothing (the browser wraps every run of text and every box in one): what they hold goes to
 * the tag around them, and the table that leads from content to tags follows.
 */
export function flattenTags(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(key('StructTreeRoot'), PDFDict)
  if (!root) return
  const { context } = pdf
  const gone = new Map<PDFRef, PDFRef>()
  for (const kid of kidsOf(root)) if (kid instanceof PDFRef) flatten(kid)
  const follow = (ref: PDFRef): PDFRef => (gone.has(ref) ? follow(gone.get(ref)!) : ref)
  retarget(root.lookup(key('ParentTree')), context, follow)
  for (const ref of gone.keys()) context.delete(ref)

  function flatten(ref: PDFRef): void {
    const tag = context.lookup(ref)
    if (!(tag instanceof PDFDict) || !tag.has(key('S'))) return
    const kids = kidsOf(tag).flatMap(kid => {
      if (!(kid instanceof PDFRef)) return [withPage(kid, tag.get(key('Pg')))]
      flatten(kid)
      const inner = context.lookup(kid)
      if (!(inner instanceof PDFDict) || !saysNothing(inner)) return [kid]
      gone.set(kid, ref)
      return kidsOf(inner).map(piece => {
        const below = piece instanceof PDFRef ? context.lookup(piece) : undefined
        if (below instanceof PDFDict && below.has(key('S'))) below.set(key('P'), ref)
        return piece
      })
    })
    tag.delete(key('Pg'))
    if (kids.length > 0) tag.set(key('K'), context.obj(kids))
  }

  /** A piece of content that says which page it is on, so that it can move. */
  function withPage(kid: PDFObject, page: PDFObject | undefined): PDFObject {
    if (kid instanceof PDFNumber && page) return context.obj({ Type: 'MCR', Pg: page, MCID: kid })
    if (kid instanceof PDFDict && page && !kid.has(key('Pg'))) kid.set(key('Pg'), page)
    return kid
  }
}

function saysNothing(tag: PDFDict): boolean {
  return tag.get(key('S')) === key('NonStruct') && !['Alt', 'ActualText', 'Lang', 'A'].some(name => tag.has(key(name)))
}

function kidsOf(tag: PDFDict): PDFObject[] {
  const kids = tag.get(key('K'))
  const own = kids instanceof PDFRef ? tag.context.lookup(kids) : kids
  if (own instanceof PDFArray) return own.asArray()
  return kids === undefined ? [] : [kids]
}

/** Replaces references in the number tree, its arrays included. */
function retarget(node: unknown, context: PDFContext, follow: (ref: PDFRef) => PDFRef): void {
  if (node instanceof PDFDict)
    for (const name of ['Nums', 'Kids']) {
      const list = node.lookup(key(name))
      if (list instanceof PDFArray) retarget(list, context, follow)
    }
  if (!(node instanceof PDFArray)) return
  for (const [index, item] of node.asArray().entries()) {
    if (!(item instanceof PDFRef)) continue
    const target = context.lookup(item)
    if (target instanceof PDFDict && target.has(key('S'))) node.set(index, follow(item))
    else retarget(target, context, follow)
  }
}
