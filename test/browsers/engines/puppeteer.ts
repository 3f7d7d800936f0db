import type { Browser, KeyInput, Page } from 'puppeteer-core'
import type { Engine, Tab } from './tab.ts'

/** A browser that Puppeteer drives, as an engine: every window has a context of its own. */
export function engineOf(browser: Browser): Engine {
  return {
    async open(url, size) {
      const page = await (await browser.createBrowserContext()).newPage()
      const tab = tabOf(page)
      await tab.resize(size)
      await page.goto(url)
      return tab
    },
    close: () => browser.close(),
  }
}

/** Why a request fails that was still on its way when its page was left, in Chromium and in Firefox. */
const leaving = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED']

function tabOf(page: Page): Tab {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText ?? ''
    if (!leaving.includes(reason)) errors.push(`${request.url()}: ${reason}`)
  })
  return {
    goto: url => page.goto(url),
    evaluate: ((script: (arg: unknown) => unknown, arg: unknown) => page.evaluate(script, arg)) as Tab['evaluate'],
    waitForFunction: ready => page.waitForFunction(ready),
    resize: size => page.setViewport(size),
    async stroke(pointer, [first, ...others]) {
      if (!first) return
      if (pointer === 'mouse') {
        await page.mouse.move(first.x, first.y)
        await page.mouse.down()
        for (const { x, y } of others) await page.mouse.move(x, y)
        await page.mouse.up()
      } else {
        await page.touchscreen.touchStart(first.x, first.y)
        for (const { x, y } of others) await page.touchscreen.touchMove(x, y)
        await page.touchscreen.touchEnd()
      }
    },
    async press(keys) {
      const [key, ...modifiers] = keys.split('+').toReversed() as [KeyInput, ...KeyInput[]]
      for (const modifier of modifiers) await page.keyboard.down(modifier)
      await page.keyboard.press(key)
      for (const modifier of modifiers) await page.keyboard.up(modifier)
    },
    async opened(act) {
      const known = new Set(await page.browserContext().pages())
      await act()
      for (let tries = 0; tries < 200; tries++) {
        const fresh = (await page.browserContext().pages()).find(each => !known.has(each))
        if (fresh) return tabOf(fresh)
        await new Promise(done => setTimeout(done, 50))
      }
      throw new Error('No window was opened.')
    },
    picture: () => page.screenshot(),
    errors: async () => errors,
    toFront: () => page.bringToFront(),
  }
}
