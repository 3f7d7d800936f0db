import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Point } from '../../src/geometry/point.ts'
import { awake, painted } from '../../src/tools/browser/deckPage.ts'
import { type EngineName, engines } from './engines/engines.ts'
import type { Engine, Size, Tab } from './engines/tab.ts'

/** Makes claims of one browser. One that is not there fails, and says how to get it. */
export function inBrowser(name: EngineName, claims: (engine: () => Engine) => void): void {
  describe(`in ${name}`, () => {
    let engine: Engine | undefined
    beforeAll(async () => {
      engine = await engines[name]()
    })
    afterAll(() => engine?.close())
    claims(() => engine as Engine)
  })
}

/** Opens the deck at `path`, and waits until its slide has painted. */
export async function openDeck(engine: Engine, path: string, size: Size = { width: 1280, height: 720 }): Promise<Tab> {
  const tab = await engine.open(inject('deckUrl') + path, size)
  await awake(tab)
  return tab
}

/** The middle of the first element of that selector that is seen, in pixels of the window. */
export function middle(tab: Tab, selector: string): Promise<Point> {
  return tab.evaluate(selector => {
    const seen = [...document.querySelectorAll(selector)].find(element => element.checkVisibility())
    if (!seen) throw new Error(`There is no ${selector} to be seen.`)
    const { left, top, width, height } = seen.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }, selector)
}

export async function click(tab: Tab, selector: string): Promise<void> {
  await tab.stroke('mouse', [await middle(tab, selector)])
  await painted(tab)
}

export function attribute(tab: Tab, selector: string, name: string): Promise<string | null> {
  return tab.evaluate(({ selector, name }) => document.querySelector(selector)?.getAttribute(name) ?? null, {
    selector,
    name,
  })
}
