/** The layers of a canvas: what stays while other things move is drawn once, and copied from then on. */

/** A part of a picture that may stay while others move: what it depends on, plain data that is never changed, and how it is drawn. */
export interface Layer {
  of: readonly unknown[]
  draw(): void
}

export interface Layers {
  /** Draws the layers from the bottom up; those below that stayed since the last time are copied, and if all did, nothing is drawn. */
  draw(layers: readonly Layer[]): void
  /** Draws every layer, none as a copy: for a printer, which gets lines and not pixels. */
  drawAll(layers: readonly Layer[]): void
  /** Everything is to be drawn anew: the bitmap was resized, or the fonts have come. */
  forget(): void
}

/**
 * The layers of a canvas. Axes do not change in a drag, nor does the landscape of a target while the model alone is dragged:
 * the layers that stay are kept as one bitmap of what lies at the bottom, and copied into each new picture.
 */
export function createLayers(ctx: CanvasRenderingContext2D): Layers {
  const bitmap = document.createElement('canvas')
  const copy = bitmap.getContext('2d')
  let before: Layer['of'][] = []
  /** How many layers the bitmap holds. */
  let kept = 0

  function keep(count: number): void {
    if (!copy) return
    const { width, height } = ctx.canvas
    Object.assign(bitmap, { width, height }) // This clears it, too.
    copy.drawImage(ctx.canvas, 0, 0)
    kept = count
  }

  function show(): void {
    ctx.save()
    ctx.resetTransform()
    ctx.drawImage(bitmap, 0, 0)
    ctx.restore()
  }

  return {
    draw(layers) {
      const stay = layers.findIndex(({ of }, index) => !same(of, before[index]))
      if (stay < 0) return
      if (kept > stay) kept = 0
      if (kept > 0) show()
      for (const [index, layer] of layers.entries()) {
        if (index < kept) continue
        layer.draw()
        if (index + 1 === stay) keep(stay)
      }
      before = layers.map(({ of }) => of)
    },
    drawAll(layers) {
      for (const layer of layers) layer.draw()
    },
    forget() {
      kept = 0
      before = []
    },
  }
}

/** Whether two pieces of plain data are equal. What moves differs early on, and what stays is mostly the same object. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]))
  const [own, other] = [Object.entries(a), Object.keys(b)]
  return own.length === other.length && own.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]))
}
