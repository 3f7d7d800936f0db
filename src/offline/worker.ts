import { type PrecacheEntry, Serwist } from 'serwist'

/** Of a service worker's own scope, what is used here: the page's types do not know it. */
interface WorkerScope {
  /** Every file of the deployment with its revision, written in by the build. */
  readonly __SW_MANIFEST: PrecacheEntry[]
  readonly registration: ServiceWorkerRegistration
  readonly clients: { matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<unknown[]> }
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

interface FetchEvent extends Event {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

declare const self: WorkerScope

/** How long a page that opens waits to hear of a newer deployment, and to have all of it: ms. */
const patience = 1000

/**
 * Keeps one deployment whole: it fetches every file at once, and answers from these alone. A newer one is fetched beside it
 * and waits. It takes over when a page is opened or loaded anew while no other window shows the lecture, so that no
 * two versions meet in a talk, and no window is ever loaded anew by itself.
 */
const deployment = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: { ignoreURLParametersMatching: [/./] },
  clientsClaim: true,
})

self.addEventListener('fetch', event => {
  if (event.request.mode === 'navigate' && event.request.destination === 'document') event.respondWith(open(event))
})
deployment.addEventListeners()

async function open(event: FetchEvent): Promise<Response> {
  const { request } = event
  if ((await isOnlyWindow(request)) && (await hasNewer())) {
    self.registration.waiting?.postMessage({ type: 'SKIP_WAITING' })
    // The same address again, which the newer deployment answers.
    return new Response(null, { headers: { Refresh: '0' } })
  }
  return (await deployment.handleRequest({ request, event: event as never })) ?? fetch(request)
}

/** Whether no window but the one that is opened, or loaded anew, shows the lecture. */
async function isOnlyWindow({ cache }: Request): Promise<boolean> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const isReload = cache === 'no-cache' || cache === 'reload'
  return windows.length <= (isReload ? 1 : 0)
}

/** Asks for a newer deployment; true once all of it is here. Without a network, at once false. */
async function hasNewer(): Promise<boolean> {
  const { registration } = self
  if (registration.waiting) return true
  const wait = new Promise<void>(done => setTimeout(done, patience))
  await Promise.race([wait, registration.update().then(() => settled(registration.installing))]).catch(() => {})
  return registration.waiting !== null
}

function settled(worker: ServiceWorker | null): Promise<void> {
  return new Promise(done => {
    if (!worker) return done()
    worker.addEventListener('statechange', () => done())
  })
}
