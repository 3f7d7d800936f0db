import type { BrowserContextOptions, Locator } from 'playwright-core'

const finger: BrowserContextOptions = { hasTouch: true, isMobile: true }

/** The windows a student has the lecture in. */
export const sizes: Readonly<Record<string, BrowserContextOptions>> = {
  'a laptop, 1280 × 720': { viewport: { width: 1280, height: 720 } },
  'an upright phone, 390 × 844': { ...finger, viewport: { width: 390, height: 844 } },
  'a lying phone, 844 × 390': { ...finger, viewport: { width: 844, height: 390 } },
}

/** Presses with the pointer there is in a window of that size. */
export function presser({ hasTouch }: BrowserContextOptions): (what: Locator) => Promise<void> {
  return what => (hasTouch ? what.tap() : what.click())
}
