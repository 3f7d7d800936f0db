/** Work that can wait. */

/** Does `work` when the browser has nothing else to do, at the latest after a second. */
export function whenIdle(work: () => unknown): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1000 })
  else setTimeout(work, 100)
}
