/** A page with the deck as scripts open it, wait for it and turn its slides. */
import type { Page } from 'playwright-core'
import type { RevealApi } from 'reveal.js'

/** A slide as a script sees it: where it is, and how many steps it has after its first look. */
export interface SlidePlace {
  id: string
  h: number
  v: number
  steps: number
}

/** What these functions need of a page: Playwright's, or one of any other driver that does as much. */
export interface Scripted {
  evaluate: Page['evaluate']
  waitForFunction(ready: () => unknown): Promise<unknown>
}

/** What the deck offers to scripts, in the page. */
type DeckWindow = Window & { deck: { reveal: RevealApi } }

/** Opens the deck at `url` and waits until its current slide has painted. */
export async function openDeckPage(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await awake(page)
}

/** Waits until the deck of a page that was just opened or loaded anew has come to life, keys and all, and has painted. */
export async function awake(page: Scripted): Promise<void> {
  await page.waitForFunction(() => 'deck' in window)
  await painted(page)
}

/** Waits until the current slide is ready and its last change is on the screen. */
export async function painted(page: Scripted): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.deck === 'ready')
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
}

/** Every slide in the lecture's order, deeper ones included. */
export function slidesOf(page: Scripted): Promise<SlidePlace[]> {
  return page.evaluate(() => {
    const { reveal } = (window as unknown as DeckWindow).deck
    return reveal.getSlides().map(slide => {
      const { h, v } = reveal.getIndices(slide)
      const order = [...slide.querySelectorAll('.fragment')].map(step => step.getAttribute('data-fragment-index'))
      return { id: slide.id, h, v, steps: new Set(order).size }
    })
  })
}

/** Jumps to a slide as it stands after `step` steps, and waits until it has painted. */
export async function goTo(page: Scripted, { h, v }: SlidePlace, step = 0): Promise<void> {
  await page.evaluate(([h, v, f]) => (window as unknown as DeckWindow).deck.reveal.slide(h, v, f), [
    h,
    v,
    step - 1,
  ] as const)
  await painted(page)
}

/** Where the deck stands: the id of the slide, and how many of its steps are shown. */
export function whereabouts(page: Scripted): Promise<{ id: string; step: number }> {
  return page.evaluate(() => {
    const slide = (window as unknown as DeckWindow).deck.reveal.getCurrentSlide()
    const shown = [...slide.querySelectorAll('.fragment.visible')].map(step => step.getAttribute('data-fragment-index'))
    return { id: slide.id, step: new Set(shown).size }
  })
}
