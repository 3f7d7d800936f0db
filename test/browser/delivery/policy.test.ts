import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { awake, goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { openPage } from '../harness.ts'
import { openWindow } from '../presenting/windows.ts'

/** Gathers what the Content-Security-Policy stops in any page or frame of a context, from before their first script. */
async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const stopped: string[] = []
  await context.exposeBinding('tellStopped', ({ frame }, what: string) => stopped.push(`${frame.url()}: ${what}`))
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      (window as unknown as { tellStopped(what: string): void }).tellStopped(`${effectiveDirective} ${blockedURI}`),
    ),
  )
  return stopped
}

/** Whether a script written into the page, and one in an attribute, ran. */
function runsInlineScript(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    const picture = document.createElement('img')
    picture.setAttribute('onerror', 'window.injected = true')
    picture.src = 'data:,'
    document.body.append(picture)
    await new Promise(done => setTimeout(done, 100))
    return 'injected' in window
  })
}

test('slides, widgets, speaker view, reading view and print rendition keep to their policy; a script put into them does not run', async () => {
  const { page, errors, close } = await openPage()
  const stopped = await watchPolicy(page.context())
  await page.goto(`${inject('deckUrl')}?motion=none`)
  await awake(page)
  for (const slide of await slidesOf(page)) await goTo(page, slide, slide.steps)
  const speaker = await openWindow(page, 's')
  const reading = await page.context().newPage()
  await reading.goto(`${inject('deckUrl')}?view=reading&motion=none`)
  for (const figure of await reading.locator('figure[data-widget]').all()) {
    await figure.scrollIntoViewIfNeeded()
    await figure.and(reading.locator('[data-state]')).waitFor()
  }
  const print = await page.context().newPage()
  await print.goto(`${inject('deckUrl')}print.html`)
  await print.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  expect(stopped).toEqual([])
  expect(errors).toEqual([])

  for (const each of [page, speaker, reading, print]) {
    expect(await runsInlineScript(each)).toBe(false)
    await expect
      .poll(() => stopped)
      .toEqual([`${each.url()}: script-src-elem inline`, `${each.url()}: script-src-attr inline`])
    stopped.length = 0
  }
  await close()
})
