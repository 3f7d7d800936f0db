/** A stopwatch, and how its times are written. */

/** A stopwatch as it can be kept: ms that had passed when it last stopped, and when it was started since, if it runs. */
export interface Stopwatch {
  before: number
  since?: number
}

export const stopped: Stopwatch = { before: 0 }

/** ms the watch shows at `now` (ms since 1970). Never below 0, though the clock of the machine may be set back. */
export function elapsed({ before, since }: Stopwatch, now: number): number {
  return before + (since === undefined ? 0 : Math.max(0, now - since))
}

export function started(watch: Stopwatch, now: number): Stopwatch {
  return watch.since === undefined ? { before: watch.before, since: now } : watch
}

export function paused(watch: Stopwatch, now: number): Stopwatch {
  return { before: elapsed(watch, now) }
}

/** Back to 0, running on if it ran. */
export function rewound(watch: Stopwatch, now: number): Stopwatch {
  return watch.since === undefined ? stopped : { before: 0, since: now }
}

/** `75000` as `1:15`; from an hour on with hours: `1:02:03`. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** What is left of `target` ms: `12:40 left`, `2:10 over`. */
export function formatLeft(elapsed: number, target: number): string {
  const left = target - elapsed
  return left >= 0 ? `${formatDuration(Math.ceil(left / 1000) * 1000)} left` : `${formatDuration(-left)} over`
}
