import type { Change, Fields, Painter, State, Widget } from '../widgets/contract.ts'
import { entriesFor, formatQuery, parseQuery } from '../widgets/query.ts'
import { applyText, figure, formatState, settle } from '../widgets/state.ts'
import { motionless } from './api.ts'
import type { FigureMoment } from './figureMoment.ts'
import { mixStates } from './motion.ts'

type AnyState = State<Fields>

/** Design pixels for a figure beside the text, and for one below it. */
const widths = { column: 776, slide: 1196 }

/**
 * One figure of the page: its state, and the view that paints it while it is mounted. The state outlives the view.
 * A change goes: settle → state → one animation frame: derive, paint. Several changes in one frame cost one paint.
 * Each change made in this window is told as `deck:change` on the element; what is received is not.
 */
export class Figure {
  readonly id: string
  stage = 0
  private state: AnyState
  private shown: AnyState
  private painter: Painter<Fields, unknown> | undefined
  private mounting: Promise<void> | undefined
  private frame = 0
  private pixelRatio = 1
  private broken = false
  private dragging = false
  private width: number | undefined
  private readonly answered = new Set<number>()

  constructor(
    readonly element: HTMLElement,
    private readonly widget: Widget,
  ) {
    this.id = element.id
    this.state = this.stateOf(0)
    this.shown = this.state
    this.showStage()
    element.addEventListener('click', event => this.choose(event))
    element.addEventListener('deck:save', event => void this.save((event as CustomEvent<string>).detail))
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
    this.stage = stage
    this.showStage()
    this.become(this.stateOf(stage), animate)
  }

  /** The state that a link gives on top of the stage's. A figure whose state is given counts as answered. */
  applyLink(entries: [string, string][], report: (field: string, problem: string) => void): void {
    this.answerAll()
    this.become(applyText(this.widget.model.fields, this.state, entries, report), false)
  }

  /** As `become`, for a whole state kept from before: a figure whose slide was edited. */
  restore(query: string): void {
    this.become(
      applyText(this.widget.model.fields, this.state, entriesFor(this.id, query), () => {}),
      false,
    )
  }

  /** Back to the state of the stage. */
  reset(): void {
    this.become(this.stateOf(this.stage), true)
  }

  /** What the figure shows now. */
  get moment(): FigureMoment {
    return { stage: this.stage, state: this.stateText, answer: this.answer, dragging: this.dragging }
  }

  /** What the figure shows when a presenter comes to `stage`. */
  momentAt(stage: number): FigureMoment {
    const state = formatQuery(Object.entries(formatState(this.widget.model.fields, this.stateOf(stage))))
    return { stage, state, answer: 'open', dragging: false }
  }

  /** Shows what another window shows, in the next frame. What cannot be read of it stays as it was. */
  receive({ stage, state, answer, dragging }: FigureMoment): void {
    if (stage !== this.stage) {
      this.stage = stage
      this.showStage()
    }
    const before = this.moment
    this.state = applyText(this.widget.model.fields, this.state, parseQuery(state), () => {})
    this.dragging = dragging
    this.showAnswer(answer)
    const { state: text, answer: given } = this.moment
    if (text === before.state && given === before.answer && dragging === before.dragging) return
    this.label()
    if (this.painter) this.schedule(() => this.paintState())
    else this.shown = this.state
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
    this.painter.rescale(this.pixelRatio)
    this.paint()
  }

  private set(change: Change<Fields>): void {
    this.dragging = true
    this.state = settle(this.widget.model.fields, this.state, change)
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
      this.shown = t < 1 ? mixStates(this.widget.model.fields, from, state, ease(t)) : state
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

  /** Says the figure in a sentence; while its question is open, the question. */
  announce(): void {
    if (!this.painter) return
    const caption = this.element.querySelector('.kl-caption')
    const { words } = this
    if (caption && caption.textContent !== words) caption.textContent = words
  }

  /** The figure in a sentence; while its question is open, the question. */
  get words(): string {
    if (this.veiled) return this.stageElement?.querySelector('.kl-ask')?.textContent ?? ''
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
    box.textContent = `This figure could not be drawn: ${error instanceof Error ? error.message : String(error)}`
    this.root.replaceChildren(box)
  }

  private get stages(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('.kl-stage')]
  }

  private get stageElement(): HTMLElement | undefined {
    return this.stages[this.stage]
  }

  private get veiled(): boolean {
    return this.stageElement?.hasAttribute('data-ask') === true && !this.answered.has(this.stage)
  }

  private stateOf(stage: number): AnyState {
    const { model } = this.widget
    const start = Object.fromEntries(
      Object.entries(model.fields).map(([name, field]) => [name, field.initial]),
    ) as AnyState
    const text = this.stages[stage]?.dataset.state ?? ''
    return applyText(model.fields, start, parseQuery(text), () => {})
  }

  private showStage(): void {
    for (const [index, element] of this.stages.entries()) element.hidden = index !== this.stage
    for (const reply of this.stageElement?.querySelectorAll<HTMLElement>('.kl-reply') ?? []) reply.hidden = true
    for (const chosen of this.stageElement?.querySelectorAll('.kl-chosen') ?? []) chosen.classList.remove('kl-chosen')
    this.answered.delete(this.stage)
  }

  private answerAll(): void {
    for (const index of this.stages.keys()) this.answered.add(index)
  }

  private choose(event: Event): void {
    const choice = event.target instanceof Element ? event.target.closest('.kl-choice') : null
    const index = this.choices.indexOf(choice as HTMLElement)
    if (index < 0) return
    this.showAnswer(index)
    this.paint()
    this.announce()
    this.tell()
  }

  private get choices(): HTMLElement[] {
    return [...(this.stageElement?.querySelectorAll<HTMLElement>('.kl-choice') ?? [])]
  }

  private get answer(): FigureMoment['answer'] {
    const chosen = this.choices.findIndex(choice => choice.classList.contains('kl-chosen'))
    if (chosen >= 0) return chosen
    return this.answered.has(this.stage) ? 'shown' : 'open'
  }

  /** Marks the choice taken, shows the reply to it, and counts the question as answered unless it is open. */
  private showAnswer(answer: FigureMoment['answer']): void {
    for (const [index, choice] of this.choices.entries()) {
      const reply = choice.parentElement?.querySelector<HTMLElement>('.kl-reply')
      choice.classList.toggle('kl-chosen', index === answer)
      choice.setAttribute('aria-pressed', String(index === answer))
      if (reply) reply.hidden = index !== answer
    }
    if (answer === 'open') this.answered.delete(this.stage)
    else this.answered.add(this.stage)
  }
}

function ease(t: number): number {
  return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t)
}
