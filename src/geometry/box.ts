/** An upright rectangle, its upper left corner and its size; ordinates grow downwards, as on a page. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A box with its other two edges. */
export interface Area extends Box {
  right: number
  bottom: number
}
