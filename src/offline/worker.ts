/** The service worker that keeps the deck for use without a network. */
import { type PrecacheEntry, Serwist } from 'serwist'

/** Of a service worker's own scope, what is used here: the page's types do not know it. */
interface WorkerScope {
  /** Every file of the deployment with its revision, written in by the build. */
  readonly __SW_MANIFEST: PrecacheEntry[]
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

interface FetchEvent extends Event {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

declare const self: WorkerScope

/** How long a page that opens waits for its server before it is answered from what is kept: ms. */
const patience = 3000

/**
 * Keeps one deployment whole: every file is fetched at once. A page comes from the server where that answers, so that a
 * newer deployment is there at the next load; the files it names are named after their content, so that none is of another
 * version. Without a server, page and files come from what is kept. A newer worker waits until every window is closed, so
 * nothing that an open window may still need goes, and no window is loaded anew by itself.
 */
const deployment = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: { ignoreURLParametersMatching: [/./] },
  clientsClaim: true,
})

// What a newer worker that waits has fetched already lies in the same cache.
deployment.setDefaultHandler(async ({ request }) =>
  fetch(request).catch(async error => (await caches.match(request)) ?? Promise.reject(error)),
)

self.addEventListener('fetch', event => {
  if (event.request.mode === 'navigate') event.respondWith(open(event))
})
deployment.addEventListeners()

async function open(event: FetchEvent): Promise<Response> {
  const { request } = event
  const tooLate = new Promise<undefined>(done => setTimeout(done, patience, undefined))
  const served = await Promise.race([fetch(request).catch(() => undefined), tooLate])
  if (served?.ok || served?.type === 'opaqueredirect') return served
  return (await deployment.handleRequest({ request, event: event as never })) ?? served ?? fetch(request)
}
