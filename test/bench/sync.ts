import type { Frame, Page } from 'playwright-core'
import { launch } from '../../src/tools/browser/browser.ts'
import { awake, openDeckPage } from '../../src/tools/browser/deckPage.ts'
import { buildDeckIfStale, distFolder, serveFolder } from '../../src/tools/serve.ts'
import { median, table } from './table.ts'

const moves = 60
const figures = [
  { slide: 'kl-divergence', id: 'explorer', handle: 'q:mean' },
  { slide: 'reverse-kl', id: 'fit-reverse', handle: 'p:mean-2' },
]
/** Nobody in the hall sees that two screens are this far apart: ms, at the median. */
const budget = 50

/** From a pointer's move in one window to the painted frame of another of the talk, beside what the message alone costs. */
export async function run(): Promise<void> {
  await buildDeckIfStale()
  const served = await serveFolder(distFolder)
  const browser = await launch()
  try {
    const rows: string[][] = []
    for (const figure of figures) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
      const page = await context.newPage()
      await openDeckPage(page, `${served.url}?motion=none#/${figure.slide}`)
      const second = await opened(page, 'w')
      await awake(second)
      const speaker = await opened(page, 's')
      const current = await frameOf(speaker)
      const ways: Record<string, () => Promise<number[]>> = {
        'a message alone, and a frame': () => bare(page, second),
        'audience → second window': () => measure(page, second, figure),
        'audience → speaker view': () => measure(page, current, figure),
        'speaker view → audience': () => measure(current, page, figure),
      }
      for (const [name, way] of Object.entries(ways)) {
        const times = await way()
        const middle = median(times)
        rows.push([
          `${figure.id}: ${name}`,
          middle.toFixed(1),
          quantile(times, 0.95).toFixed(1),
          middle < budget ? '✓' : `> ${budget}`,
          String(times.length),
        ])
      }
      await context.close()
    }
    console.log('milliseconds from a pointer event in one window to the painted frame in the other\n')
    console.log(table(['', 'median', '95 %', `< ${budget}`, 'frames'], rows))
  } finally {
    await browser.close()
    await served.close()
  }
}

async function opened(page: Page, key: string): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press(key)])
  await popup.waitForLoadState()
  return popup
}

async function frameOf(speaker: Page): Promise<Frame> {
  await speaker.waitForFunction(
    () =>
      document.querySelector<HTMLIFrameElement>('.speaker-current')?.contentDocument?.documentElement.dataset.deck ===
      'ready',
  )
  const frame = speaker.frames().find(each => each.url().includes('frame=current'))
  if (!frame) throw new Error('The speaker’s page has no frame with the current slide.')
  return frame
}

/** Drags a handle in `from` to and fro; how long after each pointer event `to` had painted what it led to. */
async function measure(from: Page | Frame, to: Page | Frame, figure: (typeof figures)[number]): Promise<number[]> {
  const page = 'mouse' in from ? from : from.page()
  await page.bringToFront()
  await from.evaluate(noteMoves, figure.id)
  await to.evaluate(notePaints, figure.id)
  const box = await from.locator(`#${figure.id} [data-handle="${figure.handle}"]`).boundingBox()
  if (!box) throw new Error(`There is no handle ${figure.handle} in ${figure.id}.`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let i = 1; i <= moves; i++) {
    await page.mouse.move(x + 40 * Math.sin(i / 9), y)
    await page.waitForTimeout(16)
  }
  await page.mouse.up()
  await page.waitForTimeout(500)
  const made = new Map(await from.evaluate(noted))
  const shown = await to.evaluate(noted)
  return shown.flatMap(([state, at]) => (made.has(state) ? [at - made.get(state)!] : [])).slice(3)
}

/** In the page a drag is made in: when the pointer asked for each state. */
function noteMoves(id: string): void {
  const { figures } = (window as unknown as DeckWindow).deck
  const moves = new Map<string, number>()
  let at = 0
  const heard = (event: PointerEvent) => {
    at = performance.timeOrigin + event.timeStamp
  }
  addEventListener('pointermove', heard, { capture: true })
  document.addEventListener('deck:change', () => {
    const { state } = figures.get(id)!.snapshot
    if (!moves.has(state)) moves.set(state, at)
  })
  Object.assign(window, { noted: moves })
}

/** In the page that follows: when each state was on the screen. */
function notePaints(id: string): void {
  const { figures } = (window as unknown as DeckWindow).deck
  const paints = new Map<string, number>()
  new MutationObserver(() => {
    requestAnimationFrame(() => {
      const { state } = figures.get(id)!.snapshot
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        if (!paints.has(state)) paints.set(state, performance.timeOrigin + performance.now())
        channel.port1.close()
      }
      channel.port2.postMessage(undefined)
    })
  }).observe(document.getElementById(id)!, { attributeFilter: ['data-state'] })
  Object.assign(window, { noted: paints })
}

function noted(): [string, number][] {
  return [...(window as unknown as { noted: Map<string, number> }).noted]
}

/** The floor: a message from one window to the other, and a frame there. */
async function bare(from: Page, to: Page): Promise<number[]> {
  await to.evaluate(() => {
    const times: number[] = []
    new BroadcastChannel('bare').onmessage = ({ data }) =>
      requestAnimationFrame(() => times.push(performance.timeOrigin + performance.now() - (data as number)))
    Object.assign(window, { bareTimes: times })
  })
  await from.evaluate(async count => {
    const channel = new BroadcastChannel('bare')
    for (let i = 0; i < count; i++) {
      channel.postMessage(performance.timeOrigin + performance.now())
      await new Promise(done => setTimeout(done, 16))
    }
  }, moves)
  return to.evaluate(() => (window as unknown as { bareTimes: number[] }).bareTimes)
}

interface DeckWindow {
  deck: { figures: Map<string, { snapshot: { state: string } }> }
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? Number.NaN
}
