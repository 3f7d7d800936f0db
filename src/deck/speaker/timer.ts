/** The time of a talk on the speaker's page: spoken, left of a target, and on the clock. */
import { fallback, finite, number, object, optional, pipe, string } from 'valibot'
import { stored } from '../page/storage.ts'
import { linkPart, minutesSchema } from '../schema/linkParts.ts'
import { readerOf } from '../schema/schema.ts'
import { elapsed, formatDuration, formatLeft, paused, rewound, type Stopwatch, started, stopped } from './stopwatch.ts'

const usualMinutes = 45

const readMinutes = readerOf(minutesSchema)
const storedMinutes = stored('local', 'kl-speaker-minutes', readMinutes)

/** The stopwatch of the talk it was running in. */
const timerSchema = object({
  talk: string(),
  before: pipe(number(), finite()),
  since: fallback(optional(number()), undefined),
})
const storedTimer = stored('local', 'kl-speaker-timer', readerOf(timerSchema))

/** The time spoken beside its target, and the clock. A reload keeps the time; the target is kept for the next talk. */
export function createTimer(talk: string, query: string) {
  const output = at<HTMLOutputElement>('.speaker-elapsed')
  const field = at<HTMLInputElement>('.speaker-minutes')
  const toggle = at<HTMLButtonElement>('.speaker-toggle')
  const clock = at<HTMLTimeElement>('.speaker-clock')
  let watch = keptWatch(talk)
  let minutes = linkPart(query, 'minutes', minutesSchema) ?? storedMinutes.read() ?? usualMinutes

  function set(next: Stopwatch): void {
    watch = next
    storedTimer.write({ talk, since: undefined, ...watch })
    show()
  }

  function show(): void {
    const now = Date.now()
    const spent = elapsed(watch, now)
    const target = minutes * 60_000
    output.textContent = formatDuration(spent)
    output.dataset.elapsed = String(spent)
    at('.speaker-left').textContent = formatLeft(spent, target)
    at('.speaker-time').toggleAttribute('data-over', spent > target)
    at('.speaker-spent').style.width = `${Math.min(100, (100 * spent) / target)}%`
    toggle.textContent = watch.since !== undefined ? 'Pause' : spent > 0 ? 'Go on' : 'Start'
    clock.textContent = new Date(now).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' })
  }

  field.value = String(minutes)
  field.addEventListener('change', () => {
    minutes = readMinutes(field.value) ?? minutes
    field.value = String(minutes)
    storedMinutes.write(minutes)
    show()
  })
  if (new URLSearchParams(query).has('minutes')) storedMinutes.write(minutes)
  toggle.addEventListener('click', () => set((watch.since === undefined ? started : paused)(watch, Date.now())))
  at('.speaker-reset').addEventListener('click', () => set(rewound(watch, Date.now())))
  setInterval(show, 250)
  show()

  return {
    /** The talk has moved: a watch that never ran begins to. */
    moved(): void {
      if (elapsed(watch, Date.now()) === 0) set(started(watch, Date.now()))
    },
  }
}

function keptWatch(talk: string): Stopwatch {
  const kept = storedTimer.read()
  if (kept?.talk !== talk) return stopped
  const { before, since } = kept
  return since === undefined ? { before } : { before, since }
}

function at<E extends HTMLElement = HTMLElement>(selector: string): E {
  return document.querySelector<E>(selector)!
}
