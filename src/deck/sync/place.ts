/** Where a talk stands, and going there. */
import { type InferOutput, object, string } from 'valibot'
import { readerOf, wholeFrom } from '../schema/schema.ts'
import type { Slides } from '../slides/slides.ts'

/** The slide by its id, and the last step shown of it, from −1 for none. */
export const placeSchema = object({ slide: string(), step: wholeFrom(-1) })
export type Place = InferOutput<typeof placeSchema>

const readPlace = readerOf(placeSchema)

export function placeOf(slides: Slides): Place {
  return { slide: slides.current?.id ?? '', step: slides.step }
}

/** Goes to `value`, if it is a place and the deck is not there already. */
export function goToPlace(slides: Slides, value: unknown): void {
  const place = readPlace(value)
  const slide = place && slides.all.find(({ id }) => id === place.slide)
  if (!slide) return
  const here = placeOf(slides)
  if (here.slide !== place.slide || here.step !== place.step) slides.goTo(slide, place.step)
}

/** The place a step further; undefined at the end of the talk. */
export function placeAfter(slides: Slides): Place | undefined {
  const { slide, step } = placeOf(slides)
  if (slides.hasNextStep) return { slide, step: step + 1 }
  const { all } = slides
  const next = all[all.findIndex(({ id }) => id === slide) + 1]
  return next && { slide: next.id, step: -1 }
}
