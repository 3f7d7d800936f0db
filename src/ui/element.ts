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
