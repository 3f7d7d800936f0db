import type { Browser, CDPSession, Page } from 'playwright-core'
import { launch } from '../../src/tools/browser/browser.ts'
import { goTo, openDeckPage, painted, slidesOf } from '../../src/tools/browser/deckPage.ts'
import { buildDeckIfStale, distFolder, serveFolder } from '../../src/tools/serve.ts'
import { median, table } from './table.ts'

const moves = 45
const slowDowns = [1, 4]
/** What a person does not feel as lag: two frames at 60 Hz on a slow machine, one on this. */
const budgets: Record<number, number> = { 1: 16, 4: 33 }

/**
 * From a pointer's move to the painted frame, for every handle of every figure, at full speed and at a quarter of it.
 * `FIGURE=fit-reverse` measures one figure alone.
 */
export async function run(): Promise<void> {
  await buildDeckIfStale()
  const served = await serveFolder(distFolder)
  // Without a limit on frames: the wait for a screen's next frame is not ours to shorten.
  const browser = await launch(undefined, ['--disable-frame-rate-limit', '--disable-gpu-vsync'])
  try {
    const rows = [await measureFloor(browser), ...(await measureAll(browser, served.url))]
    const head = ['handle', ...slowDowns.flatMap(rate => [`CPU × ${rate}: median`, '95 %', '']), 'moves']
    console.log(`milliseconds from a pointer event to the painted frame, ${moves} moves a handle\n`)
    console.log(table(head, rows))
  } finally {
    await browser.close()
    await served.close()
  }
}

/** What the browser takes by itself: a page that moves one box, and nothing else. */
async function measureFloor(browser: Browser): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.setContent('<div style="position: absolute; left: 600px; top: 300px; width: 48px; height: 48px">+</div>')
  await page.evaluate(() => {
    const box = document.querySelector('div')
    addEventListener('pointermove', ({ clientX, clientY }) =>
      requestAnimationFrame(() => {
        if (box) box.style.transform = `translate(${clientX - 624}px, ${clientY - 324}px)`
      }),
    )
  })
  const cdp = await page.context().newCDPSession(page)
  const cells = ['the browser alone: one box']
  let counted = 0
  for (const rate of slowDowns) {
    const times = await drag(page, cdp, 'div', rate)
    counted = times.length
    cells.push(...cellsOf(times, rate))
  }
  await page.close()
  return [...cells, String(counted)]
}

function cellsOf(times: readonly number[], rate: number): string[] {
  const high = quantile(times, 0.95)
  return [median(times).toFixed(1), high.toFixed(1), high < (budgets[rate] ?? 0) ? '✓' : `> ${budgets[rate]}`]
}

async function measureAll(browser: Browser, url: string): Promise<string[][]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await openDeckPage(page, `${url}?motion=none`)
  const cdp = await page.context().newCDPSession(page)
  const rows: string[][] = []
  for (const slide of await slidesOf(page)) {
    await goTo(page, slide)
    const figures = await page.locator('section.present:not(.stack) figure[data-widget]').all()
    for (const figure of figures) {
      const id = await figure.getAttribute('id')
      if (process.env.FIGURE && process.env.FIGURE !== id) continue
      const steps = await figure.locator('.kl-step').count()
      // The last step that shows its numbers: a question's figure has less to paint.
      await goTo(page, slide, steps)
      const handles = await figure
        .locator('[data-handle]')
        .evaluateAll(all => all.map(element => (element as HTMLElement).dataset.handle ?? ''))
      for (const [index, handle] of handles.entries()) {
        const cells = [`${id} ${handle}`]
        let counted = 0
        for (const rate of slowDowns) {
          await page.keyboard.press('r')
          await painted(page)
          const times = await drag(page, cdp, `#${id} [data-handle] >> nth=${index}`, rate)
          counted = times.length
          cells.push(...cellsOf(times, rate))
        }
        rows.push([...cells, String(counted)])
      }
    }
  }
  return rows
}

/** Drags a handle to and fro, and returns how long each move took to be on the screen. */
async function drag(page: Page, cdp: CDPSession, handle: string, rate: number): Promise<number[]> {
  const box = await page.locator(handle).boundingBox()
  if (!box) return []
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(listen)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  for (let i = 1; i <= moves; i++) {
    await page.mouse.move(x + 55 * Math.sin(i / 9), y + 14 * Math.sin(i / 7))
    await page.waitForTimeout(8)
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.mouse.up()
  const times = await page.evaluate(stop)
  return times.slice(3) // the first moves still compile code
}

/** In the page: notes the time from each pointer event to the end of the frame that shows it. */
function listen(): void {
  const times: number[] = []
  const heard = (event: PointerEvent) => {
    const began = event.timeStamp
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => times.push(performance.now() - began)
      channel.port2.postMessage(undefined)
    })
  }
  addEventListener('pointermove', heard, { capture: true })
  Object.assign(window, {
    dragTimes: times,
    dragStop: () => removeEventListener('pointermove', heard, { capture: true }),
  })
}

function stop(): number[] {
  const { dragTimes, dragStop } = window as unknown as { dragTimes: number[]; dragStop(): void }
  dragStop()
  return dragTimes
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? Number.NaN
}
