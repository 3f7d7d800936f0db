/** One handle as plain data: where it sits, what it is called, and what a drag or a key does to it. */
import type { Point } from '../../geometry/point.ts'

export interface Handle extends Point {
  id: string
  role: 'p' | 'q' | 'answer'
  /** Spoken name: “P: mean”. */
  name: string
  value: number
  min: number
  max: number
  valueText: string
  /** It was dragged to this point of the plot. */
  drag(to: Point): void
  /** A key set its value. */
  become(value: number): void
  /** What every arrow key adds, where it is not 0.1, with Shift 1, with Alt 0.01. */
  step?: number
  /** It stands on a line from top to bottom: a press anywhere on the line takes it. */
  upright?: boolean
  /** Keys ↑ and ↓ change this instead, where the handle has a second value. */
  second?: { value: number; step: number; become(value: number): void }
  /** What further keys do. */
  keys?: Readonly<Record<string, () => void>>
  /** False: not in the order of the Tab key, for one of many that the keys lead to otherwise. */
  tab?: boolean
}
