/**
 * Remembers how large these elements are until the window changes. The engine asks in the midst of each turn, and for an
 * answer the browser would lay out all that has changed so far, only to do it again at the end.
 */
export function rememberSizes(...elements: HTMLElement[]): void {
  for (const element of elements)
    for (const side of ['offsetWidth', 'offsetHeight'] as const) {
      const measure = Object.getOwnPropertyDescriptor(HTMLElement.prototype, side)?.get
      let size: number | undefined
      addEventListener('resize', () => (size = undefined))
      Object.defineProperty(element, side, { get: () => (size ??= measure?.call(element)) })
    }
}
