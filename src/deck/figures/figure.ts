import type { Change, Fields, Painter, State, Widget } from '../../widgets/core/contract.ts'
import { entriesFor, formatQuery, parseQuery } from '../../widgets/core/query.ts'
import { applyText, changed, figure, formatState } from '../../widgets/core/state.ts'
import { motionless } from '../deckContext.ts'
import type { FigureSnapshot } from './figureSnapshot.ts'
import { interpolateState } from './interpolateState.ts'
import type { Given, Question } from './question.ts'
import { reasonOf, retryButton } from './retryButton.ts'
import { type Recall, Stages } from './stages.ts'

type AnyState = State<Fields>

/** Design pixels for a figure beside the text, and for one below it. */
const widths = { column: 776, slide: 1196 }

/**
 * One figure of the page: its state, and the view that paints it while it is mounted. The state outlives the view.
 * A change goes: clamp → state → one animation frame: derive, paint. Several changes in one frame cost one paint.
 * Each change made in this window is told as `deck:change` on the element; what is received is not.
 */
export class Figure {
  readonly id: string
  private state: AnyState
  private shown: AnyState
  private painter: Painter<Fields, unknown> | undefined
  private mounting: Promise<void> | undefined
  private frame = 0
  private pixelRatio = 1
  private broken = false
  private retries = 0
  private dragging = false
  private width: number | undefined
  private readonly stages: Stages

  constructor(
    readonly element: HTMLElement,
    private readonly widget: Widget,
    recall: Recall = () => undefined,
  ) {
    this.id = element.id
    this.stages = new Stages(element, recall)
    this.state = this.stateOf(0)
    this.shown = this.state
    element.addEventListener('deck:save', event => void this.save((event as CustomEvent<string>).detail))
    for (const type of ['click', 'keydown']) element.addEventListener(type, event => this.answer(event))
  }

  /** The number of its steps that are shown. */
  get stage(): number {
    return this.stages.shown
  }

  /** The question of the stage that is shown. */
  get question(): Question | undefined {
    return this.stages.question
  }

  get mounted(): boolean {
    return this.painter !== undefined
  }

  /**
   * Builds the view and paints it, at `pixelRatio` bitmap pixels per design pixel and `width` design pixels wide, if not as
   * wide as its place in the slide. A view that fails says so in place.
   */
  mount(pixelRatio: number, width?: number): Promise<void> {
    this.width = width
    this.mounting ??= this.build(pixelRatio).catch(error => this.fail(error))
    return this.mounting
  }

  unmount(): void {
    cancelAnimationFrame(this.frame)
    this.painter?.destroy()
    this.painter = undefined
    this.shown = this.state
    this.mounting = undefined
    this.root.replaceChildren()
  }

  /** The stage a presenter's step leads to: its state, and its words. */
  goTo(stage: number, { animate = true } = {}): void {
    if (stage === this.stage) return
    this.stages.show(stage)
    this.become(this.stateOf(stage), animate)
  }

  /** The state that a link gives on top of the stage's. A figure whose state is given counts as answered. */
  applyLink(entries: [string, string][], report: (field: string, problem: string) => void): void {
    this.stages.uncover()
    this.become(applyText(this.widget.model.fields, this.state, entries, report), false)
  }

  /** As `become`, for the state of a snapshot from before. What cannot be read of it stays as it was. */
  restore(state: string): void {
    // An earlier version of the deck kept the figure's name before each field.
    const named = entriesFor(this.id, state)
    const entries = named.length > 0 ? named : parseQuery(state)
    this.become(
      applyText(this.widget.model.fields, this.state, entries, () => {}),
      false,
    )
  }

  /** Back to the state of the stage. */
  reset(): void {
    this.become(this.stateOf(this.stage), true)
  }

  /** What the figure shows now. */
  get snapshot(): FigureSnapshot {
    const { answer = 'open', typed = '' } = this.question ?? {}
    return { stage: this.stage, state: this.stateText, answer, ...(typed && { typed }), dragging: this.dragging }
  }

  /** What the figure shows when a presenter comes to `stage`. */
  snapshotAt(stage: number): FigureSnapshot {
    const state = formatQuery(Object.entries(formatState(this.widget.model.fields, this.stateOf(stage))))
    return { stage, state, answer: 'open', dragging: false }
  }

  /** Shows what another window shows, in the next frame. What cannot be read of it stays as it was. */
  receive({ stage, state, answer, typed = '', dragging }: FigureSnapshot): void {
    if (stage !== this.stage) this.stages.show(stage)
    const before = this.snapshot
    this.state = applyText(this.widget.model.fields, this.state, parseQuery(state), () => {})
    this.dragging = dragging
    this.question?.show({ answer, typed })
    const { state: text, answer: given } = this.snapshot
    if (text === before.state && given === before.answer && dragging === before.dragging) return
    this.label()
    if (this.painter) this.schedule(() => this.paintState())
    else this.shown = this.state
  }

  /** Answers the question of the stage. */
  take(given: Given): void {
    this.question?.show(given)
    this.paint()
    this.announce()
    this.tell()
  }

  /** Asks the question of the stage again, unless an answer to it is remembered. */
  askAgain(): void {
    this.stages.show(this.stage)
    this.paint()
    this.announce()
    this.tell()
  }

