import { type Browser, launch } from 'puppeteer-core'
import { fileOf, firefox } from './programs.ts'

/** Starts Firefox without a window, driven over WebDriver BiDi, which it speaks itself: no other driver is needed. */
export function launchFirefox(): Promise<Browser> {
  return launch({ browser: 'firefox', executablePath: fileOf(firefox), headless: true, defaultViewport: null })
}
