/** A rehearsal as data: how it is kept, what a tick adds, and each slide's share of the target. */
import {
  boolean,
  fallback,
  finite,
  type GenericSchema,
  looseObject,
  minValue,
  number,
  pipe,
  transform,
  unknown,
} from 'valibot'
import { stored } from '../page/storage.ts'
import { entriesOf, readerOf } from '../schema/schema.ts'

/** A rehearsal: how long one stayed on each slide, in seconds, by the slides' ids, against a target in minutes. */
export interface Rehearsal {
  target: number
  seconds: Readonly<Record<string, number>>
  running: boolean
}

/** Minutes that may be aimed at. */
export const targets = { least: 1, most: 600, usual: 45 }

/** A stretch without a tick that is longer than this was sleep, not talk: background pages still tick once a minute. */
const sleep = 90

const rehearsalSchema = looseObject({
  target: fallback(pipe(unknown(), transform(settleTarget)), targets.usual),
  seconds: fallback(entriesOf(pipe(number(), finite(), minValue(0))), {}),
  running: fallback(boolean(), false),
}) satisfies GenericSchema<unknown, Rehearsal>

const read = readerOf(rehearsalSchema)
const storedRehearsal = stored<Rehearsal>('local', 'kl-rehearsal', read)

/** The rehearsal of this machine. What was stored is checked; anything else is a new one. */
export function readRehearsal(value?: unknown): Rehearsal {
  return (
    (value === undefined ? storedRehearsal.read() : read(value)) ?? {
      target: targets.usual,
      seconds: {},
      running: false,
    }
  )
}

/** The nearest number of minutes that may be aimed at; the usual one for what is no number. */
export function settleTarget(minutes: unknown): number {
  if (typeof minutes !== 'number' || Number.isNaN(minutes)) return targets.usual
  return Math.min(targets.most, Math.max(targets.least, Math.round(minutes)))
}

export function writeRehearsal(rehearsal: Rehearsal): void {
  storedRehearsal.write(rehearsal)
}

export function clearRehearsal(): void {
  storedRehearsal.clear()
}

/** `rehearsal` with `elapsed` more seconds on a slide; a sleep counts for nothing. */
export function withTime(rehearsal: Rehearsal, slide: string, elapsed: number): Rehearsal {
  if (!(elapsed > 0 && elapsed <= sleep)) return rehearsal
  return { ...rehearsal, seconds: { ...rehearsal.seconds, [slide]: (rehearsal.seconds[slide] ?? 0) + elapsed } }
}

export function totalSeconds({ seconds }: Rehearsal): number {
  return Object.values(seconds).reduce((sum, time) => sum + time, 0)
}

/**
 * Seconds each slide may have: the target shared among the slides that were visited, by the words of their notes (and 40
 * more, since a slide is looked at too).
 */
export function sharesOf(
  rehearsal: Rehearsal,
  slides: readonly { id: string; words: number }[],
): { id: string; time: number; share: number }[] {
  const visited = slides.filter(({ id }) => (rehearsal.seconds[id] ?? 0) > 0)
  const whole = visited.reduce((sum, { words }) => sum + words + 40, 0)
  return visited.map(({ id, words }) => ({
    id,
    time: rehearsal.seconds[id] ?? 0,
    share: (rehearsal.target * 60 * (words + 40)) / whole,
  }))
}

/** Minutes and seconds: 4:07. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
