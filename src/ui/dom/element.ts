/** Makes elements, and writes into them only what changed. */

/** A new element of a class, as the last child of `parent`. */
export function add<K extends keyof HTMLElementTagNameMap>(parent: HTMLElement, tag: K, className: string) {
  const element = document.createElement(tag)
  element.className = className
  parent.append(element)
  return element
}

/** A named part of a figure. Not a `<section>`: reveal.js takes those for slides. */
export function addGroup(parent: HTMLElement, className: string, name: string) {
  const group = add(parent, 'div', className)
  group.role = 'group'
  group.ariaLabel = name
  return group
}

/**
 * Writes words only where they changed: the same words written again would be laid out again, in every frame. New words
 * go into the text that is there, which the browser need not style again.
 */
export function writeText(element: Element, text: string): void {
  const { firstChild } = element
  if (firstChild instanceof Text && !firstChild.nextSibling) {
    if (firstChild.data !== text) firstChild.data = text
  } else if (element.textContent !== text) element.textContent = text
}

/** Sets an attribute only where it changed: one that is set again makes the browser style its element again. */
export function writeAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

const written = new WeakMap<HTMLElement, string>()

/** As `writeText`, for our own markup. */
export function writeHtml(element: HTMLElement, html: string): void {
  if (written.get(element) === html) return
  written.set(element, html)
  element.innerHTML = html
}
