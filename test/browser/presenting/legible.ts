import type { Page } from 'playwright-core'

/**
 * Text of the current slide that cannot be read from the last row, a line each: smaller than a thirty-sixth of the slide's
 * height, or less than 7 : 1 against what is behind it. Indices within formulas may be half as small again, as type
 * is; labels drawn on canvases have their own tests.
 */
export function illegible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slide = document.querySelector<HTMLElement>('.slides section.present:not(.stack)')
    const stage = document.querySelector('.slides')
    if (!slide || !stage) return ['There is no current slide.']
    const least = 20
    const found = new Set<string>()
    const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    const roots = [slide, ...document.querySelectorAll('.slide-number')]
    for (const root of roots)
      for (const element of root.querySelectorAll<HTMLElement>('*'))
        if (hasText(element) && seen(element)) look(element)
    return [...found]

    function look(element: HTMLElement) {
      const style = getComputedStyle(element)
      const size = Number.parseFloat(style.fontSize) * scaleOf(element)
      const needed = element.closest('.katex .msupsub, .katex .vlist, sub, sup') ? least / 2 : least
      if (size < needed - 0.01) found.add(`${name(element)} is ${size.toFixed(1)} px, less than ${needed}`)
      const ink = element instanceof SVGElement ? style.fill : style.color
      // A phantom keeps the place of what comes later, or lines things up: nobody is to read it.
      if (rgba(ink)[3] === 0) return
      const contrast = contrastOf(over(rgba(ink), groundOf(element)), groundOf(element))
      const disabled = element.closest(':disabled') !== null
      if (contrast < 7 && !disabled) found.add(`${name(element)} stands out ${contrast.toFixed(2)} : 1`)
    }

    /** Design pixels per CSS pixel of the element, by what transforms do to it. */
    function scaleOf(element: Element): number {
      const box = element.closest<HTMLElement>('figure[data-widget], .slide-number') ?? slide!
      if (box.matches('.slide-number')) return 1280 / stage!.getBoundingClientRect().width
      return (
        ((box.getBoundingClientRect().width / (box.offsetWidth || 1)) * 1280) / stage!.getBoundingClientRect().width
      )
    }

    function hasText(element: Element): boolean {
      if (element.matches('select, input, option')) return element.matches('select')
      return [...element.childNodes].some(node => node.nodeType === 3 && /[^\s\u200b]/.test(node.textContent ?? ''))
    }

    function seen(element: Element): boolean {
      if (element.closest('aside.notes, .katex-mathml, [hidden], option, figcaption')) return false
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1
    }

    function groundOf(element: Element): number[] {
      const layers: number[][] = []
      for (let at: Element | null = element; at; at = at.parentElement) {
        const layer = rgba(getComputedStyle(at).backgroundColor)
        if (layer[3]! > 0) layers.push(layer)
        if (layer[3] === 255) break
      }
      return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 255])
    }

    /** Any CSS colour as bytes. */
    function rgba(colour: string): number[] {
      brush.clearRect(0, 0, 1, 1)
      brush.fillStyle = colour
      brush.fillRect(0, 0, 1, 1)
      return [...brush.getImageData(0, 0, 1, 1).data]
    }

    function over([r = 0, g = 0, b = 0, a = 255]: number[], [R = 0, G = 0, B = 0]: number[]): number[] {
      const mix = (x: number, y: number) => (x * a + y * (255 - a)) / 255
      return [mix(r, R), mix(g, G), mix(b, B), 255]
    }

    function contrastOf(a: number[], b: number[]): number {
      const [x, y] = [luminance(a), luminance(b)]
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
    }

    function luminance(bytes: number[]): number {
      const [r = 0, g = 0, b = 0] = bytes
        .slice(0, 3)
        .map(byte => byte / 255)
        .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    function name(element: Element): string {
      const text = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 30)
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${text}”`
    }
  })
}
