import type { FrameLocator, Locator, Page } from 'playwright-core'
import { awake, openDeckPage, type SlidePlace, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { hooks } from '../parts.ts'

/** A deck wherever it stands: a window, or a frame of the speaker's page. */
export type Where = Page | FrameLocator

/** Presses a key that opens a window, and waits until the deck in it, or in its frames, has painted. */
export async function openWindow(page: Page, key: string): Promise<Page> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press(key)])
  await opened.waitForLoadState()
  if (new URL(opened.url()).pathname.endsWith('speaker.html')) {
    for (const frame of [hooks.currentFrame, hooks.nextFrame])
      await opened.frameLocator(frame).locator('html[data-deck="ready"]').waitFor({ state: 'attached' })
    await opened.locator(`${hooks.notes}[data-slide]`).waitFor({ state: 'attached' })
  } else {
    await awake(opened)
  }
  return opened
}

export const currentIn = (speaker: Page) => speaker.frameLocator(hooks.currentFrame)
export const nextIn = (speaker: Page) => speaker.frameLocator(hooks.nextFrame)

/** The slide and the step that a deck shows: `kl-divergence 2`. */
export function placeIn(where: Where): Promise<string> {
  return where.locator('html').evaluate(() => {
    const { reveal } = (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck
    return `${reveal.getCurrentSlide().id} ${(reveal.getIndices().f ?? -1) + 1}`
  })
}

/** A figure's state, as text. */
export async function stateIn(where: Where, id: string): Promise<string> {
  return (await where.locator(`#${id}`).getAttribute('data-state')) ?? ''
}

/** Everything that the windows of a talk have in common: the place, and each figure's state. */
export async function everythingIn(where: Where): Promise<Record<string, string>> {
  const states = await where
    .locator('figure[data-widget]')
    .evaluateAll(all => all.map(figure => [figure.id, figure.getAttribute('data-state') ?? ''] as const))
  return { place: await placeIn(where), ...Object.fromEntries(states) }
}

/** Drags a handle by `x` pixels of the window, and lets it go. */
export async function drag(page: Page, handle: Locator, x: number): Promise<void> {
  const box = await handle.boundingBox()
  if (!box) throw new Error('There is no such handle on the screen.')
  const [left, top] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.bringToFront()
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + x, top, { steps: 5 })
  await page.mouse.up()
}

/** Listens to what the windows of the talk of `page` say, from a page of the same machine that takes no part. */
export async function overhear(page: Page, url: string): Promise<() => Promise<{ from: string; hello?: boolean }[]>> {
  const talk = await page.evaluate(() => sessionStorage.getItem('kl-talk-name'))
  const listener = await page.context().newPage()
  await listener.goto(`${url}favicon.svg`)
  await listener.evaluate(talk => {
    const heard: unknown[] = []
    const channel = new BroadcastChannel(`kl-talk-${talk}`)
    channel.onmessage = ({ data }) => heard.push(data)
    Object.assign(window, { heard, channel })
  }, talk)
  return () => listener.evaluate(() => (window as unknown as { heard: { from: string; hello?: boolean }[] }).heard)
}

/** Opens the deck in another tab of the same browser, which nobody of the talk has opened. */
export async function openTab(page: Page, url: string): Promise<Page> {
  const tab = await page.context().newPage()
  await openDeckPage(tab, url)
  return tab
}

/** A slide for each kind of figure, the first that has it. */
export async function slidesOfWidgets(page: Page): Promise<SlidePlace[]> {
  const ids = await page.evaluate(() => {
    const first = new Map<string, string>()
    for (const figure of document.querySelectorAll<HTMLElement>('figure[data-widget]'))
      if (!first.has(figure.dataset.widget!)) first.set(figure.dataset.widget!, figure.closest('section')!.id)
    return [...first.values()]
  })
  return (await slidesOf(page)).filter(({ id }) => ids.includes(id))
}
