import { dragged, mixtureOf, type Normals, parseNormals } from './normals.ts'

/** What is timed: two components with three minima and two saddles, as in the table of fits. */
export const two = parseNormals('0.5 normal(-2.6, 1) + 0.5 normal(2.6, 1)')

/** Five components with seven minima and six saddles. */
export const five = parseNormals(
  '0.1 normal(-6.5, 0.4) + 0.25 normal(-4, 0.4) + 0.2 normal(0, 0.4) + 0.3 normal(4, 0.4) + 0.15 normal(6.5, 0.4)',
)

/** A frame of dragging p: a new object, slightly moved. */
export function frameOf(p: Normals, i: number) {
  return mixtureOf(dragged(p, i))
}
