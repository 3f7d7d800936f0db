/** This window in step with the others of its talk. */
import type { Figure } from '../figures/figure.ts'
import { frameSchema, linkPart } from '../schema/linkParts.ts'
import type { Slides } from '../slides/slides.ts'
import { deckState, figureKey, type SharedParts } from './deckState.ts'
import { joinTalk, type Talk } from './joinTalk.ts'
import { type Place, placeAfter } from './place.ts'
import { ensureTalk, hideTalkInAddress, talkId } from './talkId.ts'

/** What the speaker's page asks of a deck in a frame of it. */
export interface SyncedWindow {
  /** False while this window waits for the state of the talk it has come to. */
  informed(): boolean
  /** What stands a step further, to be shown by a page that has not joined; undefined at the end of the talk. */
  next(): TalkSnapshot | undefined
  show(scene: TalkSnapshot): void
}

/** A whole state of the talk by key, and a place in it. */
export interface TalkSnapshot {
  place: Place
  values: Readonly<Record<string, unknown>>
}

/**
 * Keeps this window in step with the others of its talk, once it has one. With `frame=next` in the address it only shows
 * what it is handed. Tells the document `deck:moment` after each change, here or received. `parts`: what else is shared.
 */
export function syncWindow(
  slides: Slides,
  figures: ReadonlyMap<string, Figure>,
  query: string,
  parts: SharedParts = {},
): SyncedWindow {
  const shared = deckState(slides, figures, parts)
  const frame = linkPart(query, 'frame', frameSchema)
  let talk: Talk | undefined

  function join(begins: boolean): void {
    if (talk || frame === 'next') return
    const id = ensureTalk()
    if (frame === undefined) hideTalkInAddress()
    talk = joinTalk(id, { ...shared, show: showAndTell }, { begins })
  }

  function showAndTell(...[keys, value]: Parameters<typeof shared.show>): void {
    shared.show(keys, value)
    tell()
  }

  function changed(...keys: string[]): void {
    talk?.changed(...keys)
    tell()
  }

  function turned(): void {
    changed('place')
    // What others left at a step that is no longer shown counts again where it was left.
    talk?.show([...figures.values()].filter(({ element }) => !onSlide(element)).map(({ id }) => figureKey(id)))
  }

  function onSlide(element: Element): boolean {
    return slides.current?.contains(element) === true
  }

  slides.on('turn', turned)
  slides.on('step', () => changed('place'))
  slides.on('black', () => changed('black'))
  document.addEventListener('deck:change', ({ target }) => target instanceof Element && changed(figureKey(target.id)))
  for (const [key, part] of Object.entries(parts)) part.onChange(() => changed(key))
  document.addEventListener('deck:talk', () => join(true))
  if (talkId() !== undefined) join(false)
  tell()

  return {
    informed: () => talk?.informed() ?? false,
    next() {
      const place = placeAfter(slides)
      return place && { place, values: Object.fromEntries(shared.keys().map(key => [key, shared.read(key)])) }
    },
    show({ place, values }) {
      shared.show(['place'], key => (key === 'place' ? place : values[key]))
    },
  }
}

function tell(): void {
  document.dispatchEvent(new Event('deck:moment'))
}
