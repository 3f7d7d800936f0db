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

/** Writes words only where they changed: the same words written again would be laid out again, in every frame. */
export function writeText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

const written = new WeakMap<HTMLElement, string>()

/** As `writeText`, for our own markup. */
export function writeHtml(element: HTMLElement, html: string): void {
  if (written.get(element) === html) return
  written.set(element, html)
  element.innerHTML = html
}
