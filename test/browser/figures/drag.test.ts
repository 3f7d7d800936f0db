import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { goTo, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import type { Widget } from '../../../src/widgets/core/contract.ts'
import { entriesFor } from '../../../src/widgets/core/query.ts'
import { applyText, figure, initialState } from '../../../src/widgets/core/state.ts'
import { widgets } from '../../../src/widgets/index.ts'
import { openDeck } from '../harness.ts'

/** What a figure showed at the end of a frame: its state, and its numbers at full precision. */
interface Shown {
  state: string
  numbers: Record<string, string>
}

test('in every frame of a drag each number is that of the state shown, and the picture is the one drawn anew', async () => {
  const { page, errors, close } = await openDeck()
  let checked = 0
  for (const slide of await slidesOf(page)) {
    await goTo(page, slide)
    for (const element of await page.locator('section.present:not(.stack) figure[data-widget]').all()) {
      const id = (await element.getAttribute('id')) ?? ''
      const widget = widgets[(await element.getAttribute('data-widget')) ?? '']
      if (!widget) throw new Error(`${id} is of no widget`)
      await goTo(page, slide, await element.locator('span[data-stage]').count())
      for (const index of await kindsOfHandles(element)) {
        await page.keyboard.press('r')
        await painted(page)
        const { frames, changed } = await drag(page, id, index)
        for (const shown of frames) checked += compare(id, widget.model, shown)
        expect(changed, `${id}, handle ${index}: canvases that would look different if drawn anew`).toEqual([])
      }
    }
  }
  expect(checked).toBeGreaterThan(800)
  expect(errors).toEqual([])
  await close()
}, 240_000)

/** The first handle of each kind: one of the means of a mixture's components is as good as another. */
async function kindsOfHandles(figure: Locator): Promise<number[]> {
  const all = await figure
    .locator('[data-handle]')
    .evaluateAll(handles => handles.map(handle => (handle as HTMLElement).dataset.handle?.replace(/-\d+$/, '')))
  return [...all.keys()].filter(index => all.indexOf(all[index]) === index)
}

/** Drags a handle to and fro. Returns what each frame showed, and which canvases were not what they would be if drawn anew. */
async function drag(page: Page, id: string, index: number): Promise<{ frames: Shown[]; changed: number[] }> {
  const box = await page.locator(`#${id} [data-handle] >> nth=${index}`).boundingBox()
  if (!box) throw new Error(`no handle ${index} on ${id}`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(watch, id)
  for (let i = 1; i <= 7; i++) await page.mouse.move(x + 40 * Math.sin(i), y + 12 * Math.sin(1.3 * i))
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  const changed = await page.evaluate(drawAnew, id)
  await page.mouse.up()
  return { frames: await page.evaluate(() => (window as unknown as { seen: Shown[] }).seen), changed }
}

/** In the page: notes at the end of every frame in which the pointer moved what the figure shows. */
function watch(id: string): void {
  const seen: Shown[] = []
  const note = () => {
    const element = document.getElementById(id)
    const outputs = [...(element?.querySelectorAll<HTMLElement>('output[data-value]') ?? [])]
    const numbers = outputs.map(({ dataset }) => [dataset.quantity ?? '', dataset.value ?? ''])
    seen.push({ state: element?.dataset.state ?? '', numbers: Object.fromEntries(numbers) })
  }
  const heard = () =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = note
      channel.port2.postMessage(undefined)
    })
  addEventListener('pointermove', heard, { capture: true })
  addEventListener('pointerup', () => removeEventListener('pointermove', heard, { capture: true }), { once: true })
  Object.assign(window, { seen })
}

/** In the page: has all plots of the figure drawn from nothing, as for another theme, and tells which look different now. */
function drawAnew(id: string): number[] {
  const canvases = [...document.querySelectorAll<HTMLCanvasElement>(`#${id} canvas`)]
  const before = canvases.map(canvas => canvas.toDataURL())
  document.dispatchEvent(new Event('deck:theme'))
  return canvases.flatMap((canvas, index) => (canvas.toDataURL() === before[index] ? [] : [index]))
}

/** How many numbers were compared with those that follow from the state. */
function compare(id: string, model: Widget['model'], { state, numbers }: Shown): number {
  const given = applyText(model.fields, initialState(model.fields), entriesFor(id, state), () => {})
  const { quantities } = figure(model, given)
  const shown = Object.entries(numbers)
  for (const [quantity, text] of shown) {
    const [value, wanted] = [Number(text), quantities[quantity] ?? Number.NaN]
    const near = value === wanted || Math.abs(value - wanted) <= 1e-7 * Math.max(1, Math.abs(wanted))
    expect(near, `${state}: ${quantity} is ${wanted}, shown was ${text}`).toBe(true)
  }
  return shown.length
}
