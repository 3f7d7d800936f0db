import type { CDPSession, Page } from 'playwright-core'
import { painted, slidesOf } from '../../src/tools/browser/deckPage.ts'
import { type Held, held } from './held.ts'

/** A talk gone through: how often a key was pressed and a handle dragged, and what the page holds before and after. */
export interface Endured {
  presses: number
  drags: number
  seconds: number
  before: Held
  after: Held
}

/**
 * Goes through the whole deck and back `rounds` times without a pause, each step by its key, and drags a handle on each
 * slide that has one. What is held is counted on the title, once before, after a first round, and once at the end.
 */
export async function endure(page: Page, cdp: CDPSession, rounds: number): Promise<Endured> {
  const stations = (await slidesOf(page)).reduce((sum, { steps }) => sum + steps + 1, 0) - 1
  let presses = 0
  let drags = 0
  const round = async () => {
    for (const key of ['PageDown', 'PageUp'])
      for (let i = 0; i < stations; i++) {
        await page.keyboard.press(key)
        presses++
        if (i % 3 === 0 && (await page.evaluate(dragOne, presses))) drags++
      }
    await page.keyboard.press('Home')
    await painted(page)
    // What is drawn beside the title once the page is idle is drawn at both times of counting.
    await page.waitForTimeout(1200)
  }
  await round()
  const before = await held(cdp)
  presses = 0
  drags = 0
  const began = performance.now()
  for (let i = 0; i < rounds; i++) await round()
  const seconds = (performance.now() - began) / 1000
  return { presses, drags, seconds, before, after: await held(cdp) }
}

/** In the page: takes a handle of the current slide, moves it about and lets it go. False where there is none. */
function dragOne(turn: number): boolean {
  const handles = document.querySelectorAll<HTMLElement>('section.present:not(.stack) [data-handle]')
  const handle = handles[turn % Math.max(1, handles.length)]
  const plot = handle?.parentElement
  if (!handle || !plot) return false
  const { left, top, width, height } = handle.getBoundingClientRect()
  plot.setPointerCapture = () => {}
  const fire = (type: string, by: number) =>
    plot.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 7,
        clientX: left + width / 2 + by,
        clientY: top + height / 2,
        button: 0,
        bubbles: true,
        cancelable: true,
      }),
    )
  fire('pointerdown', 0)
  for (const by of [10, 30, 60, -40, -5]) fire('pointermove', by)
  fire('pointerup', -5)
  return true
}
