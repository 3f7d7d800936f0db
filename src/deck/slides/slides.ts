/** The slides as the rest of the deck asks and moves them: the one interface to reveal.js. */
import type { RevealApi } from 'reveal.js'

/** What happens to the slides, and the engine's names for it. */
const events = {
  /** Another slide is the current one. */
  turn: ['slidechanged'],
  /** A step of the current slide came or went. */
  step: ['fragmentshown', 'fragmenthidden'],
  overview: ['overviewshown'],
  overviewEnd: ['overviewhidden'],
  /** The screen went black, or came back. */
  black: ['paused', 'resumed'],
  /** The slides have another scale. */
  rescale: ['resize'],
} as const

/** Reads and turns the slides; reveal.js and its DOM are known in this folder alone. */
export class Slides {
  constructor(
    /** The engine itself, for scripts: `window.deck.reveal`. */
    readonly reveal: RevealApi,
  ) {}

  /** The slide that is shown; undefined in a lecture without slides. */
  get current(): HTMLElement | undefined {
    return this.reveal.getCurrentSlide() as HTMLElement | undefined
  }

  /** The last step shown of the current slide, counted from 0; −1 for none. */
  get step(): number {
    return this.reveal.getIndices().f ?? -1
  }

  /** Every slide in the lecture's order, deeper ones included. */
  get all(): HTMLElement[] {
    return this.reveal.getSlides() as HTMLElement[]
  }

  /** The main slides, each with those below it. */
  get main(): HTMLElement[] {
    return this.reveal.getHorizontalSlides() as HTMLElement[]
  }

  /** At which of the main slides the deck stands, from 0. */
  get mainIndex(): number {
    return this.reveal.getIndices().h
  }

  /** Whether the current slide has a further step. */
  get hasNextStep(): boolean {
    return this.reveal.availableFragments().next
  }

  /** True while all slides are seen at once. */
  get isOverview(): boolean {
    return this.reveal.isOverview()
  }

  get isBlack(): boolean {
    return this.reveal.isPaused()
  }

  /** CSS pixels a design pixel takes. */
  get scale(): number {
    return this.reveal.getScale()
  }

  /** The element that holds the slides, as large as a slide, and scaled. */
  get element(): HTMLElement {
    return this.reveal.getSlidesElement() as HTMLElement
  }

  /** The element around the slides, as large as the window. */
  get frame(): HTMLElement {
    return this.reveal.getRevealElement() as HTMLElement
  }

  /** Goes to `slide`, as it stands after its step `step`; without one, as it was left. */
  goTo(slide: HTMLElement | undefined, step?: number): void {
    const { h, v } = this.reveal.getIndices(slide)
    this.reveal.slide(h, v, step)
  }

  /** Goes to the main slide that many further, past the deeper ones. */
  goByMain(count: number): void {
    this.reveal.slide(Math.max(0, this.mainIndex + count), 0)
  }

  /** The next step or slide. */
  next(): void {
    this.reveal.next()
  }

  previous(): void {
    this.reveal.prev()
  }

  /** To the neighbour there, if there is one. */
  goTowards(side: 'left' | 'right' | 'up' | 'down'): void {
    this.reveal[side]()
  }

  toggleOverview(): void {
    this.reveal.toggleOverview()
  }

  /** Makes the screen black, or ends that; without `black`, whichever it is not. */
  toggleBlack(black?: boolean): void {
    this.reveal.togglePause(black)
  }

  on(event: keyof typeof events, heard: () => void): void {
    for (const name of events[event]) this.reveal.on(name, () => heard())
  }
}
