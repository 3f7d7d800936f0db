import { launch } from 'puppeteer-core'
import { ensureBrowser, flags } from '../../../src/tools/browser/browser.ts'
import { launchFirefox } from './firefox.ts'
import { engineOf } from './puppeteer.ts'
import type { Engine } from './tab.ts'
import { startWebKit } from './webkit.ts'

/** The browsers in which the deck holds, and how each is started; an error says what is missing and how to get it. */
export const engines = {
  Chromium: async () =>
    engineOf(await launch({ executablePath: ensureBrowser(), args: flags(), headless: true, defaultViewport: null })),
  Firefox: async () => engineOf(await launchFirefox()),
  WebKitGTK: startWebKit,
} satisfies Record<string, () => Promise<Engine>>

export type EngineName = keyof typeof engines
