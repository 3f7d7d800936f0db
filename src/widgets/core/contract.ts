/**
 * What a widget is: a table of fields (its whole state), a pure model (everything that follows from the state), and a
 * view that paints both. One plain state drives the fence in a slide, a presenter's step, a link, the message between
 * windows and the printed figure.
 */

/** One part of a widget's state, and its notation in fences, links and labels. */
export interface Field<T> {
  initial: T
  /** Reads the notation. Throws a RangeError that says what was expected and what was found. */
  parse(text: string): T
  /** Writes the notation: `parse(format(value))` equals `value`. */
  format(value: T): string
  /** The nearest allowed value: a drag past the edge rests at the edge. */
  clamp(value: T): T
  /** What to say of a value that `clamp` has to change. Without it, or where it says nothing, both are written out. */
  refuse?(value: T): string | undefined
  /** A value on the way from `a` to `b` (0 ≤ t ≤ 1), for the motion between two steps. Without it, values jump. */
  mix?(a: T, b: T, t: number): T
}

export type Fields = Readonly<Record<string, Field<unknown>>>
export type State<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }
export type Change<F extends Fields> = Partial<State<F>>

/** A named start: values in the fields' notation. */
export interface Preset {
  name: string
  set: Readonly<Record<string, string>>
}

export interface Model<F extends Fields, D> {
  fields: F
  presets: readonly Preset[]
  /** Everything shown that is not state; pure, synchronous, within a frame. */
  derive(state: State<F>): D
  /** The numbers shown, by their public names (`kl-qp`, …), at full precision and in nats. */
  quantities(state: State<F>, derived: D): Readonly<Record<string, number>>
  /** The figure in a sentence: caption, live region, text of the printed figure. */
  describe(state: State<F>, derived: D): string
  /** A few lines of Python (SciPy) that print the quantities for this state. */
  python(state: State<F>): string
}

/** What a view may tell the deck. */
export interface Host<F extends Fields> {
  /** Proposes new values; they are clamped, derived and painted in the next frame. */
  set(change: Change<F>): void
  /** The pointer or key was let go: announce the figure's sentence, let axes rescale. */
  release(): void
  /** Back to the state of the current step. */
  reset(): void
  /** False where the author switched the controls off. */
  controls: boolean
  /** Design pixels that the figure may be wide. */
  width: number
}

export interface Painter<F extends Fields, D> {
  /**
   * Draws the state. `veiled`: a question is open, so the numbers that answer it stay hidden.
   * `dragging`: axes stay where they are.
   */
  paint(state: State<F>, derived: D, how: { veiled: boolean; dragging: boolean }): void
  /** Bitmap pixels per design pixel from now on: the slide's scale times the screen's ratio. */
  rescale(pixelRatio: number): void
  destroy(): void
}

/** Builds the figure's contents in `root` once; the painter it returns paints them often. */
export type View<F extends Fields, D> = (root: HTMLElement, host: Host<F>) => Painter<F, D>

/** A widget as the deck and the compiler hold it: models are loaded at once, views on demand. */
export interface Widget<F extends Fields = Fields, D = unknown> {
  model: Model<F, D>
  view(): Promise<View<F, D>>
}
