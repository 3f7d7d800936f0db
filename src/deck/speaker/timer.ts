import { recall, remember } from './memory.ts'
import { elapsed, formatDuration, formatLeft, paused, rewound, type Stopwatch, started, stopped } from './stopwatch.ts'

const usualMinutes = 45
const longestMinutes = 600

/** The time spoken beside its target, and the clock. A reload keeps the time; the target is kept for the next talk. */
export function createTimer(talk: string, query: URLSearchParams) {
  const output = at<HTMLOutputElement>('.speaker-elapsed')
  const field = at<HTMLInputElement>('.speaker-minutes')
  const toggle = at<HTMLButtonElement>('.speaker-toggle')
  const clock = at<HTMLTimeElement>('.speaker-clock')
  let watch = keptWatch(talk)
  let minutes = minutesOf(query.get('minutes')) ?? minutesOf(recall('minutes')) ?? usualMinutes

  function set(next: Stopwatch): void {
    watch = next
    remember('timer', { talk, ...watch })
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
    minutes = minutesOf(field.value) ?? minutes
    field.value = String(minutes)
    remember('minutes', minutes)
    show()
  })
  if (query.has('minutes')) remember('minutes', minutes)
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
  const kept = recall('timer') as (Partial<Stopwatch> & { talk?: unknown }) | null
  if (kept?.talk !== talk || !Number.isFinite(kept.before)) return stopped
  const { before = 0, since } = kept
  return typeof since === 'number' ? { before, since } : { before }
}

function minutesOf(value: unknown): number | undefined {
  const minutes = Number(value)
  return value !== null && minutes >= 1 && minutes <= longestMinutes ? minutes : undefined
}

function at<E extends HTMLElement = HTMLElement>(selector: string): E {
  return document.querySelector<E>(selector)!
}
