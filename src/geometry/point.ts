/** A point of a plane: of a plot, in its own units or in pixels, or of the page. */
export interface Point {
  x: number
  y: number
}