  rescale(pixelRatio: number): void {
    this.pixelRatio = pixelRatio
    this.painter?.rescale(pixelRatio)
  }

  private get root(): HTMLElement {
    return this.element.querySelector<HTMLElement>('.kl-mount') ?? this.element
  }

  private async build(pixelRatio: number): Promise<void> {
    const view = await this.widget.view()
    if (this.painter) return
    this.pixelRatio = pixelRatio
    this.broken = false
    this.root.replaceChildren()
    this.painter = view(this.root, {
      set: change => this.set(change),
      release: () => this.release(),
      reset: () => this.reset(),
      controls: this.element.dataset.controls !== 'none',
      width: this.width ?? (this.element.closest('.kl-figure-below') ? widths.slide : widths.column),
    })
    this.retries = 0
    this.painter.rescale(this.pixelRatio)
    this.paint()
    this.caption()
  }

  private set(change: Change<Fields>): void {
    this.dragging = true
    this.state = changed(this.widget.model.fields, this.state, change)
    this.schedule(() => this.paintState())
    this.tell()
  }

  private release(): void {
    this.dragging = false
    this.schedule(() => this.paintState())
    this.tell()
  }

  /** Paints the state, and says its sentence once it has come to rest. */
  private paintState(): void {
    this.shown = this.state
    this.paint()
    if (!this.dragging) this.announce()
  }

  private become(state: AnyState, animate: boolean): void {
    const from = this.shown
    this.dragging = false
    this.state = state
    this.tell()
    if (!this.painter) {
      this.shown = state
      this.label()
      if (this.broken) void this.mount(this.pixelRatio)
      return
    }
    const began = performance.now()
    const duration = animate && !motionless() && !document.hidden ? 400 : 0
    const advance = () => {
      const t = duration === 0 ? 1 : Math.min(1, (performance.now() - began) / duration)
      this.shown = t < 1 ? interpolateState(this.widget.model.fields, from, state, ease(t)) : state
      this.paint()
      if (t < 1) this.schedule(advance)
      else this.announce()
    }
    if (duration === 0) {
      cancelAnimationFrame(this.frame)
      advance()
    } else this.schedule(advance)
    this.label()
  }

  private schedule(work: () => void): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(work)
  }

  private paint(): void {
    if (!this.painter) return
    try {
      const derived = this.widget.model.derive(this.shown)
      this.painter.paint(this.shown, derived, { veiled: this.veiled, dragging: this.dragging })
      this.label()
    } catch (error) {
      this.fail(error)
    }
  }

  private label(): void {
    const text = Object.entries(formatState(this.widget.model.fields, this.state))
    this.element.dataset.state = formatQuery(text.map(([field, value]) => [`${this.id}.${field}`, value]))
  }

  private get stateText(): string {
    return formatQuery(Object.entries(formatState(this.widget.model.fields, this.state)))
  }

  private tell(): void {
    this.element.dispatchEvent(new Event('deck:change', { bubbles: true }))
  }

  /** Says the figure's words: the caption is a live region. */
  announce(): void {
    const caption = this.element.querySelector('.kl-caption')
    if (!this.painter || !caption) return
    const { words } = this
    if (caption.textContent !== words) caption.textContent = words
  }

  /** Writes the figure's words without saying them: nobody changed a figure that has just come into view. */
  private caption(): void {
    const caption = this.element.querySelector('.kl-caption')
    if (!caption) return
    caption.ariaLive = 'off'
    this.announce()
    requestAnimationFrame(() => (caption.ariaLive = 'polite'))
  }

  /** The figure in a sentence; while its question is open, the question. */
  get words(): string {
    if (this.veiled) return this.question?.text ?? ''
    return figure(this.widget.model, this.state).sentence
  }

  /** The figure's numbers at full precision and in nats; none while its question is open. */
  get quantities(): Readonly<Record<string, number>> {
    return this.veiled ? {} : figure(this.widget.model, this.state).quantities
  }

  private async save(format: string): Promise<void> {
    const { saveFigure } = await import('./saveFigure.ts')
    await saveFigure(this, this.root, format)
  }

  private fail(error: unknown): void {
    this.unmount()
    this.broken = true
    const box = document.createElement('p')
    box.className = 'kl-mistake'
    box.role = 'alert'
    box.textContent = `This figure could not be drawn: ${reasonOf(error)} `
    box.append(retryButton(() => this.retry(), this.retries > 1))
    this.root.replaceChildren(box)
  }

  private retry(): void {
    this.retries++
    void this.mount(this.pixelRatio, this.width)
  }

  private get veiled(): boolean {
    return this.question?.answer === 'open'
  }

  private stateOf(stage: number): AnyState {
    const { model } = this.widget
    const start = Object.fromEntries(
      Object.entries(model.fields).map(([name, field]) => [name, field.initial]),
    ) as AnyState
    return applyText(model.fields, start, parseQuery(this.stages.stateOf(stage)), () => {})
  }

  /** An event may answer the question: its numbers are shown, and all who listen are told. */
  private answer(event: Event): void {
    const { model } = this.widget
    const meaning = () => ({ state: this.state, quantities: figure(model, this.state).quantities })
    const given = this.question?.given(event, meaning)
    if (given === undefined) return
    this.take(given)
    this.element.dispatchEvent(new Event('deck:answer', { bubbles: true }))
  }
}

function ease(t: number): number {
  return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t)
}
