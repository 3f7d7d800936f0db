import type { Slides } from '../slides/slides.ts'
import { isRecord } from './message.ts'

/** Where a talk stands: the slide by its id, and the last step shown of it, from −1 for none. */
export interface Place {
  slide: string
  step: number
}

export function placeOf(slides: Slides): Place {
  return { slide: slides.current?.id ?? '', step: slides.step }
}

/** Goes to `place`, if it is one and the deck is not there already. */
export function goToPlace(slides: Slides, place: unknown): void {
  if (!isPlace(place)) return
  const slide = slides.all.find(({ id }) => id === place.slide)
  const here = placeOf(slides)
  if (!slide || (here.slide === place.slide && here.step === place.step)) return
  slides.goTo(slide, place.step)
}

/** The place a step further; undefined at the end of the talk. */
export function placeAfter(slides: Slides): Place | undefined {
  const { slide, step } = placeOf(slides)
  if (slides.hasNextStep) return { slide, step: step + 1 }
  const { all } = slides
  const next = all[all.findIndex(({ id }) => id === slide) + 1]
  return next && { slide: next.id, step: -1 }
}

function isPlace(place: unknown): place is Place {
  return (
    isRecord(place) &&
    typeof place.slide === 'string' &&
    Number.isSafeInteger(place.step) &&
    (place.step as number) >= -1
  )
}
