import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { launch } from '../../src/tools/browser/browser.ts'
import { openDeckPage } from '../../src/tools/browser/deckPage.ts'

/** The deck in a page of its own, with what a test may want to know of it. */
export interface OpenDeck {
  page: Page
  /** The address of every request the page made. */
  requests: string[]
  /** Errors on the console, exceptions nobody caught, and requests that failed, but for those that leaving a page cut off. */
  errors: string[]
  close(): Promise<void>
}

let browser: Promise<Browser> | undefined

/** The browser of this test file, started when first needed. */
export function theBrowser(): Promise<Browser> {
  browser ??= launch(inject('browserPath'))
  return browser
}

afterAll(async () => {
  await (await browser)?.close()
})

/**
 * Opens the deck at `path` (such as `?motion=none#/title`) in a fresh context, and waits until its slide has painted.
 * Without `motion=none` in the path, the page moves as it does for a reader.
 */
export async function openDeck(
  path = '?motion=none',
  { url = inject('deckUrl'), ...context }: BrowserContextOptions & { url?: string } = {},
): Promise<OpenDeck> {
  const deck = await openPage(context)
  await openDeckPage(deck.page, url + path)
  return deck
}

/**
 * A blank page in a fresh context, 1280 × 720 unless told otherwise, that remembers its requests and errors. It keeps
 * nothing for offline use unless told to: that would fetch the whole lecture in every test.
 */
export async function openPage(options: BrowserContextOptions = {}): Promise<OpenDeck> {
  const context = await (await theBrowser()).newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
    ...options,
  })
  const page = await context.newPage()
  const requests: string[] = []
  const errors: string[] = []
  page.on('request', request => requests.push(request.url()))
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') errors.push(`${request.url()}: ${reason}`)
  })
  page.on('response', response => response.status() >= 400 && errors.push(`${response.url()}: ${response.status()}`))
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  return { page, requests, errors, close: () => context.close() }
}
