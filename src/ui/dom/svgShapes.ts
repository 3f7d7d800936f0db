/** Drawings in SVG that are told what they are to be, and change only what differs. */
import { writeAttribute, writeText } from './element.ts'

/** An SVG element to be: shapes within it, or words. */
export interface Shape {
  name: keyof SVGElementTagNameMap
  attributes: Readonly<Record<string, string | number>>
  children?: readonly Shape[]
  text?: string
}

const drawn = new WeakMap<Element, Shape>()

/** Makes the children of `parent` what `shapes` says. Elements stay and what is as it was is left alone: most of it, in a drag. */
export function drawShapes(parent: Element, shapes: readonly Shape[]): void {
  for (const [index, shape] of shapes.entries()) {
    const there = parent.children[index]
    const element = there?.localName === shape.name ? there : create(shape.name)
    if (!there) parent.append(element)
    else if (there !== element) there.replaceWith(element)
    become(element, shape)
  }
  while (parent.children.length > shapes.length) parent.lastElementChild?.remove()
}

export function create<K extends keyof SVGElementTagNameMap>(name: K): SVGElementTagNameMap[K] {
  return document.createElementNS('http://www.w3.org/2000/svg', name)
}

function become(element: Element, shape: Shape): void {
  const before = drawn.get(element)
  drawn.set(element, shape)
  for (const name of Object.keys(before?.attributes ?? {}))
    if (!(name in shape.attributes)) element.removeAttribute(name)
  for (const [name, value] of Object.entries(shape.attributes))
    if (before?.attributes[name] !== value) writeAttribute(element, name, String(value))
  if (shape.text !== undefined) writeText(element, shape.text)
  else drawShapes(element, shape.children ?? [])
}
