/** One figure of the page: its state, its stages with their questions, and the view that paints it while it is mounted. */
import type { Change, Fields, Painter, State, Widget } from '../../widgets/core/contract.ts'
import { applyText, changed, figure, initialState } from '../../widgets/core/state.ts'
import { motionless } from '../deckContext.ts'
import { sayCaption, writeCaption } from './caption.ts'
import type { FigureSnapshot } from './figureSnapshot.ts'
import { interpolateState } from './interpolateState.ts'
import type { Given, Question } from './question.ts'
import { mistakeBox, reasonOf, retryButton } from './retryButton.ts'
import { type Recall, Stages } from './stages.ts'
import { readStateText, stateText } from './stateText.ts'

type AnyState = State<Fields>
/** Design pixels for a figure beside the text, and for one below it. */
const widths = { column: 776, slide: 1196 }

/**
 * The state outlives the view. A change goes: clamp → state → one animation frame: derive, paint. Several changes in one
 * frame cost one paint. Each change made in this window is told as `deck:change` on the element; what is received is not.
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
    element.addEventListener('deck:save', async event => {
      const { saveFigure } = await import('./saveFigure.ts')
      await saveFigure(this, this.root, (event as CustomEvent<string>).detail)
    })
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
   * Builds the view and paints it, at `pixelRatio` bitmap pixels per design pixel and `width` design pixels wide (without it,
   * as wide as its place in the slide). A view that fails says so in place.
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
    this.become(applyText(this.fields, this.state, entries, report), false)
  }

  /** As `become`, for the state of a snapshot from before. What cannot be read of it stays as it was. */
  restore(kept: string): void {
    // An earlier version of the deck kept the figure's name before each field.
    this.become(readStateText(this.fields, this.state, kept, this.id), false)
  }

  /** Back to the state of the stage. */
  reset(): void {
    this.become(this.stateOf(this.stage), true)
  }

  /** What the figure shows now. */
  get snapshot(): FigureSnapshot {
    const { stage, dragging } = this
    const { answer = 'open', typed = '' } = this.question ?? {}
    return { stage, state: stateText(this.fields, this.state), answer, ...(typed && { typed }), dragging }
  }

  /** What the figure shows when a presenter comes to `stage`. */
  snapshotAt(stage: number): FigureSnapshot {
    return { stage, state: stateText(this.fields, this.stateOf(stage)), answer: 'open', dragging: false }
  }

  /** Shows what another window shows, in the next frame. What cannot be read of it stays as it was. */
  receive({ stage, state, answer, typed = '', dragging }: FigureSnapshot): void {
    if (stage !== this.stage) this.stages.show(stage)
    const before = this.snapshot
    this.state = readStateText(this.fields, this.state, state)
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
    this.showAnswer()
  }

  /** Asks the question of the stage again, unless an answer to it is remembered. */
  askAgain(): void {
    this.stages.show(this.stage)
    this.showAnswer()
  }

  rescale(pixelRatio: number): void {
    this.pixelRatio = pixelRatio
    this.painter?.rescale(pixelRatio)
  }

  private get fields(): Fields {
    return this.widget.model.fields
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
    // Nobody changed a figure that has just come into view.
    if (this.painter) writeCaption(this.element, this.words)
  }

  private set(change: Change<Fields>): void {
    this.dragging = true
    this.state = changed(this.fields, this.state, change)
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
    const duration = animate && !motionless() && !document.hidden ? 400 : 0
    const began = performance.now()
    const advance = () => {
      const t = duration === 0 ? 1 : Math.min(1, (performance.now() - began) / duration)
      this.shown = interpolateState(this.fields, from, state, t)
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
    this.element.dataset.state = stateText(this.fields, this.state, this.id)
  }

  private showAnswer(): void {
    this.paint()
    this.announce()
    this.tell()
  }

  private tell(): void {
    this.element.dispatchEvent(new Event('deck:change', { bubbles: true }))
  }

  /** Says the figure's words. */
  announce(): void {
    if (this.painter) sayCaption(this.element, this.words)
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

  private fail(error: unknown): void {
    this.unmount()
    this.broken = true
    const retry = () => {
      this.retries++
      void this.mount(this.pixelRatio, this.width)
    }
    const button = retryButton(retry, this.retries > 1)
    this.root.replaceChildren(mistakeBox(`This figure could not be drawn: ${reasonOf(error)} `, button))
  }

  private get veiled(): boolean {
    return this.question?.answer === 'open'
  }

  private stateOf(stage: number): AnyState {
    return readStateText(this.fields, initialState(this.fields), this.stages.stateOf(stage))
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
