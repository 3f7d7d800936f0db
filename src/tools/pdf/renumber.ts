/** Numbers the objects of a PDF so that the same pages give the same bytes. */
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib'

/**
 * Objects get their numbers in the order in which they are reached from the root; what is not reached is dropped. The
 * browser numbers the same objects differently from run to run.
 */
export function renumber(pdf: PDFDocument): void {
  const { context } = pdf
  const { Root, Info } = context.trailerInfo
  const numbers = new Map<PDFRef, PDFRef>()
  const open = [Info, Root].filter(root => root instanceof PDFRef)
  for (let ref = open.pop(); ref; ref = open.pop()) {
    if (numbers.has(ref)) continue
    numbers.set(ref, PDFRef.of(numbers.size + 1))
    open.push(...refsIn(context.lookup(ref)).reverse())
  }
  const objects = [...numbers].map(([ref, next]) => [next, context.lookup(ref)] as const)
  for (const [ref] of context.enumerateIndirectObjects()) context.delete(ref)
  for (const [ref, object] of objects) {
    if (!object) continue
    replaceRefs(object, numbers)
    context.assign(ref, object)
  }
  context.largestObjectNumber = numbers.size
  if (Root instanceof PDFRef) context.trailerInfo.Root = numbers.get(Root)!
  if (Info instanceof PDFRef) context.trailerInfo.Info = numbers.get(Info)!
}

/** What an object refers to, in the order of its keys' names. */
function refsIn(object: PDFObject | undefined): PDFRef[] {
  return partsOf(object).flatMap(([, part]) => (part instanceof PDFRef ? [part] : refsIn(part)))
}

function replaceRefs(object: PDFObject, numbers: ReadonlyMap<PDFRef, PDFRef>): void {
  for (const [put, part] of partsOf(object))
    if (part instanceof PDFRef) put(numbers.get(part) ?? part)
    else replaceRefs(part, numbers)
}

/** The parts of a dictionary, a list or a stream, each with the way to put another in its place. */
function partsOf(object: PDFObject | undefined): [(part: PDFObject) => void, PDFObject][] {
  const holder = object instanceof PDFRawStream ? object.dict : object
  if (holder instanceof PDFArray) return holder.asArray().map((part, index) => [next => holder.set(index, next), part])
  if (!(holder instanceof PDFDict)) return []
  return holder
    .entries()
    .sort(([a], [b]) => (a.asString() < b.asString() ? -1 : 1))
    .map(([key, part]) => [next => holder.set(key, next), part])
}
