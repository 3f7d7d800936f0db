/** Ink: what is drawn and pointed at over a slide, and the sheet that shows it. */
import type { Point } from '../../geometry/point.ts'
import { slideSize } from '../slides/slideSize.ts'
import { pathOf, readPoint, readStrokes, type Stroke } from './strokes.ts'

/** What is drawn and pointed at over the current slide, in its design pixels: the same in every window that shows it. */
export interface Ink {
  strokes(): readonly Stroke[]
  /** Where the laser pointer is, while it is on. */
  pointer(): Point | undefined
  /** Shows what another window has. Checked first; tells no listener, so nothing echoes. */
  show(strokes: unknown, pointer: unknown): void
  /** Calls `listener` after each change made here. Returns what ends that. */
  onChange(listener: () => void): () => void
}

/** The ink of this window, with what its tools may do to it. */
export interface OwnInk extends Ink {
  /** The sheet over the slide, as large as the slide. */
  readonly sheet: SVGSVGElement
  begin(stroke: Stroke): void
  /** More of the last stroke. */
  extend(points: readonly Point[]): void
  undo(): void
  clear(): void
  point(at: Point | undefined): void
  /** The point of the slide under a point of the screen. */
  toSlide(client: { clientX: number; clientY: number }): Point
}

/** An SVG over the slides: scaled with them, so that it is sharp and in place at any scale. */
export function createInk(slides: HTMLElement): OwnInk {
  const { sheet, paintStrokes, paintLast, paintPointer } = createSheet(slides)
  let strokes: readonly Stroke[] = []
  let pointer: Point | undefined
  const listeners = new Set<() => void>()

  const changed = () => {
    for (const listener of listeners) listener()
  }

  function become(next: readonly Stroke[]): void {
    strokes = next
    paintStrokes(strokes)
    changed()
  }

  return {
    sheet,
    strokes: () => strokes,
    pointer: () => pointer,
    show(theirs, place) {
      strokes = readStrokes(theirs)
      pointer = readPoint(place)
      paintStrokes(strokes)
      paintPointer(pointer)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    begin: stroke => become([...strokes, stroke]),
    extend(points) {
      const last = strokes.at(-1)
      if (!last || points.length === 0) return
      const longer = { ...last, points: [...last.points, ...points] }
      strokes = [...strokes.slice(0, -1), longer]
      paintLast(longer)
      changed()
    },
    undo: () => strokes.length > 0 && become(strokes.slice(0, -1)),
    clear: () => strokes.length > 0 && become([]),
    point(at) {
      if (!at && !pointer) return
      pointer = at
      paintPointer(pointer)
      changed()
    },
    toSlide({ clientX, clientY }) {
      const box = slides.getBoundingClientRect()
      return {
        x: ((clientX - box.left) * slideSize.width) / box.width,
        y: ((clientY - box.top) * slideSize.height) / box.height,
      }
    },
  }
}

/** The sheet that ink is on, and what draws there. */
function createSheet(slides: HTMLElement) {
  const sheet = svg('svg')
  sheet.setAttribute('class', 'kl-ink')
  sheet.setAttribute('viewBox', `0 0 ${slideSize.width} ${slideSize.height}`)
  sheet.setAttribute('aria-hidden', 'true')
  const drawn = svg('g')
  const spot = svg('circle')
  spot.setAttribute('class', 'kl-laser')
  spot.setAttribute('r', '8')
  sheet.append(drawn)
  slides.prepend(sheet) // After the last slide it would tell the engine that there is another.

  return {
    sheet,
    paintStrokes(strokes: readonly Stroke[]): void {
      // In development the slides may have been replaced, and the sheet with them.
      if (!sheet.isConnected) slides.prepend(sheet)
      drawn.replaceChildren(
        ...strokes.map(({ role, points }) => {
          const path = svg('path')
          path.dataset.role = role
          path.setAttribute('d', pathOf(points))
          return path
        }),
      )
    },
    /** The last stroke has become longer. */
    paintLast({ points }: Stroke): void {
      drawn.lastElementChild?.setAttribute('d', pathOf(points))
    },
    paintPointer(at: Point | undefined): void {
      if (at) {
        spot.setAttribute('cx', at.x.toFixed(1))
        spot.setAttribute('cy', at.y.toFixed(1))
        if (!spot.isConnected) sheet.append(spot)
      } else spot.remove()
    },
  }
}

function svg<K extends keyof SVGElementTagNameMap>(name: K): SVGElementTagNameMap[K] {
  return document.createElementNS('http://www.w3.org/2000/svg', name)
}
