/** Use without a network. */
import { inOneFile } from './pageUrls.ts'

/**
 * Has the browser keep the whole lecture, so that it opens without a network. It begins once the slide has been painted
 * and nothing else is to do; a frame leaves it to its page. Where the browser refuses, the lecture needs its server.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || inOneFile || !('serviceWorker' in navigator) || window.parent !== window) return
  const keep = () => void navigator.serviceWorker.register('./worker.js').catch(() => {})
  if ('requestIdleCallback' in window) requestIdleCallback(keep, { timeout: 5000 })
  else setTimeout(keep, 1000)
}
