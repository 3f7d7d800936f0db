/** The names that stand in the plane: each beside its ellipse, with its number. */
import type { Point } from '../../geometry/point.ts'
import { ellipsePoints, type Spread, type Window2 } from './geometry.ts'
import { type Box, besideOutline, boxAround } from './labelPlaces.ts'

type NameRole = 'p' | 'q' | 'ratio' | 'answer'

/** Where a name begins to be written, in the plane's own units. */
interface Nameplate extends Point {
  text: string
  role: NameRole
  italic?: boolean
}

export interface Name {
  outline: readonly Point[]
  text: string
  role: NameRole
  italic?: boolean
  /** The angle at which it would rather be, in turns. */
  wanted: number
}

/** A name for an ellipse. */
export function name(spread: Spread, text: string, role: NameRole, wanted: number): Name {
  return { outline: ellipsePoints(spread), text, role, wanted }
}

/** The letter of a distribution. */
export function letter(spread: Spread, role: 'p' | 'q', wanted: number): Name {
  return { ...name(spread, role, role, wanted), italic: true }
}

type Area = { width: number; height: number }

/** Puts names beside their ellipses, in the way of nothing; during a drag each stays about where it was. */
export function nameplates() {
  let turns: number[] = []
  return {
    place(
      names: readonly Name[],
      grabbed: readonly Point[],
      view: Window2,
      area: Area,
      dragging: boolean,
    ): Nameplate[] {
      const pixel = (view.x.max - view.x.min) / area.width
      const onScreen = ({ x, y }: Point) => ({ x: (x - view.x.min) / pixel, y: (view.y.max - y) / pixel })
      const outlines = names.map(({ outline }) => few(outline).map(onScreen))
      const lines = outlines.slice(0, -1).flat()
      const solid: (Box & { weight?: number })[] = grabbed.map(handle => boxAround(onScreen(handle), 26, 26))
      const room = { left: 3, right: area.width - 3, top: 0, bottom: area.height }
      if (turns.length !== names.length) turns = []
      return names.map(({ text, role, italic, wanted }, index) => {
        const size = italic ? ([18, 26] as const) : ([10.2 * text.length, 22] as const)
        const from = dragging ? (turns[index] ?? wanted) : wanted
        const box = besideOutline(outlines[index] ?? [], size, from, solid, lines, room)
        turns[index] = box.turn
        solid.push({ ...box, weight: 10 }) // One name over another reads worse than one over a handle.
        const [x, y] = [(box.left + box.right) / 2, box.bottom - 5]
        return { x: view.x.min + x * pixel, y: view.y.max - y * pixel, text, role, ...(italic ? { italic } : {}) }
      })
    },
  }
}

/** Some forty points of a line, enough to know where it is. */
function few(points: readonly Point[]): readonly Point[] {
  const every = Math.max(1, Math.floor(points.length / 40))
  return points.filter((_, index) => index % every === 0)
}
