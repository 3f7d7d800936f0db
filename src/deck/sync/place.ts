import type { RevealApi } from 'reveal.js'
import { isRecord } from './message.ts'

/** Where a talk stands: the slide by its id, and the last step shown of it, from −1 for none. */
export interface Place {
  slide: string
  step: number
}

export function placeOf(reveal: RevealApi): Place {
  return { slide: reveal.getCurrentSlide()?.id ?? '', step: reveal.getIndices().f ?? -1 }
}

/** Goes to `place`, if it is one and the deck is not there already. */
export function goToPlace(reveal: RevealApi, place: unknown): void {
  if (!isPlace(place)) return
  const slide = reveal.getSlides().find(({ id }) => id === place.slide)
  const here = placeOf(reveal)
  if (!slide || (here.slide === place.slide && here.step === place.step)) return
  const { h, v } = reveal.getIndices(slide)
  reveal.slide(h, v, place.step)
}

/** The place a step further; undefined at the end of the talk. */
export function placeAfter(reveal: RevealApi): Place | undefined {
  const { slide, step } = placeOf(reveal)
  if (reveal.availableFragments().next) return { slide, step: step + 1 }
  const slides = reveal.getSlides()
  const next = slides[slides.findIndex(({ id }) => id === slide) + 1]
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
