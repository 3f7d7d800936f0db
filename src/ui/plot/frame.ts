/** What one picture of a plot shows, as plain data: its axes, and everything within them by role. */
import type { Point } from '../../geometry/point.ts'
import type { Contour } from './contours.ts'
import type { Role } from './palette.ts'

export interface PlotFrame {
  x: Axis
  y: Axis
  series: readonly (readonly Point[])[]
  /** Below the series, the first at the bottom. */
  strokes?: readonly Stroke[]
  labels?: readonly Label[]
  /** Where on the abscissa an integrand is infinite: hatched up to the top, with an arrow and ∞. */
  infiniteX?: readonly Stretch[]
  /** Filled contours below everything else, the highest level first. */
  contours?: readonly Contour[]
  /** Where on the ordinate a landscape is infinite: hatched from side to side, with ∞. */
  infiniteY?: readonly Stretch[]
  /** On a landscape: the lines that part its basins, and the basin around a point. */
  basins?: Basins
  /** Lines of any shape, closed ones too. */
  outlines?: readonly Outline[]
  marks?: readonly Mark[]
}

export interface Axis {
  min: number
  max: number
  ticks: readonly number[]
  format?: (value: number) => string
  /** What its numbers are, where they are not what the ticks say: “log2 of the sd”. */
  counts?: string
  hidden?: boolean
  /** How wide a y-axis or how high an x-axis is, in design pixels: where the area within must not change. */
  size?: number
}

/** How a series looks: a line of its role's colour, perhaps filled to zero, by one colour or by the value's sign. */
export interface SeriesStyle {
  role: Role
  width?: number
  fill?: 'plain' | 'signed'
  dot?: number
}

/** A line beside the series, its points in any order: a plot may have as many as it likes. */
export interface Stroke {
  role: Role
  width: number
  points: readonly Point[]
}

/** A line of any shape through `points`, in its role's colour; q's is dashed, as everywhere. */
export interface Outline {
  points: readonly Point[]
  role: Role
  width?: number
  /** Whether the last point joins the first. */
  closed?: boolean
}

export interface Label extends Point {
  text: string
  role: Role
  align?: 'left' | 'center' | 'right'
  italic?: boolean
}

/** A stretch of an axis. */
export interface Stretch {
  from: number
  to: number
}

/** A point of interest on a landscape: a minimum (filled if it is the lowest), or a saddle. */
export interface Mark extends Point {
  kind: 'lowest' | 'minimum' | 'saddle'
  text?: string
  /** On which side the text stands: to the right, unless the plot ends there. */
  side?: 'left' | 'right'
}

export interface Basins {
  lines: readonly (readonly Point[])[]
  around: Point
}

/** A number on an axis: six digits, and a true minus. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−')
}
