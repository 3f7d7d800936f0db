/** What the windows of a talk have in common, as this page reads and shows it. */
import type { Figure } from '../figures/figure.ts'
import { readSnapshot } from '../figures/figureSnapshot.ts'
import { stageShown } from '../figures/steps.ts'
import type { Slides } from '../slides/slides.ts'
import type { SharedState } from './joinTalk.ts'
import { goToPlace, placeOf } from './place.ts'

const figurePrefix = 'figure:'

/** The key of a figure's state in a talk. */
export function figureKey(id: string): string {
  return figurePrefix + id
}

/** Something else that a talk's windows have in common, as its owner reads, shows and tells it. */
export interface SharedPart {
  /** Plain JSON. */
  read(): unknown
  /** Shows what another window has. Checks it first, and tells no listener. */
  show(value: unknown): void
  onChange(listener: () => void): void
}

export type SharedParts = Readonly<Record<string, SharedPart>>

/** What the windows of a talk have in common: the place, whether the screen is black, every figure's state, and `parts`. */
export function deckState(slides: Slides, figures: ReadonlyMap<string, Figure>, parts: SharedParts): SharedState {
  const figureKeys = () => [...figures.keys()].map(figureKey)
  const figureOf = (key: string) => figures.get(key.slice(figurePrefix.length))

  /**
   * A figure on the current slide shows the steps that the place says; a state that was left at another step does not
   * count there. The figures of other slides take theirs as it comes.
   */
  function showFigure(figure: Figure, value: unknown): void {
    const snapshot = readSnapshot(value)
    if (!snapshot) return
    const here = slides.current?.contains(figure.element) === true
    const fits = !here || snapshot.stage === stageShown(figure.element)
    figure.receive(fits ? snapshot : figure.snapshotAt(stageShown(figure.element)))
  }

  return {
    keys: () => ['place', 'black', ...figureKeys(), ...Object.keys(parts)],
    read(key) {
      if (key === 'place') return placeOf(slides)
      if (key === 'black') return slides.isBlack
      return figureOf(key)?.snapshot ?? parts[key]?.read() ?? null
    },
    show(keys, value) {
      if (keys.includes('place')) goToPlace(slides, value('place'))
      if (keys.includes('black')) slides.toggleBlack(value('black') === true)
      for (const key of keys.includes('place') ? figureKeys() : keys) {
        const figure = figureOf(key)
        if (figure) showFigure(figure, value(key))
      }
      for (const key of keys) if (Object.hasOwn(parts, key)) parts[key]?.show(value(key))
    },
  }
}
