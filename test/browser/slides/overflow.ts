import type { Scripted } from '../../../src/tools/browser/deckPage.ts'

/**
 * What does not fit into the current slide, one line each: text, formulas and figures that reach out of the slide or
 * are cut off by a box around them, lines of a figure that run into each other, and figures or code that would have to
 * be scrolled. Empty when all is in view.
 * Measured on the screen, at any scale; a design pixel of tolerance.
 */
export function overflowing(page: Pick<Scripted, 'evaluate'>): Promise<string[]> {
  return page.evaluate(() => {
    const slide = document.querySelector<HTMLElement>('.slides section.present:not(.stack)')
    const stage = document.querySelector('.slides')
    if (!slide || !stage) return ['There is no current slide.']
    const whole = stage.getBoundingClientRect()
    const scale = whole.width / 1280
    const found = new Set<string>()
    const inner = 'figure, svg, canvas, img, table, pre, input, button, output, select'

    for (const element of slide.querySelectorAll<HTMLElement>('*')) if (shown(element)) look(element)
    const figureLines = [...slide.querySelectorAll<HTMLElement>('figure p')].filter(shown)
    for (const [i, one] of figureLines.entries()) for (const other of figureLines.slice(0, i)) collide(one, other)
    return [...found]

    function collide(one: Element, other: Element) {
      const [a, b] = [words(one), words(other)]
      const [across, down] = [
        Math.min(a.right, b.right) - Math.max(a.left, b.left),
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
      ]
      if (across > scale && down > 8 * scale) found.add(`${name(other)} runs into ${name(one)}`)
    }

    function words(element: Element): DOMRect {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect()
    }

    function look(element: HTMLElement) {
      if (element.matches('.katex .katex-base, .katex-html'))
        return check(element, [...element.querySelectorAll('.katex-base')].map(box))
      if (element.closest('.katex')) return
      if (element.matches(inner)) check(element, [box(element)])
      check(element, [...element.childNodes].filter(isText).flatMap(lines))
      if (element.matches('figure, pre, table') && !element.closest('svg')) scrolls(element)
    }

    function check(element: Element, boxes: DOMRect[]) {
      for (const room of rooms(element))
        for (const rect of boxes) {
          const out = Math.max(
            room.left - rect.left,
            room.top - rect.top,
            rect.right - room.right,
            rect.bottom - room.bottom,
          )
          if (rect.width > 0 && out > scale)
            found.add(`${name(element)} reaches ${Math.round(out / scale)} px out of view`)
        }
    }

    function scrolls(element: HTMLElement) {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
      if (Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight) > 1)
        found.add(
          `${name(element)} holds ${scrollWidth}×${scrollHeight} px in a box of ${clientWidth}×${clientHeight} px`,
        )
    }

    /** The slide, and every box around the element that cuts off what is outside of it. */
    function rooms(element: Element): DOMRect[] {
      const cutting: DOMRect[] = [whole]
      for (let at = element.parentElement; at && at !== stage; at = at.parentElement)
        if (getComputedStyle(at).overflow !== 'visible') cutting.push(box(at))
      return cutting
    }

    function shown(element: Element): boolean {
      if (element.closest('aside.notes, .katex-mathml, [hidden], option')) return false
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      for (let at: Element | null = element; at && at !== slide; at = at.parentElement) {
        const { width, height } = at.getBoundingClientRect()
        if (getComputedStyle(at).overflow !== 'visible' && width <= 1 && height <= 1) return false
      }
      return true
    }

    function isText(node: Node): node is Text {
      return node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''
    }

    function lines(text: Text): DOMRect[] {
      const range = document.createRange()
      range.selectNodeContents(text)
      return [...range.getClientRects()]
    }

    function box(element: Element): DOMRect {
      return element.getBoundingClientRect()
    }

    function name(element: Element): string {
      const text = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)
      return `<${element.tagName.toLowerCase()}${element.id ? ` id=${element.id}` : ''}>${text ? ` “${text}”` : ''}`
    }
  })
}
