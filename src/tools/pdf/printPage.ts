/** Opens the deck's print page in a browser, ready to be printed. */
import type { Page } from 'playwright-core'
import { UsageError } from '../commands/options.ts'

/** What is to be printed; what is missing is as usual (every slide, light, a page each). */
export interface PrintOptions {
  pages?: 'slides' | 'steps' | 'handout'
  paper?: string
  theme?: string
  /** Numbers of slides: `3-7` or `3`. */
  slides?: string
  /** The deck's public address, for links back to its live figures. */
  home?: string
}

/** A sheet as the rendition lists it: the slide, and the step it shows where every step has one. */
export interface PrintedSheet {
  id: string
  title: string
  number: number
  deeper: boolean
  step?: number
}

/** What a rendition holds that is ready to be printed. */
export interface Rendition {
  title: string
  description: string
  author: string
  language: string
  sheets: PrintedSheet[]
  /** The TeX of every formula. */
  formulas: string[]
}

type RenditionWindow = Window & { deckHome?: string; sheets: PrintedSheet[] }

/** Resolves when the page may be printed; throws with what it complained about. */
export async function openPrintRendition(
  page: Page,
  { url, home, ...asked }: PrintOptions & { url: string },
  progress: (done: number, of: number) => void = () => {},
): Promise<Rendition> {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  await page.emulateMedia({ colorScheme: asked.theme === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' })
  if (home) await page.addInitScript(home => Object.assign(window, { deckHome: home }), home)
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== undefined))
  await page.goto(`${url}print.html?${query}`)
  await untilReady(page, complaints, progress)
  const count = await page.evaluate(() => Number(document.documentElement.dataset.slides))
  if (Number(asked.slides?.split('-').at(-1) ?? 1) > count)
    throw new UsageError(`--slides: there are ${count} slides, got “${asked.slides}”.`)
  if (complaints.length > 0) throw new Error(`The print rendition complained:\n${complaints.join('\n')}`)
  return page.evaluate(() => {
    const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
    return {
      title: document.title,
      description: meta('description'),
      author: meta('author'),
      language: document.documentElement.lang,
      sheets: (window as unknown as RenditionWindow).sheets,
      formulas: [...document.querySelectorAll('[data-tex]')].map(formula => formula.ariaLabel ?? ''),
    }
  })
}

async function untilReady(page: Page, complaints: string[], progress: (done: number, of: number) => void) {
  const deadline = Date.now() + 120_000
  for (;;) {
    const { deck, done } = await page.evaluate(() => ({
      deck: document.documentElement.dataset.deck,
      done: document.documentElement.dataset.progress,
    }))
    if (deck === 'print-ready') return
    const [, at, of] = /^(\d+)\/(\d+)$/.exec(done ?? '') ?? []
    if (at && of) progress(Number(at), Number(of))
    if (Date.now() > deadline) {
      const found =
        complaints.length > 0 ? complaints.join('\n') : 'It reported no error; open it to see what is missing.'
      throw new Error(`The print rendition (print.html) was not ready for printing after two minutes.\n${found}`)
    }
    await new Promise(done => setTimeout(done, 60))
  }
}
