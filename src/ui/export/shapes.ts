/** The shapes of a figure: backgrounds and edges of its elements, and its drawings in SVG. */
import type { Box } from '../../geometry/box.ts'
import type { Piece, Shape } from './pieces.ts'
import { fontOf } from './words.ts'

const plain = { x: 0, y: 0, fill: 'none', stroke: 'none', strokeWidth: 0, dash: [], opacity: 1 }
const square = { cap: 'butt', join: 'miter' } as const

/** An element's background, and the lines along its edges. */
export function edgesOf(element: Element, { left, top, width, height }: Box): Shape[] {
  const style = getComputedStyle(element)
  const shapes: Shape[] = []
  if (!/^rgba\(.*, 0\)$/.test(style.backgroundColor))
    shapes.push({ ...plain, ...square, d: rectangle(left, top, width, height), fill: style.backgroundColor })
  const edges = [
    [style.borderTopWidth, style.borderTopColor, `M${left} ${top}h${width}`],
    [style.borderBottomWidth, style.borderBottomColor, `M${left} ${top + height}h${width}`],
    [style.borderLeftWidth, style.borderLeftColor, `M${left} ${top}v${height}`],
    [style.borderRightWidth, style.borderRightColor, `M${left + width} ${top}v${height}`],
  ] as const
  for (const [breadth, stroke, d] of edges) {
    const strokeWidth = Number.parseFloat(breadth)
    if (strokeWidth > 0) shapes.push({ ...plain, ...square, d, stroke, strokeWidth })
  }
  return shapes
}

/** The shapes and texts of a drawing of ours, which has neither transforms nor a scale of its own. */
export function shapesOf(svg: SVGSVGElement, { left, top }: Box): Piece[] {
  return [...svg.querySelectorAll<SVGGraphicsElement>('rect, path, text')].map((element): Piece => {
    const style = getComputedStyle(element)
    const strokeWidth = Number.parseFloat(style.strokeWidth)
    const numbers = (...names: string[]) => names.map(name => Number(element.getAttribute(name))) as [number, number]
    if (element instanceof SVGTextContentElement) {
      const [x, y] = numbers('x', 'y')
      const width = element.getComputedTextLength()
      const share = { start: 0, middle: 0.5, end: 1 }[style.textAnchor] ?? 0
      const run = {
        text: element.textContent ?? '',
        x: left + x - share * width,
        y: top + y,
        width,
        font: fontOf(style),
        size: Number.parseFloat(style.fontSize),
        colour: style.fill,
        ...(style.stroke === 'none' ? {} : { rim: { colour: style.stroke, width: strokeWidth } }),
      }
      return { kind: 'words', runs: [run] }
    }
    const [x, y, width, height] = numbers('x', 'y', 'width', 'height') as number[] as [number, number, number, number]
    const shape: Shape = {
      d: element.getAttribute('d') ?? rectangle(x, y, width, height),
      x: left,
      y: top,
      fill: style.fill,
      stroke: style.stroke,
      strokeWidth,
      dash: style.strokeDasharray.match(/[\d.]+/g)?.map(Number) ?? [],
      cap: style.strokeLinecap as CanvasLineCap,
      join: style.strokeLinejoin as CanvasLineJoin,
      opacity: Number(style.opacity) * opacityAround(element, svg),
    }
    return { kind: 'shape', shape }
  })
}

function opacityAround(element: Element, svg: Element): number {
  let opacity = 1
  for (let above = element.parentElement; above && above !== svg; above = above.parentElement)
    opacity *= Number(getComputedStyle(above).opacity)
  return opacity
}

function rectangle(left: number, top: number, width: number, height: number): string {
  return `M${left} ${top}h${width}v${height}h${-width}z`
}
