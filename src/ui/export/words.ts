/** The words of a figure, as they stand on their lines. */
import type { Box } from '../../geometry/box.ts'
import type { Run } from './pieces.ts'

/** A text of the page as it stands on its lines. */
export function runsOf(node: Text, element: Element, place: (rect: DOMRect) => Box): Run[] {
  const style = getComputedStyle(element)
  const font = fontOf(style)
  const size = Number.parseFloat(style.fontSize)
  const lines: { text: string; box: Box }[] = []
  const range = document.createRange()
  for (const { index, 0: word } of node.data.matchAll(/\s*\S+\s*|\s+/g)) {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    const rect = range.getBoundingClientRect()
    if (rect.width === 0) continue
    const box = place(rect)
    const text = word.replace(/[\t\n\r ]+/g, ' ')
    const last = lines.at(-1)
    if (last && Math.abs(last.box.top - box.top) < 1) {
      last.text += text
      last.box.width = box.left + box.width - last.box.left
    } else lines.push({ text, box })
  }
  return lines.map(({ text, box }) => {
    const { ascent, descent } = heightOf(font)
    const y = box.top + (box.height - ascent - descent) / 2 + ascent
    return { text, x: box.left, y, width: box.width, font, size, colour: style.color }
  })
}

/** An element's font, as a canvas takes it. */
export function fontOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string {
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
}

let ruler: CanvasRenderingContext2D | null | undefined

/** How far a font reaches above its baseline and below it. */
function heightOf(font: string): { ascent: number; descent: number } {
  ruler ??= document.createElement('canvas').getContext('2d')
  if (!ruler) return { ascent: 0, descent: 0 }
  ruler.font = font
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = ruler.measureText('x')
  return { ascent: fontBoundingBoxAscent, descent: fontBoundingBoxDescent }
}
