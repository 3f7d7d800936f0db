/** What a saved picture is made of: plots, shapes and words, each where it is in the figure. */
import type { Box } from '../../geometry/box.ts'
import type { Plot } from '../plot/plot.ts'

/** Its box is in design pixels, from the figure's upper left corner. */
export interface Picture extends Box {
  pieces: Piece[]
}

export type Piece =
  | { kind: 'plot'; plot: Plot; panel: string; x: number; y: number }
  | { kind: 'shape'; shape: Shape }
  /** The words of one paragraph or cell. */
  | { kind: 'words'; runs: Run[] }

/** A path at a place, as CSS paints it. */
export interface Shape {
  d: string
  x: number
  y: number
  fill: string
  stroke: string
  strokeWidth: number
  dash: number[]
  cap: CanvasLineCap
  join: CanvasLineJoin
  opacity: number
}

/** Words of one font on one line. `y` is their baseline. */
export interface Run {
  text: string
  x: number
  y: number
  width: number
  /** As a canvas takes it, and its size. */
  font: string
  size: number
  colour: string
  /** A rim of another colour, legible on whatever it crosses. */
  rim?: { colour: string; width: number }
}
